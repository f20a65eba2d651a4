/**
 * How others find a running server without being told its address. An {@link roundtable.server.discovery.Announcer} says
 * what session this is, on the networks on which the server listens and on no other: as a DNS-SD service, and by a beacon
 * where multicast DNS does not get through. A {@link roundtable.server.discovery.NodeSearch} hears which others
 * announce themselves as nodes. Nothing here may delay the server or make it fail.
 */
package roundtable.server.discovery;
