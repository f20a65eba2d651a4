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
 * @param look between two looks at whether the computer slept or its network changed
 * @param doubt without a byte from the server, after such a thing, until the line counts as broken
 */
record LinkTiming(
        Duration connect,
        Duration hello,
        Duration ping,
        Duration silence,
        Duration firstPause,
        Duration longestPause,
        Duration look,
        Duration doubt) {

    /** With the usual waits for sleep and another network. */
    LinkTiming(
            Duration connect,
            Duration hello,
            Duration ping,
            Duration silence,
            Duration firstPause,
            Duration longestPause) {
        this(connect, hello, ping, silence, firstPause, longestPause, Duration.ofSeconds(2), Duration.ofSeconds(3));
    }

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
