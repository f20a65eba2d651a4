package roundtable.client.link;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import roundtable.client.text.Messages;
import roundtable.protocol.Service;

/**
 * What happened on the lines, the latest {@link #MOST} things, in words for a person. Written from any thread; listeners are
 * told on the delivery executor.
 */
public final class LinkJournal {
    /** How much is kept. */
    public static final int MOST = 500;

    /** What kind of thing happened. */
    public enum Kind {
        /** A first try. */
        CONNECTING,
        /** The line is up, for the first time or again. */
        CONNECTED,
        /** The line broke. */
        LOST,
        /** It is tried again and again; each try takes the place of the one before. */
        TRYING,
        /** Tried no more. */
        FAILED,
        /** The person ended it. */
        ENDED,
        /** This computer has other addresses than before. */
        NETWORK,
        /** This computer slept. */
        WOKE
    }

    /**
     * One thing that happened.
     *
     * @param service on the line to which service, or null for all of them
     */
    public record Entry(Instant time, Service service, Kind kind, String text) {}

    private final Supplier<Instant> clock;
    private final Executor delivery;
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private final AtomicBoolean told = new AtomicBoolean(true);
    /** Guards the entries. */
    private final ReentrantLock lock = new ReentrantLock();

    private final Deque<Entry> entries = new ArrayDeque<>();

    LinkJournal(Supplier<Instant> clock, Executor delivery) {
        this.clock = clock;
        this.delivery = delivery;
    }

    /** Everything that is kept, the oldest first. */
    public List<Entry> entries() {
        lock.lock();
        try {
            return List.copyOf(entries);
        } finally {
            lock.unlock();
        }
    }

    /** Runs {@code listener} after what happens from now on; once for several things that happen in one moment. */
    public void listen(Runnable listener) {
        listeners.add(listener);
    }

    /** Tells that listener nothing more. */
    public void forget(Runnable listener) {
        listeners.remove(listener);
    }

    /** The present moment. */
    Instant now() {
        return clock.get();
    }

    /** Writes down a text of the bundle. */
    void add(Service service, Kind kind, String key, Object... arguments) {
        Entry entry = new Entry(clock.get(), service, kind, Messages.text(key, arguments));
        lock.lock();
        try {
            // Hours of trying would leave room for nothing else.
            entries.removeIf(old -> old.kind() == Kind.TRYING && old.service() == service);
            entries.add(entry);
            if (entries.size() > MOST) {
                entries.remove();
            }
        } finally {
            lock.unlock();
        }
        if (!listeners.isEmpty() && told.compareAndSet(true, false)) {
            delivery.execute(this::tell);
        }
    }

    private void tell() {
        told.set(true);
        listeners.forEach(Runnable::run);
    }
}
