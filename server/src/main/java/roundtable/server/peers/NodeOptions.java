package roundtable.server.peers;

import java.util.List;
import roundtable.protocol.NodeMessage;

/**
 * How a server is a node of a network.
 *
 * @param node its id, from 1 on
 * @param peers addresses of other nodes' peers ports
 * @param discover whether it looks for nodes that announce themselves, and announces itself as one
 */
public record NodeOptions(int node, List<String> peers, boolean discover) {
    public NodeOptions {
        NodeMessage.checkNode("node", node);
        peers = peers.stream()
                .map(address -> NodeMessage.checkAddress("peers", address))
                .toList();
    }

    /** A node that knows the others by their addresses alone. */
    public NodeOptions(int node, List<String> peers) {
        this(node, peers, false);
    }
}
