package roundtable.client.link;

import java.net.InetSocketAddress;
import java.util.concurrent.atomic.AtomicLong;
import roundtable.protocol.Service;

/**
 * The place where somebody can look on at what goes over the connections. While nobody does, a line costs one look at whether
 * there is a listener. Its methods may be called from any thread.
 */
public final class Tap {
    private final AtomicLong connections = new AtomicLong();
    private volatile Listener listener;

    /**
     * Looks on, on the threads that read and write: before something is sent, after it was received. It must not block. What is
     * given is the secret whole, tokens included.
     */
    public interface Listener {
        /** A line, with or without its LF; the array stays the caller's and is not kept. */
        void line(Source source, Direction direction, byte[] line);

        /** Bytes that are no lines, all of what was sent or came back at once: those of an echo. */
        void bytes(Source source, Direction direction, byte[] bytes);

        /** So many more raw bytes of a file. */
        void raw(Source source, Direction direction, long count);
    }

    /** Which way something goes. */
    public enum Direction {
        SENT,
        RECEIVED
    }

    /**
     * The connection over which something goes.
     *
     * @param number of this connection among all of this tap, from 1
     * @param datagrams whether it is UDP rather than TCP
     * @param remote the other end
     * @param coded whether its hello carried a join code
     */
    public record Source(long number, Service service, boolean datagrams, InetSocketAddress remote, boolean coded) {}

    /** A connection of its own number. */
    public Source source(Service service, boolean datagrams, InetSocketAddress remote, boolean coded) {
        return new Source(connections.incrementAndGet(), service, datagrams, remote, coded);
    }

    /** Lets that listener look on from now on, instead of the one before; null for nobody. */
    public void listen(Listener next) {
        listener = next;
    }

    /** Who looks on, or null. */
    public Listener listener() {
        return listener;
    }
}
