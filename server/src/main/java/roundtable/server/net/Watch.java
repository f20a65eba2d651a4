package roundtable.server.net;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Looks over all connections a few times a second and cuts off those that keep the server waiting. One look for all is
 * cheaper than a timer for each read.
 */
public final class Watch implements AutoCloseable {
    private static final String CLOSED = "The server is closed";
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(250);

    /** Something that may take too long. */
    interface Watched {
        /** Sees whether something is overdue at {@code now} (nanoseconds), and ends it then. Must not wait. */
        void look(long now);

        /** Ends it at once. Must not wait. */
        void cutOff(String why);
    }

    private final Set<Watched> watched = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("watch").daemon().factory());

    /** Begins to look. */
    public Watch() {
        var unused = clock.scheduleWithFixedDelay(
                this::look, BETWEEN_LOOKS.toMillis(), BETWEEN_LOOKS.toMillis(), TimeUnit.MILLISECONDS);
    }

    void add(Watched one) {
        watched.add(one);
        if (closed) {
            one.cutOff(CLOSED);
        }
    }

    void remove(Watched one) {
        watched.remove(one);
    }

    private void look() {
        long now = System.nanoTime();
        for (Watched one : watched) {
            one.look(now);
        }
    }

    /** Cuts off whoever is still there, and whoever comes yet. */
    @Override
    public void close() {
        clock.shutdownNow();
        closed = true;
        watched.forEach(one -> one.cutOff(CLOSED));
    }
}
