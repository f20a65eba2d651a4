package roundtable.server.peers;

import static java.lang.System.Logger.Level.ERROR;
import static java.lang.System.Logger.Level.WARNING;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import roundtable.protocol.NodeMessage.Held;
import roundtable.protocol.ProtocolException;
import roundtable.server.net.RawSource;

/**
 * One file on its way from other nodes to one client. A few threads fetch pieces ahead of the client, each from the holder
 * that is least busy, and check them; the client's sender takes them in order. A piece that does not come, or is not what
 * it should be, is fetched another way, so that a holder or a relaying leader may die, or lie, in the middle. No more than
 * a few pieces are in memory, however slow the client is.
 *
 * <pre>
 *   wanted ── a worker takes it ─► asked for ── wrong, or the line broke ─► asked for, another way
 *                                     │ right                                   │ nothing came for long
 *                                     ▼                                         ▼
 *                                   here ── in its turn ─► sent              the transfer ends
 * </pre>
 */
final class Fetch implements RawSource {
    private static final System.Logger LOG = System.getLogger("roundtable.peers");
    private static final int WORKERS = 4;
    /** Pieces that are here, or asked for, before the client has taken them. */
    private static final int AHEAD = 6;

    private final Held version;
    private final long offset;
    private final int pieces;
    private final Paths paths;
    private final Manifest manifest;
    private final Duration patience;
    private final Runnable whenClosed;
    /** Of all bytes from the beginning, or null where the client has some already. */
    private final MessageDigest whole;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    // Guarded by lock.
    private final Map<Integer, byte[]> here = new HashMap<>();
    private int wanted;
    private int taken;
    private long lastProgress = System.nanoTime();
    private IOException failure;
    private boolean closed;

    /**
     * A file from {@code offset} on; {@link #start} has to follow.
     *
     * @param paths the ways to it
     * @param patience how long nothing may come
     * @param whenClosed run once, in the end
     */
    Fetch(Held version, long offset, Paths paths, Duration patience, Runnable whenClosed) {
        this.version = version;
        this.offset = offset;
        this.paths = paths;
        this.patience = patience;
        this.whenClosed = whenClosed;
        pieces = Piece.count(version.size());
        wanted = (int) (offset / Piece.SIZE);
        taken = wanted;
        whole = offset == 0 ? Piece.digest() : null;
        manifest = new Manifest(this, paths, version);
    }

    /**
     * Begins, and waits until the first piece is here.
     *
     * @throws IOException where it does not come
     */
    void start() throws IOException {
        for (int i = 0; i < Math.min(WORKERS, pieces - wanted); i++) {
            Thread.ofVirtual().name("fetch").start(this::work);
        }
        lock.lock();
        try {
            await(taken);
        } finally {
            lock.unlock();
        }
    }

    // ---- The workers ----

    private void work() {
        try (Couriers couriers = paths.couriers()) {
            for (int piece; (piece = takeWanted()) >= 0; ) {
                byte[] bytes = fetch(piece, couriers);
                if (bytes != null) {
                    put(piece, bytes);
                }
            }
        } catch (IOException e) {
            fail(e);
        } catch (RuntimeException | Error bug) {
            // Else the client would wait for a piece that nobody fetches any more.
            LOG.log(ERROR, "A transfer met an error in the server", bug);
            fail(new IOException("the server made a mistake", bug));
        }
    }

    /** The next piece to fetch, once there is room for it; -1 at the end. */
    private int takeWanted() {
        lock.lock();
        try {
            while (!isOver() && wanted < pieces && wanted - taken >= AHEAD) {
                changed.awaitUninterruptibly();
            }
            return isOver() || wanted >= pieces ? -1 : wanted++;
        } finally {
            lock.unlock();
        }
    }

    /** A piece, by whichever way it comes; null where nobody wants it any more. */
    private byte[] fetch(int piece, Couriers couriers) throws IOException {
        int length = Piece.length(piece, version.size());
        IOException last = null;
        while (goesOn(last)) {
            Route route = paths.take();
            if (route == null) {
                last = new IOException("no node that has it can be reached");
                paths.pause();
                continue;
            }
            try {
                byte[] bytes = couriers.piece(route, version, Piece.offset(piece), length);
                if (Piece.hash(bytes).equals(manifest.hash(piece))) {
                    paths.worked(route);
                    return bytes;
                }
                LOG.log(
                        WARNING,
                        "A piece of {0} from Node {1} is not what it should be",
                        version.name(),
                        route.holder());
                paths.lied(route);
            } catch (IOException | ProtocolException e) {
                last = new IOException(e.getMessage(), e);
                paths.failed(route);
            }
        }
        return null;
    }

    /** Whether it is worth to try once more. */
    private boolean goesOn(IOException last) throws IOException {
        lock.lock();
        try {
            if (last != null && System.nanoTime() - lastProgress > patience.toNanos()) {
                throw last;
            }
            return !isOver();
        } finally {
            lock.unlock();
        }
    }

    private void put(int piece, byte[] bytes) {
        lock.lock();
        try {
            here.put(piece, bytes);
            lastProgress = System.nanoTime();
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Something has come, if not a piece for the client. */
    void progress() {
        lock.lock();
        try {
            lastProgress = System.nanoTime();
        } finally {
            lock.unlock();
        }
    }

    private void fail(IOException why) {
        lock.lock();
        try {
            failure = failure == null ? why : failure;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Whether nobody wants any more of it. */
    boolean isOver() {
        lock.lock();
        try {
            return closed || failure != null;
        } finally {
            lock.unlock();
        }
    }

    // ---- The client's sender ----

    @Override
    public ByteBuffer next() throws IOException {
        int piece;
        byte[] bytes;
        lock.lock();
        try {
            piece = taken;
            if (piece == pieces) {
                return null;
            }
            await(piece);
            bytes = here.remove(piece);
            taken++;
            // The client's slowness is not the holders'.
            lastProgress = System.nanoTime();
            changed.signalAll();
        } finally {
            lock.unlock();
        }
        if (whole != null) {
            check(piece, bytes);
        }
        int skip = (int) Math.max(0, offset - Piece.offset(piece));
        return ByteBuffer.wrap(bytes, skip, bytes.length - skip);
    }

    /** The last piece goes out only if all of it together is the file that was asked for. */
    private void check(int piece, byte[] bytes) throws IOException {
        whole.update(bytes);
        if (piece == pieces - 1 && !HexFormat.of().formatHex(whole.digest()).equals(version.sha256())) {
            LOG.log(WARNING, "{0}, as its holders send it, is not what they say it is", version.name());
            throw new IOException("the file is not what its holders say it is");
        }
    }

    /** Only under the lock. */
    private void await(int piece) throws IOException {
        while (!here.containsKey(piece)) {
            if (failure != null) {
                throw failure;
            }
            if (closed) {
                throw new IOException("the transfer was ended");
            }
            changed.awaitUninterruptibly();
        }
    }

    @Override
    public void close() {
        lock.lock();
        try {
            if (closed) {
                return;
            }
            closed = true;
            here.clear();
            changed.signalAll();
        } finally {
            lock.unlock();
        }
        paths.close();
        whenClosed.run();
    }
}
