package roundtable.server.peers;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.locks.ReentrantLock;
import roundtable.protocol.ErrorCode;
import roundtable.protocol.ProtocolException;
import roundtable.protocol.Sha256;
import roundtable.server.files.Shelf;

/**
 * The hashes of pieces of the files here, for other nodes. Each is computed once, whoever asks, and remembered for as long as
 * the file is what it was; of many the last that were asked for. Whoever asks has one piece at a time in work: so nobody waits
 * for all of a large file of somebody else's, and what was given up goes on where it was. Safe for any thread.
 */
final class PieceHashes implements AutoCloseable {
    /** Of 16 GiB; a few MiB of memory. */
    private static final int MOST = 1 << 14;

    private final ExecutorService processor;
    private final ReentrantLock lock = new ReentrantLock();
    /** By piece of a file as it was; guarded by lock. */
    private final Map<Key, CompletableFuture<String>> known = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, CompletableFuture<String>> eldest) {
            return size() > MOST;
        }
    };

    private record Key(Shelf.Entry entry, int piece) {}

    /** Computed by {@code processor}, which is closed with it. */
    PieceHashes(ExecutorService processor) {
        this.processor = processor;
    }

    /**
     * Those of {@code count} pieces from piece {@code from} on; waits for them.
     *
     * @throws ProtocolException {@code unavailable} while the server closes
     */
    List<String> of(Shelf.Entry entry, int from, int count) throws IOException {
        List<String> hashes = new ArrayList<>();
        try {
            for (int piece = from; piece < from + count; piece++) {
                hashes.add(of(new Key(entry, piece)).get());
            }
        } catch (RejectedExecutionException e) {
            throw new ProtocolException(ErrorCode.UNAVAILABLE, "The server is closing");
        } catch (ExecutionException e) {
            if (e.getCause() instanceof ProtocolException gone) {
                throw new ProtocolException(gone.code(), gone.getMessage());
            }
            throw new IOException("the file cannot be read", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
        return hashes;
    }

    private CompletableFuture<String> of(Key key) {
        lock.lock();
        try {
            CompletableFuture<String> there = known.get(key);
            if (there != null) {
                return there;
            }
            CompletableFuture<String> begun = new CompletableFuture<>();
            processor.execute(() -> compute(key, begun));
            known.put(key, begun);
            return begun;
        } finally {
            lock.unlock();
        }
    }

    private void compute(Key key, CompletableFuture<String> begun) {
        try {
            begun.complete(Sha256.of(read(key)));
        } catch (IOException | RuntimeException | Error e) {
            forget(key);
            begun.completeExceptionally(e);
        }
    }

    private void forget(Key key) {
        lock.lock();
        try {
            known.remove(key);
        } finally {
            lock.unlock();
        }
    }

    private static byte[] read(Key key) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(Piece.length(key.piece, key.entry.size()));
        try (FileChannel file = Shelf.open(key.entry)) {
            while (bytes.hasRemaining()) {
                if (file.read(bytes, Piece.offset(key.piece) + bytes.position()) < 0) {
                    throw new IOException("the file has become shorter");
                }
            }
        }
        return bytes.array();
    }

    /** What waits is short, and somebody waits for each of it: it is done still. */
    @Override
    public void close() {
        processor.shutdown();
    }
}
