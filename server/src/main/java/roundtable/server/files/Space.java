package roundtable.server.files;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import roundtable.protocol.ErrorCode;
import roundtable.protocol.FilesRequest;
import roundtable.protocol.ProtocolException;

/** The room that there is for uploads: each takes its claim before its first byte, so that two do not count on the same. */
final class Space {
    private final Shelf shelf;
    private final Path parts;
    private final ShelfLimits limits;
    private final ReentrantLock lock = new ReentrantLock();
    /** Guarded by lock. */
    private final Set<Claim> claims = new HashSet<>();

    /** Room for one upload; closed when it has ended. */
    final class Claim implements Closeable {
        private final long size;
        /** Bytes that are still to be written. */
        private final AtomicLong missing;

        private Claim(long size, long missing) {
            this.size = size;
            this.missing = new AtomicLong(missing);
        }

        void written(long bytes) {
            missing.addAndGet(-bytes);
        }

        @Override
        public void close() {
            lock.lock();
            try {
                claims.remove(this);
            } finally {
                lock.unlock();
            }
        }
    }

    /** Room on that shelf and on the disk of {@code parts}, where uploads are kept until they are whole. */
    Space(Shelf shelf, Path parts, ShelfLimits limits) {
        this.shelf = shelf;
        this.parts = parts;
        this.limits = limits;
    }

    /**
     * Room for that file, of which {@code there} bytes are on the disk already.
     *
     * @throws ProtocolException {@code too-large}
     */
    Claim claim(FilesRequest.Put put, long there) throws IOException {
        lock.lock();
        try {
            checkQuota(put);
            long promised =
                    claims.stream().mapToLong(claim -> claim.missing.get()).sum();
            long usable = Files.getFileStore(parts).getUsableSpace();
            long free = usable - promised - limits.freeFloor();
            if (put.size() - there > free) {
                throw tooLarge(put, "The server's disk has room for " + Bytes.words(Math.max(0, free)) + " more");
            }
            Claim claim = new Claim(put.size(), put.size() - there);
            claims.add(claim);
            return claim;
        } finally {
            lock.unlock();
        }
    }

    private void checkQuota(FilesRequest.Put put) throws IOException {
        if (limits.quota() == ShelfLimits.NO_QUOTA) {
            return;
        }
        List<Shelf.Entry> present = shelf.look().files();
        // One that is replaced is still there until the new one is whole, but is counted no more.
        long used = present.stream()
                        .filter(entry -> !entry.name().equals(put.name()))
                        .mapToLong(Shelf.Entry::size)
                        .sum()
                + claims.stream().mapToLong(claim -> claim.size).sum();
        long left = Math.max(0, limits.quota() - used);
        if (put.size() > left) {
            throw tooLarge(
                    put,
                    "The shelf may hold " + Bytes.words(limits.quota()) + ", of which " + Bytes.words(left)
                            + " are left");
        }
    }

    private static ProtocolException tooLarge(FilesRequest.Put put, String why) {
        return new ProtocolException(
                ErrorCode.TOO_LARGE, "'" + put.name() + "' (" + Bytes.words(put.size()) + ") does not fit: " + why);
    }
}
