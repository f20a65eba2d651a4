package roundtable.server.net;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.ByteBuffer;
import roundtable.protocol.Message;
import roundtable.protocol.Wire;

/** An event for many, which is turned into a line once. */
public final class Encoded implements Outbox.Item {
    private final byte[] line;

    private Encoded(byte[] line) {
        this.line = line;
    }

    /** Encodes the event. */
    public static Encoded of(Message.Event event) {
        return new Encoded(Wire.encode(event));
    }

    /** A line, LF included, that holds an event already. */
    public static Encoded line(byte[] line) {
        return new Encoded(line);
    }

    /** The event with the id of the request that it answers, or null. */
    static Encoded of(Message.Event event, JsonNode id) {
        return new Encoded(Wire.encode(event, id));
    }

    int length() {
        return line.length;
    }

    /** The line, to be read once; each caller gets a buffer of its own. */
    public ByteBuffer bytes() {
        return ByteBuffer.wrap(line);
    }
}
