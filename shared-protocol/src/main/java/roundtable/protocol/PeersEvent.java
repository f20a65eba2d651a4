package roundtable.protocol;

import java.time.Instant;
import java.util.List;

/** What a node says to a client. The answer to {@code get} is {@link FilesEvent.File}. */
public sealed interface PeersEvent extends Message.Event {

    /**
     * The network as this node knows it.
     *
     * @param node the node that answers
     * @param leader the node that leads, or 0 while there is none
     * @param term the number of the leader's term
     * @param since when this node took it for the leader, or null while there is none
     * @param why why it leads, in a sentence
     * @param links the connections that hold the network together
     * @param transfers the files that are on their way from node to node just now
     */
    record Network(
            int node,
            int leader,
            List<Member> nodes,
            Long term,
            Instant since,
            String why,
            List<Link> links,
            List<NodeMessage.Transfer> transfers)
            implements PeersEvent {
        public Network {
            nodes = List.copyOf(nodes);
            links = links == null ? null : List.copyOf(links);
            transfers = transfers == null ? null : List.copyOf(transfers);
        }
    }

    /** One node: {@code state} is {@code up} or {@code down}; {@code files} counts its shelf. */
    record Member(int node, String address, String state, int files) {}

    /** A connection between two nodes. */
    record Link(int from, int to) {}

    /** The SHA-256 of pieces of a file, from the one of number {@code from} on. */
    record Pieces(String name, String sha256, int from, List<String> hashes) implements PeersEvent {
        public Pieces {
            hashes = List.copyOf(hashes);
        }
    }

    /** The nodes that have a file. */
    record Found(String name, List<Integer> nodes, long size, String sha256) implements PeersEvent {
        public Found {
            nodes = List.copyOf(nodes);
        }
    }
}
