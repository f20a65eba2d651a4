package roundtable.server;

import static java.lang.System.Logger.Level.WARNING;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import roundtable.server.editor.Exports;
import roundtable.server.people.People;
import roundtable.server.storage.DataFolder;
import roundtable.server.storage.Snapshot;

/**
 * Writes a snapshot now and then, so that a start has little of the journal to understand. The state is taken between two
 * of the committer's rounds, and written by another thread.
 */
final class Snapshots {
    /** The file in the folder of the server's own things. */
    static final String FILE = "snapshot";

    /** By how many bytes the journal has grown, usually, when the next one is due. */
    static final long DUE = 16L << 20;

    /** When the server closes, that part of it is enough. */
    private static final long ON_CLOSE = 16;

    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(10);
    private static final System.Logger LOG = System.getLogger("roundtable.journal");

    private final Path file;
    private final Storage storage;
    private final People people;
    private final Exports exports;
    private final long due;
    private final ScheduledExecutorService thread;
    /** Where the journal ended when the last one was taken. Only for the thread, and for close after it. */
    private long last;

    Snapshots(
            DataFolder folder,
            Storage storage,
            People people,
            Exports exports,
            long due,
            ScheduledExecutorService thread) {
        this.file = folder.own(FILE);
        this.storage = storage;
        this.people = people;
        this.exports = exports;
        this.due = due;
        this.thread = thread;
        last = storage.restoredFrom();
        long between = BETWEEN_LOOKS.toMillis();
        var unused = thread.scheduleWithFixedDelay(() -> takeIfDue(due), between, between, TimeUnit.MILLISECONDS);
    }

    private void takeIfDue(long growth) {
        try {
            Snapshot snapshot = take(growth);
            if (snapshot != null) {
                snapshot.write(file);
                last = snapshot.position();
            }
        } catch (IOException | RuntimeException e) {
            LOG.log(WARNING, "A snapshot could not be written; the journal has all that it would hold", e);
        }
    }

    /** The state of everything, or null where it is not due. */
    private Snapshot take(long growth) {
        // Not of the people, whose lock may be held by somebody who waits for the committer. What happens to them
        // between the two is in the journal behind the position, and does no harm twice.
        Committed committed = committed(growth);
        return committed == null
                ? null
                : new Snapshot(
                        committed.position,
                        committed.documents,
                        committed.rooms,
                        people.named(),
                        people.setAside(),
                        exports.written(),
                        committed.checksum);
    }

    private record Committed(
            long position, String checksum, List<Snapshot.DocumentState> documents, List<Snapshot.RoomState> rooms) {}

    private Committed committed(long growth) {
        return storage.committer().ask(() -> {
            long position = storage.journal().end();
            return position - last < growth
                    ? null
                    : new Committed(
                            position,
                            storage.journal().checksum(),
                            storage.documents().states(),
                            storage.rooms().states());
        });
    }

    /** Takes a last one if it is worth it, and ends. The committer still has to run. */
    void close() {
        thread.shutdown();
        try {
            if (thread.awaitTermination(1, TimeUnit.SECONDS)) {
                takeIfDue(due / ON_CLOSE);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
