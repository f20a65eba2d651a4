package roundtable.server.files;

import static java.lang.System.Logger.Level.INFO;
import static java.lang.System.Logger.Level.WARNING;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
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

    private static final String PART = ".part";

    private final Shelf shelf;
    private final Path parts;
    private final Space space;
    private final Semaphore spareBuffers = new Semaphore(SPARE_BUFFERS);
    /** The names that are being uploaded. */
    private final Set<String> active = ConcurrentHashMap.newKeySet();

    /** Uploads to that shelf; {@code parts} is the folder of what is not whole yet. */
    Uploads(Shelf shelf, Path parts, ShelfLimits limits) throws IOException {
        this.shelf = shelf;
        this.parts = Files.createDirectories(parts);
        space = new Space(shelf, parts, limits);
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
            return new FilesEvent.Stored(put.name(), present.size(), present.sha256());
        }
        shelf.checkFree(put.name(), put.replace());
        Path part = parts.resolve(partName(put));
        long there = Files.exists(part) ? Math.min(put.size(), Files.size(part)) : 0;
        try (Space.Claim claim = space.claim(put, there)) {
            receive(put, part, claim, session, reply);
            shelf.place(part, put.name(), put.sha256(), put.replace());
        }
        return new FilesEvent.Stored(put.name(), put.size(), put.sha256());
    }

    /** One name for one name, size and hash: whoever offers the same goes on with the same part. */
    private static String partName(FilesRequest.Put put) {
        MessageDigest digest = Hashes.digest();
        digest.update((put.size() + " " + put.sha256() + " " + put.name()).getBytes(StandardCharsets.UTF_8));
        return Hashes.hex(digest) + PART;
    }

    private void receive(FilesRequest.Put put, Path part, Space.Claim claim, Session session, Reply reply)
            throws IOException {
        String sha256;
        try (FileChannel file = FileChannel.open(
                        part, StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.CREATE);
                Intake intake = new Intake(file, put.size(), shelf.hashes(), spareBuffers, claim)) {
            long offset = intake.resume();
            reply.send(new FilesEvent.Ready(put.name(), offset));
            receive(put.size() - offset, intake, session);
            sha256 = intake.finish();
        }
        if (!sha256.equals(put.sha256())) {
            Files.delete(part);
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
            // The client is still sending and would not listen: the line can only be closed.
            session.close("The server cannot store the file: " + e.getMessage());
            throw new ConnectionLostException("the disk failed", e);
        }
    }

    /** Throws away what was left of uploads that nobody has gone on with for days. */
    void clear(Instant now) {
        Instant oldest = now.minus(STALE);
        try (DirectoryStream<Path> files = Files.newDirectoryStream(parts, "*" + PART)) {
            for (Path part : files) {
                // One that is being written is never that old.
                if (Files.getLastModifiedTime(part).toInstant().isBefore(oldest)) {
                    Files.deleteIfExists(part);
                    LOG.log(
                            INFO,
                            "Removed what was left of an upload that nobody went on with for {0} days",
                            STALE.toDays());
                }
            }
        } catch (IOException | DirectoryIteratorException e) {
            LOG.log(WARNING, "Old parts of uploads cannot be removed: {0}", e.getMessage());
        }
    }
}
