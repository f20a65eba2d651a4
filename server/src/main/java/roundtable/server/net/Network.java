package roundtable.server.net;

import java.io.IOException;

/**
 * The three threads behind all connections of a server.
 *
 * @param readiness wakes who waits for a socket
 * @param flusher writes what waits in the outboxes
 * @param watch cuts off who lets the server wait
 */
public record Network(Readiness readiness, Flusher flusher, Watch watch) implements AutoCloseable {
    /** Starts them. */
    public static Network start() throws IOException {
        return new Network(new Readiness(), new Flusher(), new Watch());
    }

    @Override
    public void close() throws IOException {
        watch.close();
        flusher.close();
        readiness.close();
    }
}
