package roundtable.server.peers;

import roundtable.protocol.NodeMessage;
import roundtable.protocol.ProtocolException;

/** What a {@link Node} wants done: it has no sockets itself. */
sealed interface Deed {
    /** Open a line to that address, and tell of it by {@link Node#opened} or {@link Node#failed}. */
    record Dial(String address) implements Deed {}

    /** Send a message over that line. */
    record Send(int line, NodeMessage message) implements Deed {}

    /** Close that line once all is sent; the other end is told {@code refusal} before, unless it is null. */
    record Close(int line, ProtocolException refusal) implements Deed {}

    /** Write a line into the log, for people. */
    record Say(System.Logger.Level level, String text) implements Deed {}
}
