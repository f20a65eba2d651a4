package roundtable.client.link;

import java.time.Duration;

/** The way out of one connection, for as long as it lives. */
interface Outgoing {
    /** Puts a line behind those that wait to be sent; false where the connection has ended or takes no more. */
    boolean send(byte[] line);

    /** Asks for a sign of life, and ends the connection where none comes soon. Returns at once. */
    default void doubt() {}

    /** Says good-bye behind all that waits to be sent, and ends. */
    void leave();

    /** Waits until it has ended, or for that long at most, and ends it then. */
    void awaitEnd(Duration patience) throws InterruptedException;
}
