/**
 * Hears the announcements of servers, for windows that look for sessions and for nodes that look for nodes: {@link
 * roundtable.protocol.discovery.Beacons} is the way in. Nothing that is heard is trusted: it is bounded, counted and checked,
 * and means no more than that somebody said it.
 */
package roundtable.protocol.discovery;
