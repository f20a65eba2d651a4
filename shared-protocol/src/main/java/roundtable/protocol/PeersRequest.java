package roundtable.protocol;

/** What a client asks of any node of the network; and what one node says to another. */
public sealed interface PeersRequest extends Message.Request
        permits PeersRequest.Network,
                PeersRequest.Watch,
                PeersRequest.Find,
                PeersRequest.Get,
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
}
