package roundtable.server.files;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.security.MessageDigest;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import roundtable.protocol.Sha256;
import roundtable.server.net.Disk;
import roundtable.server.net.Session;

/**
 * The bytes of one upload on their way to the disk. The connection's thread has them written into the part file; beside it the
 * hash is computed, and what has been written is forced, so that neither begins at the end of the file.
 *
 * <pre>
 *   socket ─► buffer ─► part file                  the connection's thread
 *               │ full      │ every 32 MiB
 *               ▼           ▼
 *             hash        force                    beside
 * </pre>
 */
final class Intake implements Session.RawBytes, AutoCloseable {
    private static final int BUFFER = 1 << 18;
    private static final int MOST_BUFFERS = 4;
    private static final long FORCE_EVERY = 32L << 20;

    /** Of what an earlier attempt has left, read for its hash before others get their turn. */
    private static final long SLICE = 16L << 20;

    private static final Executor FORCING =
            work -> Thread.ofVirtual().name("forcing").start(work);

    private final FileChannel file;
    private final long size;
    private final Executor hashers;
    private final Semaphore spareBuffers;
    private final Space.Claim claim;
    private final MessageDigest digest = Sha256.digest();
    private final LinkedBlockingQueue<ByteBuffer> free = new LinkedBlockingQueue<>();
    private int buffers;
    private ByteBuffer current;
    /** Done when all that was handed over is hashed; each step follows the one before. */
    private CompletableFuture<Void> hashing = CompletableFuture.completedFuture(null);

    private CompletableFuture<Void> forcing = CompletableFuture.completedFuture(null);
    /** Bytes in the file, and how many of them have been, or are being, forced. */
    private long written;

    private long forced;

    /**
     * Bytes for that file, which will be {@code size} bytes long.
     *
     * @param spareBuffers one permit for each buffer beyond the first that all uploads together may have
     */
    Intake(FileChannel file, long size, Hashes hashes, Semaphore spareBuffers, Space.Claim claim) {
        this.file = file;
        this.size = size;
        this.hashers = work -> hashes.run(0, work);
        this.spareBuffers = spareBuffers;
        this.claim = claim;
    }

    /** Takes in what an earlier attempt has left in the file; how many bytes that are. */
    long resume() throws IOException {
        if (file.size() > size) {
            file.truncate(0);
        }
        written = file.size();
        forced = written;
        ByteBuffer chunk = ByteBuffer.allocate((int) Math.min(BUFFER, Math.max(1, written)));
        for (long from = 0; from < written; from += SLICE) {
            long start = from;
            hashing = hashing.thenRunAsync(() -> read(start, Math.min(written, start + SLICE), chunk), hashers);
        }
        await(hashing);
        return written;
    }

    private void read(long from, long to, ByteBuffer chunk) {
        try {
            for (long at = from; at < to; ) {
                int n = file.read(chunk.clear().limit((int) Math.min(chunk.capacity(), to - at)), at);
                if (n < 0) {
                    throw new IOException("the part file has become shorter");
                }
                digest.update(chunk.flip());
                at += n;
            }
        } catch (IOException e) {
            throw new CompletionException(e);
        }
    }

    @Override
    public ByteBuffer room() throws IOException {
        if (current == null) {
            current = free.poll();
        }
        if (current == null && (buffers == 0 || buffers < MOST_BUFFERS && spareBuffers.tryAcquire())) {
            buffers++;
            current = ByteBuffer.allocateDirect((int) Math.min(BUFFER, size - written));
        }
        if (current == null) {
            try {
                current = free.take();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IOException("interrupted", e);
            }
        }
        return current;
    }

    @Override
    public void arrived(int bytes) throws IOException {
        write(current.duplicate().flip().position(current.position() - bytes));
        claim.written(bytes);
        if (!current.hasRemaining()) {
            handOver();
        }
        if (written - forced >= FORCE_EVERY && forcing.isDone()) {
            await(forcing);
            forced = written;
            forcing = CompletableFuture.runAsync(() -> force(false), FORCING);
        }
    }

    private void write(ByteBuffer bytes) throws IOException {
        long at = written;
        written += Disk.call(() -> {
            long to = at;
            while (bytes.hasRemaining()) {
                to += file.write(bytes, to);
            }
            return to - at;
        });
    }

    private void handOver() {
        ByteBuffer full = current.flip();
        current = null;
        hashing = hashing.thenRunAsync(
                () -> {
                    digest.update(full);
                    free.add(full.clear());
                },
                hashers);
    }

    private void force(boolean withSize) {
        try {
            file.force(withSize);
        } catch (IOException e) {
            throw new CompletionException(e);
        }
    }

    /** All has arrived: forces it, and gives its hash in hexadecimal digits. */
    String finish() throws IOException {
        if (current != null) {
            handOver();
        }
        await(forcing);
        file.force(true);
        await(hashing);
        return Sha256.hex(digest);
    }

    /** A force that failed is not tried again: the next one would say that all is well. */
    private static void await(CompletableFuture<Void> work) throws IOException {
        try {
            work.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof IOException trouble ? trouble : new IOException(e.getCause());
        }
    }

    @Override
    public void close() {
        spareBuffers.release(Math.max(0, buffers - 1));
    }
}
