package roundtable.server.net;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.Closeable;
import java.nio.channels.FileChannel;
import java.util.Iterator;
import roundtable.protocol.Message;
import roundtable.protocol.ProtocolException;
import roundtable.protocol.SessionEvent;

/** Where the answers to one request go: to its connection, with its id. Safe for any thread, and never waits. */
public final class Reply {
    private final Outgoing outbox;
    private final JsonNode id;

    /** The answers to the request of that id, which is null for one without. */
    public Reply(Outgoing outbox, JsonNode id) {
        this.outbox = outbox;
        this.id = id;
    }

    /** Answers. */
    public void send(Message.Event event) {
        outbox.offer(Encoded.of(event, id));
    }

    /** Answers with an event that others get too. */
    public void send(Encoded event, Message.Event same) {
        outbox.offer(id == null ? event : Encoded.of(same, id));
    }

    /** Answers in parts, each made only when the one before it has gone out. */
    public void send(Iterator<? extends Message.Event> parts) {
        outbox.offer(new Iterator<>() {
            @Override
            public boolean hasNext() {
                return parts.hasNext();
            }

            @Override
            public Encoded next() {
                return Encoded.of(parts.next(), id);
            }
        });
    }

    /** Answers, with a piece of a file as raw bytes behind it; the file is closed in the end, whatever happens. */
    public void send(Message.Event event, FileChannel file, long position, long length, Closeable whenDone) {
        outbox.offer(Encoded.of(event, id), file, position, length, whenDone);
    }

    /** Answers, with raw bytes behind it that come from somewhere else; the source is closed in the end, whatever happens. */
    public void send(Message.Event event, RawSource source) {
        outbox.offer(Encoded.of(event, id), source);
    }

    /** Refuses. */
    public void refuse(ProtocolException refusal) {
        send(SessionEvent.Refused.of(refusal));
    }
}
