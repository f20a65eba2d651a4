package roundtable.server;

import static java.lang.System.Logger.Level.WARNING;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import roundtable.server.editor.Exports;
import roundtable.server.people.People;
import roundtable.server.storage.DataFolder;
import roundtable.server.storage.Snapshot;

/**
 * Writes a snapshot now and then, so that a start has little of the journal to understand. The state is taken between two
 * of the committer's rounds, and written by a thread of its own.
 */
final class Snapshots {
    /** The file in the folder of the server's own things. */
    static final String FILE = "snapshot";

    /** By how many bytes the journal has grown when the next one is due, and when the server closes. */
    private static final long DUE = 16L << 20;

    private static final long DUE_ON_CLOSE = 1L << 20;
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(10);
    private static final System.Logger LOG = System.getLogger("roundtable.journal");

    private final Path file;
    private final Storage storage;
    private final People people;
    private final Exports exports;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("snapshots").daemon().factory());
    /** Where the journal ended when the last one was taken. Only for the thread, and for close after it. */
    private long last;

    Snapshots(DataFolder folder, Storage storage, People people, Exports exports) {
        this.file = folder.own(FILE);
        this.storage = storage;
        this.people = people;
        this.exports = exports;
        last = storage.restoredFrom();
        long between = BETWEEN_LOOKS.toMillis();
        var unused = thread.scheduleWithFixedDelay(() -> takeIfDue(DUE), between, between, TimeUnit.MILLISECONDS);
    }

    private void takeIfDue(long due) {
        try {
            Snapshot snapshot = take(due);
            if (snapshot != null) {
                snapshot.write(file);
                last = snapshot.position();
            }
        } catch (IOException | RuntimeException e) {
            LOG.log(WARNING, "A snapshot could not be written; the journal has all that it would hold", e);
        }
    }

    /** The state of everything, or null where it is not due. */
    private Snapshot take(long due) {
        // Not of the people, whose lock may be held by somebody who waits for the committer. What happens to them
        // between the two is in the journal behind the position, and does no harm twice.
        Committed committed = committed(due);
        return committed == null
                ? null
                : new Snapshot(
                        committed.position,
                        committed.documents,
                        committed.rooms,
                        people.named(),
                        people.setAside(),
                        exports.written());
    }

    private record Committed(long position, List<Snapshot.DocumentState> documents, List<Snapshot.RoomState> rooms) {}

    private Committed committed(long due) {
        CompletableFuture<Committed> taken = new CompletableFuture<>();
        storage.committer().look(() -> {
            try {
                long position = storage.journal().end();
                taken.complete(
                        position - last < due
                                ? null
                                : new Committed(
                                        position,
                                        storage.documents().states(),
                                        storage.rooms().states()));
            } catch (RuntimeException e) {
                taken.completeExceptionally(e);
            }
        });
        return taken.join();
    }

    /** Takes a last one if it is worth it, and ends. The committer still has to run. */
    void close() {
        thread.shutdown();
        try {
            if (thread.awaitTermination(1, TimeUnit.SECONDS)) {
                takeIfDue(DUE_ON_CLOSE);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
