package roundtable.server.net;

import java.io.IOException;
import roundtable.protocol.Message;
import roundtable.protocol.ProtocolException;

/**
 * What one client and one service have to say to each other. All methods run in the connection's reading thread, so they
 * are never called at the same time.
 */
public interface Conversation<R extends Message.Request> {

    /**
     * A request. What it throws as a {@link ProtocolException} is the answer.
     *
     * @throws ConnectionLostException where the client is gone
     * @throws IOException where the server's disk fails it: the client is told {@code unavailable}
     */
    void receive(R request, Reply reply) throws IOException;

    /** A line was no request, and has been answered so: not that of an unknown type, which a later version may send. */
    default void unreadable(ProtocolException refusal) {}

    /** Runs {@code then} once every request so far has been answered; the client will send no more. */
    default void finish(Runnable then) {
        then.run();
    }

    /** The connection is gone; nothing can be sent any more. */
    void ended();
}
