package roundtable.server.peers;

import java.util.List;

/**
 * The node that this server is.
 *
 * @param node its id, from 1 on
 * @param started grows with each start, and tells two nodes of one id apart
 * @param port its peers port
 * @param seeds addresses at which it was told to look for others
 * @param discovers whether others may announce themselves to it
 */
record Self(int node, long started, int port, List<String> seeds, boolean discovers) {
    Self {
        seeds = List.copyOf(seeds);
    }
}
