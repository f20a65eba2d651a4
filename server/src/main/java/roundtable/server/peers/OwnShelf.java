package roundtable.server.peers;

import static java.lang.System.Logger.Level.WARNING;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import roundtable.protocol.NodeMessage;
import roundtable.protocol.NodeMessage.Held;
import roundtable.server.files.Shelf;

/** Looks at the node's own shelf every second, and tells what is on it. */
final class OwnShelf implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger("roundtable.peers");
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);

    private final Shelf shelf;
    private final Consumer<List<Held>> listener;
    private volatile boolean closed;

    OwnShelf(Shelf shelf, Consumer<List<Held>> listener) {
        this.shelf = shelf;
        this.listener = listener;
    }

    void start() {
        Thread.ofVirtual().name("own-shelf").start(() -> {
            while (!closed) {
                look();
                LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
            }
        });
    }

    static Held held(Shelf.Entry file) {
        return new Held(file.name(), file.size(), file.sha256());
    }

    /** Looks now. */
    void look() {
        try {
            listener.accept(shelf.list().stream()
                    .filter(file -> file.size() <= NodeMessage.LARGEST_FILE)
                    .map(OwnShelf::held)
                    .toList());
        } catch (IOException e) {
            LOG.log(WARNING, "The shelf could not be read: {0}", e.getMessage());
        }
    }

    @Override
    public void close() {
        closed = true;
    }
}
