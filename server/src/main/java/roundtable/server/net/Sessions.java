package roundtable.server.net;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import roundtable.protocol.Wire;

/** Everyone who is connected to any service, and the latest of those who were. */
public final class Sessions {
    private static final int PAST_KEPT = 1_000;

    private final AtomicLong lastNumber = new AtomicLong();
    private final ConcurrentHashMap<Long, Session> present = new ConcurrentHashMap<>();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition someoneLeft = lock.newCondition();
    /** Guarded by lock; the oldest first. */
    private final ArrayDeque<Past> past = new ArrayDeque<>();

    /** A connection that has ended. */
    public record Past(Session session, Instant disconnected) {}

    long nextNumber() {
        return lastNumber.incrementAndGet();
    }

    void add(Session session) {
        present.put(session.number(), session);
    }

    void remove(Session session) {
        if (present.remove(session.number()) == null) {
            return;
        }
        lock.lock();
        try {
            someoneLeft.signalAll();
            past.add(new Past(session, Wire.now()));
            if (past.size() > PAST_KEPT) {
                past.remove();
            }
        } finally {
            lock.unlock();
        }
    }

    /** Waits until nobody is connected any more, or the time is up. */
    public void awaitEmpty(Duration atMost) throws InterruptedException {
        long left = atMost.toNanos();
        lock.lock();
        try {
            while (!present.isEmpty() && left > 0) {
                left = someoneLeft.awaitNanos(left);
            }
        } finally {
            lock.unlock();
        }
    }

    /** Who is connected now, in the order of their coming. */
    public List<Session> present() {
        List<Session> sorted = new ArrayList<>(present.values());
        sorted.sort(Comparator.comparingLong(Session::number));
        return sorted;
    }

    /** The latest of those who have gone, in the order of their going. */
    public List<Past> past() {
        lock.lock();
        try {
            return List.copyOf(past);
        } finally {
            lock.unlock();
        }
    }
}
