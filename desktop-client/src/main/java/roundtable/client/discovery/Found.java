package roundtable.client.discovery;

import java.util.OptionalInt;
import roundtable.client.link.ServerAddress;

/**
 * A session that can be joined.
 *
 * @param id tells it from all others, for as long as its server runs
 * @param name what whoever runs it calls it: visible characters, 64 at most; not unique
 * @param address where this computer reaches it
 * @param server the program and its version
 * @param people how many were there a moment ago, if that is known
 * @param here whether it runs on this computer
 */
public record Found(String id, String name, ServerAddress address, String server, OptionalInt people, boolean here) {}
