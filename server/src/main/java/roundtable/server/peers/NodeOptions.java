package roundtable.server.peers;

import java.util.List;
import roundtable.protocol.NodeMessage;

/**
 * How a server is a node of a network.
 *
 * @param node its id, from 1 on
 * @param peers addresses of other nodes' peers ports
 */
public record NodeOptions(int node, List<String> peers) {
    public NodeOptions {
        NodeMessage.checkNode("node", node);
        peers = peers.stream()
                .map(address -> NodeMessage.checkAddress("peers", address))
                .toList();
    }
}
