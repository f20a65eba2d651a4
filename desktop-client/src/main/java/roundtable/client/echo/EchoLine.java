package roundtable.client.echo;

import java.io.ByteArrayOutputStream;
import java.time.Instant;
import roundtable.protocol.Wire;

/** The line that a test sends: the person's message with the number and the time of sending. */
record EchoLine(String type, int sequence, Instant sent, String payload) {
    EchoLine(int sequence, Instant sent, String payload) {
        this("echo", sequence, sent, payload);
    }

    /** The line as it goes over the wire, LF included. */
    byte[] bytes() {
        byte[] json = Wire.write(this);
        ByteArrayOutputStream line = new ByteArrayOutputStream(json.length + 1);
        line.writeBytes(json);
        line.write('\n');
        return line.toByteArray();
    }
}
