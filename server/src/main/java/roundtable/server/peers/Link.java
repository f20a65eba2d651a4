package roundtable.server.peers;

import roundtable.protocol.NodeMessage;
import roundtable.protocol.ProtocolException;

/** A line to another node as it really is. Nothing here waits. */
interface Link {
    /** Sends a message after all that was sent before. */
    void send(NodeMessage message);

    /** Ends it once all is sent; the other node is told {@code refusal} before, unless it is null. */
    void close(ProtocolException refusal);
}
