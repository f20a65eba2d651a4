package roundtable.server.files;

import static java.lang.System.Logger.Level.WARNING;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import roundtable.protocol.ErrorCode;
import roundtable.protocol.FilesEvent;
import roundtable.protocol.FilesRequest;
import roundtable.protocol.ProtocolException;
import roundtable.server.net.ConnectionLostException;
import roundtable.server.net.Reply;
import roundtable.server.net.Session;

/**
 * Files on their way to the shelf.
 *
 * <pre>
 *   put ── content is there already ─────────────────────────► stored
 *    │ ─── name taken, or being uploaded ────────────────────► conflict
 *    ▼
 *   ready(offset) ─► bytes into the part file ── line breaks ► part stays; the same put goes on from there
 *                        │ all there
 *                        ▼
 *                    SHA-256 right? ── no ───────────────────► invalid, part thrown away
 *                        │ yes: forced, put in its place
 *                        ▼
 *                      stored
 * </pre>
 */
final class Uploads {
    private static final System.Logger LOG = System.getLogger("roundtable.files");

    /** What nobody has gone on with for so long is thrown away. */
    private static final Duration STALE = Duration.ofDays(7);

    /** Buffers of a quarter of a megabyte that fast uploads together may have beyond their first. */
    private static final int SPARE_BUFFERS = 256;

    private final Shelf shelf;
    private final Space space;
    private final Semaphore spareBuffers = new Semaphore(SPARE_BUFFERS);
    /** The names that are being uploaded. */
    private final Set<String> active = ConcurrentHashMap.newKeySet();

    /** Uploads to that shelf; {@code parts} is the server's own folder for what is not whole yet. */
    Uploads(Shelf shelf, Path parts, ShelfLimits limits) throws IOException {
        this.shelf = shelf;
        space = new Space(shelf, new PartFiles(parts, shelf.root()), limits);
    }

    /** Takes a whole upload in the connection's reading thread. */
    void receive(FilesRequest.Put put, Session session, Reply reply) throws IOException {
        if (!active.add(put.name())) {
            throw new ProtocolException(ErrorCode.CONFLICT, "'" + put.name() + "' is being uploaded by somebody else");
        }
        FilesEvent.Stored stored;
        try {
            stored = store(put, session, reply);
        } finally {
            active.remove(put.name());
        }
        // Only now, so that whoever hears of it can put the next one there.
        reply.send(stored);
    }

    private FilesEvent.Stored store(FilesRequest.Put put, Session session, Reply reply) throws IOException {
        Shelf.Entry present = shelf.find(put.name()).orElse(null);
        if (present != null && present.sha256().equals(put.sha256())) {
            // Whoever brought it may have been told that this failed.
            shelf.force();
            return new FilesEvent.Stored(put.name(), present.size(), present.sha256());
        }
        shelf.checkFree(put.name(), put.replace());
        try (Space.Claim claim = space.claim(put)) {
            receive(put, claim, session, reply);
            shelf.place(claim.part(), put.name(), put.sha256(), put.replace());
        }
        return new FilesEvent.Stored(put.name(), put.size(), put.sha256());
    }

    private void receive(FilesRequest.Put put, Space.Claim claim, Session session, Reply reply) throws IOException {
        String sha256;
        try (FileChannel file = FileChannel.open(
                        claim.part(), StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.CREATE);
                Intake intake = new Intake(file, put.size(), shelf.hashes(), spareBuffers, claim)) {
            long offset = intake.resume();
            reply.send(new FilesEvent.Ready(put.name(), offset));
            receive(put.size() - offset, intake, session);
            sha256 = intake.finish();
        }
        if (!sha256.equals(put.sha256())) {
            Files.delete(claim.part());
            throw ProtocolException.invalid(
                    "'sha256' is not that of the bytes that came; nothing was stored under the name");
        }
    }

    private static void receive(long length, Intake intake, Session session) throws IOException {
        try {
            session.receiveBytes(length, intake);
        } catch (ConnectionLostException gone) {
            throw gone;
        } catch (IOException e) {
            LOG.log(WARNING, "An upload could not be stored: {0}", e.getMessage());
            // The client is still sending and would not listen: the line can only be closed.
            session.close("The server cannot store the file: " + e.getMessage());
            throw new ConnectionLostException("the disk failed", e);
        }
    }

    /** Throws away what was left of uploads that nobody has gone on with for days. */
    void clear(Instant now) {
        try {
            space.clear(now.minus(STALE));
        } catch (IOException e) {
            LOG.log(WARNING, "Old parts of uploads cannot be removed: {0}", e.getMessage());
        }
    }
}
