package roundtable.client.files;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;

/** Keeps a note of each transfer that is not finished, so that another run of this program goes on with it. For any thread. */
final class Memory implements AutoCloseable {
    /** Remembers nothing. */
    static final Memory NONE = new Memory(null);

    private static final System.Logger LOG = System.getLogger(Memory.class.getName());

    private final UnfinishedFolder folder;
    private final ReentrantLock lock = new ReentrantLock();
    /** Guarded by lock, like all that follows. */
    private final Map<Transfer, UnfinishedFolder.Note> notes = new HashMap<>();

    private boolean closed;

    /** A memory in that folder; null for none. */
    Memory(Path folder) {
        this.folder = folder == null ? null : new UnfinishedFolder(folder);
    }

    /** Takes over the transfers with that server that nobody goes on with. */
    List<UnfinishedFolder.Note> claim(KnownServer server) {
        lock.lock();
        try {
            return folder == null || closed ? List.of() : folder.claim(server);
        } catch (IOException e) {
            LOG.log(Level.WARNING, "unfinished transfers cannot be read: {0}", e.getMessage());
            return List.of();
        } finally {
            lock.unlock();
        }
    }

    /** There is a note of that transfer already. */
    void knows(Transfer transfer, UnfinishedFolder.Note note) {
        lock.lock();
        try {
            notes.put(transfer, note);
        } finally {
            lock.unlock();
        }
    }

    /** Makes the note, makes it anew, or drops it, as the transfer is now. */
    void changed(Transfer transfer) {
        if (folder == null || transfer.server() == null) {
            return;
        }
        lock.lock();
        try {
            if (!closed) {
                update(transfer);
            }
        } catch (IOException e) {
            LOG.log(Level.WARNING, "a transfer cannot be remembered: {0}", e.getMessage());
        } finally {
            lock.unlock();
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

    /** Leaves all notes to the next run. */
    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            for (UnfinishedFolder.Note note : notes.values()) {
                note.close();
            }
            notes.clear();
        } catch (IOException e) {
            LOG.log(Level.WARNING, "the notes of transfers cannot be closed: {0}", e.getMessage());
        } finally {
            lock.unlock();
        }
    }
}
