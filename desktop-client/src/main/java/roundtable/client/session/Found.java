package roundtable.client.session;

import roundtable.client.link.ServerAddress;

/**
 * A session that told of itself on the network.
 *
 * @param name what its host calls it
 * @param people how many are in it, or -1 where it does not tell
 */
public record Found(String name, ServerAddress address, int people) {}
