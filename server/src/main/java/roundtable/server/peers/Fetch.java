package roundtable.server.peers;

import static java.lang.System.Logger.Level.DEBUG;
import static java.lang.System.Logger.Level.ERROR;
import static java.lang.System.Logger.Level.WARNING;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;
import roundtable.protocol.NodeMessage.Held;
import roundtable.protocol.ProtocolException;
import roundtable.protocol.Sha256;
import roundtable.server.net.RawSource;

/**
 * One file on its way from other nodes to one client. A few threads fetch pieces ahead of the client, each from the holder
 * that is least busy, and check them; the client's sender takes them in order. A piece that does not come, or is not what
 * it should be, is fetched another way, so that a holder or a relaying leader may die, or lie, in the middle; one that the
 * client waits for for long is asked for a second way beside, and the first to come ends the others. No more than a few
 * pieces are in memory, however slow the client is.
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
    /** How long the client waits for a piece until it is asked for a second way, where pieces come quickly. */
    private static final long LATE_NANOS = Duration.ofSeconds(2).toNanos();
    /** Where all are slow, a piece is late only where it takes that many times as long as others. */
    private static final int LATE_TIMES = 2;
    /** Of one piece. */
    private static final int MOST_WAYS = 4;

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

    private final List<Attempt> attempts = new ArrayList<>();
    /** How long a piece takes that comes. */
    private long usualNanos;

    private int wanted;
    private int taken;
    private long lastProgress = System.nanoTime();
    private IOException failure;
    private boolean closed;

    /** Somebody asks for a piece. */
    private record Attempt(int piece, Route route, Couriers couriers, long since) {}

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
        whole = offset == 0 ? Sha256.digest() : null;
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
                fetch(piece, couriers, false);
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

    /** A late piece once more, beside those who ask for it already. */
    private void hurry(int piece) {
        try (Couriers couriers = paths.couriers()) {
            fetch(piece, couriers, true);
        } catch (IOException e) {
            LOG.log(DEBUG, "A late piece did not come a second way: {0}", e.getMessage());
        } catch (RuntimeException | Error bug) {
            // Whoever asked before goes on.
            LOG.log(ERROR, "A transfer met an error in the server", bug);
        }
    }

    /** Brings a piece, by whichever way it comes, until it is here; only from others where somebody asks already. */
    private void fetch(int piece, Couriers couriers, boolean beside) throws IOException {
        IOException last = null;
        boolean doubtful = false;
        while (isMissing(piece) && goesOn(last)) {
            Attempt attempt = begin(piece, couriers);
            if (attempt == null && beside) {
                return;
            } else if (attempt == null) {
                // Where somebody else asks for it, it may come still, however slowly.
                last = holdersAsked(piece).isEmpty() ? new IOException("no node that has it can be reached") : null;
                paths.pause();
                continue;
            }
            byte[] bytes = null;
            try {
                int length = Piece.length(piece, version.size());
                bytes = couriers.piece(attempt.route, version, Piece.offset(piece), length);
            } catch (IOException | ProtocolException e) {
                last = new IOException(e.getMessage(), e);
                paths.strike(attempt.route);
            } finally {
                end(attempt);
            }
            if (bytes != null && isRight(piece, bytes, attempt.route, doubtful)) {
                put(attempt, bytes);
            }
            doubtful |= bytes != null;
        }
    }

    /**
     * Whether that is the piece. Where it does not fit, the hashes may be wrong as well, unless they are proved: that is found
     * out, but where the piece was relayed, not before it is {@code doubtful} for another reason. Who is wrong is asked no
     * more.
     */
    private boolean isRight(int piece, byte[] bytes, Route route, boolean doubtful) throws IOException {
        String hash = Sha256.of(bytes);
        if (hash.equals(manifest.hash(piece))) {
            return true;
        }
        if ((route.via() == null || doubtful) && hash.equals(manifest.proved(piece))) {
            return true;
        }
        LOG.log(WARNING, "A piece of {0} from Node {1} is not what it should be", version.name(), route.holder());
        paths.lied(route);
        return false;
    }

    /** Null where there is no way that is not being tried. */
    private Attempt begin(int piece, Couriers couriers) {
        Route route = paths.take(holdersAsked(piece));
        if (route == null) {
            return null;
        }
        Attempt attempt = new Attempt(piece, route, couriers, System.nanoTime());
        lock.lock();
        try {
            attempts.add(attempt);
        } finally {
            lock.unlock();
        }
        return attempt;
    }

    private Set<Integer> holdersAsked(int piece) {
        lock.lock();
        try {
            return attempts.stream()
                    .filter(attempt -> attempt.piece == piece)
                    .map(attempt -> attempt.route.holder())
                    .collect(Collectors.toSet());
        } finally {
            lock.unlock();
        }
    }

    private void end(Attempt attempt) {
        paths.done(attempt.route);
        lock.lock();
        try {
            attempts.remove(attempt);
        } finally {
            lock.unlock();
        }
    }

    private boolean isMissing(int piece) {
        lock.lock();
        try {
            return piece >= taken && !here.containsKey(piece);
        } finally {
            lock.unlock();
        }
    }

    /** Whether it is worth to try once more. */
    boolean goesOn(IOException last) throws IOException {
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

    private void put(Attempt attempt, byte[] bytes) {
        paths.worked(attempt.route);
        lock.lock();
        try {
            if (closed || attempt.piece < taken || here.putIfAbsent(attempt.piece, bytes) != null) {
                return;
            }
            lastProgress = System.nanoTime();
            usualNanos += (lastProgress - attempt.since - usualNanos) / 4;
            attempts.stream().filter(late -> late.piece == attempt.piece).forEach(late -> late.couriers.hangUp());
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
        if (piece == pieces - 1 && !Sha256.hex(whole).equals(version.sha256())) {
            LOG.log(WARNING, "{0}, as its holders send it, is not what they say it is", version.name());
            throw new IOException("the file is not what its holders say it is");
        }
    }

    /** Only under the lock. */
    private void await(int piece) throws IOException {
        long since = System.nanoTime();
        try {
            while (!here.containsKey(piece)) {
                if (failure != null) {
                    throw failure;
                }
                if (closed) {
                    throw new IOException("the transfer was ended");
                }
                long left = since + Math.max(LATE_NANOS, LATE_TIMES * usualNanos) - System.nanoTime();
                if (left <= 0) {
                    hurryOnce(piece);
                    since = System.nanoTime();
                } else {
                    var unused = changed.awaitNanos(left);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    private void hurryOnce(int piece) {
        long asked = attempts.stream().filter(attempt -> attempt.piece == piece).count();
        if (asked > 0 && asked < MOST_WAYS) {
            Thread.ofVirtual().name("fetch").start(() -> hurry(piece));
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
