package roundtable.client.link;

import java.time.Duration;

/**
 * How long the client waits for what.
 *
 * @param connect for a connection to come about
 * @param hello for the answer to {@code hello}
 * @param ping between two pings
 * @param silence without a byte from the server until the line counts as broken
 * @param firstPause before the first try to reconnect
 * @param longestPause between later ones
 */
record LinkTiming(
        Duration connect, Duration hello, Duration ping, Duration silence, Duration firstPause, Duration longestPause) {

    /** The waits of the contract: the server closes after 60 silent seconds, and so does the client. */
    static LinkTiming defaults() {
        return new LinkTiming(
                Duration.ofSeconds(5),
                Duration.ofSeconds(10),
                Duration.ofSeconds(20),
                Duration.ofSeconds(60),
                Duration.ofMillis(500),
                Duration.ofSeconds(15));
    }
}
