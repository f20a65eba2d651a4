package roundtable.protocol;

import java.time.Instant;
import java.util.List;

/** What a node says to a client. The answer to {@code get} is {@link FilesEvent.File}. */
public sealed interface PeersEvent extends Message.Event {
    /** More than there can be of nodes, of links and of files on their way, in any network that works. */
    int MANY = 10_000;

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
     * @param state what the node that answers is doing: {@code alone} (it is in no network), {@code seeking}, {@code leading},
     *     {@code following} or {@code out} (another node of its id is in the network)
     * @param catalogue is another number each time that the catalogue is another
     */
    record Network(
            int node,
            int leader,
            List<Member> nodes,
            Long term,
            Instant since,
            String why,
            List<Link> links,
            List<NodeMessage.Transfer> transfers,
            String state,
            Long catalogue)
            implements PeersEvent {
        public Network {
            Require.atMost("nodes", nodes, MANY);
            if (links != null) {
                Require.atMost("links", links, MANY);
            }
            if (transfers != null) {
                Require.atMost("transfers", transfers, MANY);
            }
            nodes = List.copyOf(nodes);
            links = links == null ? null : List.copyOf(links);
            transfers = transfers == null ? null : List.copyOf(transfers);
        }
    }

    /** One node: {@code state} is {@code up} or {@code down}; {@code files} counts its shelf. */
    record Member(int node, String address, String state, int files) {
        public Member {
            Require.notNegative("node", node);
            Require.atMost("address", address, 300);
            Require.present("state", state);
            Require.notNegative("files", files);
        }
    }

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
            Require.present("name", name);
            Require.atMost("nodes", nodes, MANY);
            nodes = List.copyOf(nodes);
        }
    }

    /** Who has which file, as far as is known; also of nodes that are down. In parts where they are many ("more"). */
    record Catalogue(List<Listed> files, Boolean more) implements PeersEvent {
        public Catalogue {
            files = List.copyOf(files);
        }
    }

    /**
     * A file and the nodes that have it, the lowest first. Files of one name and another content stand apart; the first of
     * them that is on a node that is up is the one that {@code get} gives.
     */
    record Listed(String name, long size, String sha256, List<Integer> nodes) {
        public Listed {
            Require.present("name", name);
            Require.notNegative("size", size);
            Require.sha256("sha256", sha256);
            Require.atMost("nodes", nodes, MANY);
            nodes = List.copyOf(nodes);
        }
    }
}
