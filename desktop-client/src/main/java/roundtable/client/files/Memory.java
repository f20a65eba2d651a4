package roundtable.client.files;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Keeps a note of each transfer that is not finished, so that another run of this program goes on with it. For any thread; the
 * notes are written by one of its own, so nobody waits for the disk.
 */
final class Memory {
    /** Remembers nothing. */
    static final Memory NONE = new Memory(null);

    private static final System.Logger LOG = System.getLogger(Memory.class.getName());

    /** What follows is for the writing thread alone; null for no memory. */
    private final UnfinishedFolder folder;

    private final Map<Transfer, UnfinishedFolder.Note> notes = new HashMap<>();

    /** Those that are not what their notes say; of several changes only the last is written. */
    private final Set<Transfer> stale = ConcurrentHashMap.newKeySet();

    /** One thread, which ends when there is nothing to write; what comes after the end is dropped. */
    private final ThreadPoolExecutor writer = new ThreadPoolExecutor(
            1,
            1,
            1,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            Thread.ofVirtual().name("unfinished transfers").factory(),
            new ThreadPoolExecutor.DiscardPolicy());

    /** A memory in that folder; null for none. */
    Memory(Path folder) {
        this.folder = folder == null ? null : new UnfinishedFolder(folder);
        writer.allowCoreThreadTimeOut(true);
    }

    /** Takes over the transfers with that server that nobody goes on with, and gives them to {@code taker} on a thread of its own. */
    void claim(KnownServer server, Consumer<List<UnfinishedFolder.Note>> taker) {
        write(() -> taker.accept(folder.claim(server)));
    }

    /** There is a note of that transfer already. */
    void knows(Transfer transfer, UnfinishedFolder.Note note) {
        write(() -> notes.put(transfer, note));
    }

    /** Makes the note, makes it anew, or drops it, as the transfer is by then. */
    void changed(Transfer transfer) {
        if (folder != null && transfer.server() != null && stale.add(transfer)) {
            write(() -> {
                stale.remove(transfer);
                update(transfer);
            });
        }
    }

    private void update(Transfer transfer) throws IOException {
        UnfinishedFolder.Note note = notes.get(transfer);
        TransferProgress.Phase phase = transfer.progress().phase();
        Unfinished now = transfer.unfinished(phase == TransferProgress.Phase.PAUSED);
        if (!phase.ended() && note != null && note.content().equals(now)) {
            return;
        }
        if (!phase.ended()) {
            // The new one first: nothing is forgotten if the program ends between the two.
            notes.put(transfer, folder.keep(now));
        } else {
            notes.remove(transfer);
        }
        if (note != null) {
            note.drop();
        }
    }

    private interface Write {
        void run() throws IOException;
    }

    private void write(Write what) {
        if (folder == null) {
            return;
        }
        writer.execute(() -> {
            try {
                what.run();
            } catch (IOException e) {
                LOG.log(Level.WARNING, "unfinished transfers cannot be remembered: {0}", e.getMessage());
            }
        });
    }

    /** Leaves all notes, as they are now, to the next run. */
    void end() {
        write(folder == null ? () -> {} : folder::close);
        writer.shutdown();
    }

    /** Waits until that is done, for so long at most. */
    void awaitEnd(Duration patience) throws InterruptedException {
        if (!writer.awaitTermination(patience.toMillis(), TimeUnit.MILLISECONDS)) {
            LOG.log(Level.WARNING, "not all unfinished transfers could be noted down");
        }
    }
}
