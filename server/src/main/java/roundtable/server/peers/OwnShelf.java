package roundtable.server.peers;

import static java.lang.System.Logger.Level.WARNING;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import roundtable.protocol.NodeMessage;
import roundtable.protocol.NodeMessage.Held;
import roundtable.server.files.Shelf;
import roundtable.server.files.ShelfWatch;

/** Tells what is on the node's own shelf, whenever that changes. A file whose hash is not known yet is not there yet. */
final class OwnShelf implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger("roundtable.peers");

    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(3);

    private final Shelf shelf;
    private final Consumer<List<Held>> listener;
    private final ShelfWatch.Watcher watcher = this::changed;
    private final ReentrantLock lock = new ReentrantLock();
    // Guarded by lock.
    private final TreeMap<String, Held> files = new TreeMap<>();
    private List<Held> told = List.of();

    private volatile boolean closed;

    OwnShelf(Shelf shelf, Consumer<List<Held>> listener) {
        this.shelf = shelf;
        this.listener = listener;
    }

    /** Begins; {@code often} where others rely on it, also on a disk whose system says nothing of changes. */
    void start(boolean often) {
        shelf.changes().watch(watcher);
        look();
        if (often) {
            Thread.ofVirtual().name("own-shelf").start(() -> {
                while (!closed) {
                    LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
                    // Once closed, the folder may be gone.
                    if (!closed) {
                        look();
                    }
                }
            });
        }
    }

    static Held held(Shelf.Entry file) {
        return new Held(file.name(), file.size(), file.sha256());
    }

    /** Looks now. */
    void look() {
        try {
            shelf.changes().look(present -> {
                lock.lock();
                try {
                    files.clear();
                    present.files().forEach(this::put);
                    tell();
                } finally {
                    lock.unlock();
                }
            });
        } catch (IOException e) {
            LOG.log(WARNING, "The shelf could not be read: {0}", e.getMessage());
        }
    }

    private void changed(ShelfWatch.Change change) {
        lock.lock();
        try {
            change.removed().forEach(files::remove);
            change.changed().forEach(this::put);
            tell();
        } finally {
            lock.unlock();
        }
    }

    /** Whoever listens need not look where nothing has changed. */
    private void tell() {
        List<Held> now = List.copyOf(files.values());
        if (!now.equals(told)) {
            told = now;
            listener.accept(now);
        }
    }

    private void put(Shelf.Entry file) {
        if (file.sha256() != null && file.size() <= NodeMessage.LARGEST_FILE) {
            files.put(file.name(), held(file));
        } else {
            files.remove(file.name());
        }
    }

    @Override
    public void close() {
        closed = true;
        shelf.changes().unwatch(watcher);
    }
}
