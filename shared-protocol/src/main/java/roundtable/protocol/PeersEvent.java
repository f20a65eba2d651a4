package roundtable.protocol;

import java.util.List;

/** What a node says to a client. The answer to {@code get} is {@link FilesEvent.File}. */
public sealed interface PeersEvent extends Message.Event {

    /** The network as this node knows it. */
    record Network(int node, int leader, List<Member> nodes) implements PeersEvent {
        public Network {
            nodes = List.copyOf(nodes);
        }
    }

    /** One node: {@code state} is {@code up} or {@code down}; {@code files} counts its shelf. */
    record Member(int node, String address, String state, int files) {}

    /** The nodes that have a file. */
    record Found(String name, List<Integer> nodes, long size, String sha256) implements PeersEvent {
        public Found {
            nodes = List.copyOf(nodes);
        }
    }
}
