package roundtable.protocol;

/** What a client asks of any node of the network; and what one node says to another. */
public sealed interface PeersRequest extends Message.Request
        permits PeersRequest.Network,
                PeersRequest.Watch,
                PeersRequest.Catalogue,
                PeersRequest.Find,
                PeersRequest.Get,
                PeersRequest.Piece,
                PeersRequest.Pieces,
                NodeMessage.JoinNetwork,
                NodeMessage.JoinedNetwork,
                NodeMessage.Lead,
                NodeMessage.Following,
                NodeMessage.Members,
                NodeMessage.Shelf,
                NodeMessage.Alive,
                NodeMessage.Moved,
                NodeMessage.Met,
                NodeMessage.StayOut,
                NodeMessage.Transfers {

    /** Asks which nodes there are, and which one leads. */
    record Network() implements PeersRequest {}

    /** Asks for the same, and again whenever it has changed. */
    record Watch() implements PeersRequest {}

    /** Asks which node has which file. */
    record Catalogue() implements PeersRequest {}

    /** Asks which nodes have a file. */
    record Find(String name) implements PeersRequest {
        public Find {
            FileNames.check("name", name);
        }
    }

    /** Asks for a file's bytes from {@code offset} (null: 0) on, from whichever node has it. */
    record Get(String name, Long offset) implements PeersRequest {
        public Get {
            FileNames.check("name", name);
            Require.notNegative("offset", offset);
        }
    }

    /**
     * Asks for a piece of the file of that name and content: {@code length} bytes from {@code offset} on.
     *
     * @param node the node that has it, or null for the one that is asked; another one is asked by the one that is asked
     */
    record Piece(String name, String sha256, long offset, int length, Integer node) implements PeersRequest {
        public Piece {
            FileNames.check("name", name);
            Require.sha256("sha256", sha256);
            Require.notNegative("offset", offset);
            Require.within("length", length, 1, NodeMessage.PIECE);
            if (node != null) {
                NodeMessage.checkNode("node", node);
            }
        }
    }

    /** Asks for the SHA-256 of {@code count} pieces of {@link NodeMessage#PIECE} bytes, from the one of number {@code from} on. */
    record Pieces(String name, String sha256, int from, int count, Integer node) implements PeersRequest {
        public Pieces {
            FileNames.check("name", name);
            Require.sha256("sha256", sha256);
            Require.notNegative("from", from);
            Require.within("count", count, 1, NodeMessage.MOST_PIECES);
            if (node != null) {
                NodeMessage.checkNode("node", node);
            }
        }
    }
}
