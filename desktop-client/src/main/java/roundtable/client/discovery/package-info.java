/**
 * Finds sessions on the networks that this computer is on, while somebody looks: by DNS-SD, and by the beacons of servers
 * where multicast DNS does not get through. {@link roundtable.client.discovery.Finder} is the way in. Nothing that is
 * heard is trusted: it is checked, counted and bounded. References are non-null unless a comment says "or null".
 */
package roundtable.client.discovery;
