package roundtable.server.files;

import static java.lang.System.Logger.Level.WARNING;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
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

    private static final long NOT_WAITED = 0;

    /** An upload of which nothing has come for so long gives way to the same person's next try. */
    private static final Duration QUIET = Duration.ofSeconds(3);

    /** How long it may take until it has. */
    private static final Duration MAKING_ROOM = Duration.ofSeconds(5);

    private final Shelf shelf;
    private final Space space;
    private final Semaphore spareBuffers = new Semaphore(SPARE_BUFFERS);
    /** What is being uploaded, by name. */
    private final ConcurrentHashMap<String, Running> running = new ConcurrentHashMap<>();

    /** An upload under way: what, over which connection, and since when its client is waited for. */
    private static final class Running {
        private final FilesRequest.Put put;
        private final Session session;
        private final CountDownLatch ended = new CountDownLatch(1);
        /** In nanoseconds; {@link #NOT_WAITED} while the server itself is at work. */
        private volatile long waitedSince = NOT_WAITED;

        Running(FilesRequest.Put put, Session session) {
            this.put = put;
            this.session = session;
        }

        /** Notes when bytes are waited for. */
        Session.RawBytes listenedTo(Session.RawBytes taker) {
            return new Session.RawBytes() {
                @Override
                public ByteBuffer room() throws IOException {
                    ByteBuffer room = taker.room();
                    waitedSince = System.nanoTime();
                    return room;
                }

                @Override
                public void arrived(int bytes) throws IOException {
                    waitedSince = NOT_WAITED;
                    taker.arrived(bytes);
                }
            };
        }

        /** Whether it is the same file of the same person, over a line that may be dead. */
        boolean isLeftBy(FilesRequest.Put other, Session by) {
            long since = waitedSince;
            return put.size() == other.size()
                    && put.sha256().equals(other.sha256())
                    && session.person().client() == by.person().client()
                    && since != NOT_WAITED
                    && System.nanoTime() - since > QUIET.toNanos();
        }
    }

    /** Uploads to that shelf; {@code parts} is the server's own folder for what is not whole yet. */
    Uploads(Shelf shelf, Path parts, ShelfLimits limits) throws IOException {
        this.shelf = shelf;
        space = new Space(shelf, new PartFiles(parts, shelf.root()), limits);
    }

    /** Takes a whole upload in the connection's reading thread. */
    void receive(FilesRequest.Put put, Session session, Reply reply) throws IOException {
        Running mine = new Running(put, session);
        enter(mine);
        FilesEvent.Stored stored;
        try {
            stored = store(mine, reply);
        } finally {
            running.remove(put.name());
            mine.ended.countDown();
        }
        // Only now, so that whoever hears of it can put the next one there.
        reply.send(stored);
    }

    /** One upload of a name at a time; whose line broke without the server's noticing need not wait until it has. */
    private void enter(Running mine) throws IOException {
        Running other = running.putIfAbsent(mine.put.name(), mine);
        if (other != null && other.isLeftBy(mine.put, mine.session)) {
            other.session.close("The same file comes over another connection now");
            other = awaitEnd(other) ? running.putIfAbsent(mine.put.name(), mine) : other;
        }
        if (other != null) {
            throw new ProtocolException(
                    ErrorCode.CONFLICT, "'" + mine.put.name() + "' is being uploaded by somebody else");
        }
    }

    private static boolean awaitEnd(Running other) throws IOException {
        try {
            return other.ended.await(MAKING_ROOM.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    private FilesEvent.Stored store(Running mine, Reply reply) throws IOException {
        FilesRequest.Put put = mine.put;
        Shelf.Entry present = shelf.find(put.name()).orElse(null);
        if (present != null && present.sha256().equals(put.sha256())) {
            // Whoever brought it may have been told that this failed.
            shelf.force();
            return new FilesEvent.Stored(put.name(), present.size(), present.sha256());
        }
        shelf.checkFree(put.name(), put.replace());
        try (Space.Claim claim = space.claim(put)) {
            receive(mine, claim, reply);
            shelf.place(claim.part(), put.name(), put.sha256(), put.replace());
        }
        return new FilesEvent.Stored(put.name(), put.size(), put.sha256());
    }

    private void receive(Running mine, Space.Claim claim, Reply reply) throws IOException {
        FilesRequest.Put put = mine.put;
        String sha256;
        try (FileChannel file = FileChannel.open(
                        claim.part(), StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.CREATE);
                Intake intake = new Intake(file, put.size(), shelf.hashes(), spareBuffers, claim)) {
            long offset = intake.resume();
            reply.send(new FilesEvent.Ready(put.name(), offset));
            receive(put.size() - offset, intake, mine);
            sha256 = intake.finish();
        }
        if (!sha256.equals(put.sha256())) {
            Files.delete(claim.part());
            throw ProtocolException.invalid(
                    "'sha256' is not that of the bytes that came; nothing was stored under the name");
        }
    }

    private static void receive(long length, Intake intake, Running mine) throws IOException {
        try {
            mine.session.receiveBytes(length, mine.listenedTo(intake));
        } catch (ConnectionLostException gone) {
            throw gone;
        } catch (IOException e) {
            LOG.log(WARNING, "An upload could not be stored: {0}", e.getMessage());
            // The client is still sending and would not listen: the line can only be closed.
            mine.session.close("The server cannot store the file: " + e.getMessage());
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
