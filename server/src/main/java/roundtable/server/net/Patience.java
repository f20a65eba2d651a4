package roundtable.server.net;

import java.time.Duration;

/**
 * How long a server waits for its clients.
 *
 * @param hello from the connection to the whole first line
 * @param line from a line's first byte to its end
 * @param bytes between two pieces of a file that is being uploaded
 * @param reading until a client takes something of what it is sent
 * @param end from the server's goodbye until the client closes too
 */
public record Patience(Duration hello, Duration line, Duration bytes, Duration reading, Duration end) {
    /** What the contract says. */
    public static final Patience USUAL = new Patience(
            Duration.ofSeconds(10),
            Duration.ofSeconds(30),
            Duration.ofSeconds(60),
            Duration.ofSeconds(20),
            Duration.ofSeconds(1));
}
