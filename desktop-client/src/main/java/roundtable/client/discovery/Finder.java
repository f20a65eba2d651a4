package roundtable.client.discovery;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import roundtable.protocol.Announcement;
import roundtable.protocol.discovery.Networks;

/**
 * Finds the sessions of this computer and of the networks that it is on. It searches only while somebody looks. Its methods
 * may be called from any thread and never block; lists are told on the delivery executor.
 */
public final class Finder {
    private final Executor delivery;
    private final int port;
    private final Networks networks;
    /** Guards what follows, and the order in which lists are told. */
    private final ReentrantLock lock = new ReentrantLock();

    private final Set<Look> looks = new LinkedHashSet<>();
    private List<Found> present = List.of();
    /** Null while nobody looks. */
    private Search search;

    /** How often somebody began to look: what an earlier search still has to say is not heard. */
    private long searches;

    /** A finder that tells what it finds on that executor. */
    public Finder(Executor delivery) {
        this(delivery, Announcement.PORT, Networks.chosen());
    }

    Finder(Executor delivery, int port, Networks networks) {
        this.delivery = delivery;
        this.port = port;
        this.networks = networks;
    }

    /** Somebody looks, until they close it. */
    public interface Looking extends AutoCloseable {
        /** Looks no more: nothing is told any longer. Returns at once; works twice. */
        @Override
        void close();
    }

    /**
     * Begins to look.
     *
     * @param listener is told all sessions that there are, those of this computer first and then by name: right away,
     *     mostly none, and whenever that changes
     */
    public Looking look(Consumer<List<Found>> listener) {
        Look look = new Look(listener);
        lock.lock();
        try {
            looks.add(look);
            if (search == null) {
                long mine = ++searches;
                search = Search.start(port, networks, found -> changed(mine, found));
            }
            look.tell(present);
        } finally {
            lock.unlock();
        }
        return look;
    }

    private void changed(long by, List<Found> found) {
        lock.lock();
        try {
            if (search != null && by == searches) {
                present = found;
                looks.forEach(look -> look.tell(found));
            }
        } finally {
            lock.unlock();
        }
    }

    private void end(Look look) {
        lock.lock();
        try {
            if (looks.remove(look) && looks.isEmpty()) {
                search.close();
                search = null;
                present = List.of();
            }
        } finally {
            lock.unlock();
        }
    }

    private final class Look implements Looking {
        private final Consumer<List<Found>> listener;
        private volatile boolean over;

        Look(Consumer<List<Found>> listener) {
            this.listener = listener;
        }

        void tell(List<Found> found) {
            delivery.execute(() -> {
                if (!over) {
                    listener.accept(found);
                }
            });
        }

        @Override
        public void close() {
            over = true;
            end(this);
        }
    }
}
