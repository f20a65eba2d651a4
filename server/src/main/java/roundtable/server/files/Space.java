package roundtable.server.files;

import static java.lang.System.Logger.Level.INFO;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import roundtable.protocol.ErrorCode;
import roundtable.protocol.FilesRequest;
import roundtable.protocol.ProtocolException;

/**
 * The room that there is for uploads: each takes its claim before its first byte, so that two do not count on the same. What
 * is left of an upload takes room until somebody else needs it: then the oldest go first.
 */
final class Space {
    private static final System.Logger LOG = System.getLogger("roundtable.files");

    private final Shelf shelf;
    private final ShelfLimits limits;
    private final ReentrantLock lock = new ReentrantLock();
    // Guarded by lock.
    private final PartFiles parts;
    private final Set<Claim> claims = new HashSet<>();

    /** Room for one upload, and its part file, which nobody removes meanwhile; closed when it has ended. */
    final class Claim implements Closeable {
        private final Path part;
        private final long size;
        /** Bytes that are still to be written. */
        private final AtomicLong missing;

        private Claim(Path part, long size, long missing) {
            this.part = part;
            this.size = size;
            this.missing = new AtomicLong(missing);
        }

        /** Where its bytes go. */
        Path part() {
            return part;
        }

        void written(long bytes) {
            missing.addAndGet(-bytes);
        }

        @Override
        public void close() {
            lock.lock();
            try {
                claims.remove(this);
                parts.removeEmpty(part);
                tidy();
            } finally {
                lock.unlock();
            }
        }
    }

    /** Room on that shelf and on its disk. */
    Space(Shelf shelf, PartFiles parts, ShelfLimits limits) {
        this.shelf = shelf;
        this.parts = parts;
        this.limits = limits;
    }

    /**
     * Room for that file, and for what is there of it already.
     *
     * @throws ProtocolException {@code too-large}
     */
    Claim claim(FilesRequest.Put put) throws IOException {
        lock.lock();
        try {
            Path part = parts.of(put);
            long there = Files.exists(part) ? Math.min(put.size(), Files.size(part)) : 0;
            List<PartFiles.Part> idle = parts.inUse().stream()
                    .filter(one -> !one.path().equals(part) && !isHeld(one))
                    .toList();
            long removable = idle.stream().mapToLong(PartFiles.Part::size).sum();
            long lacking = Math.max(lackingInQuota(put, removable), lackingOnDisk(put, there, removable));
            for (PartFiles.Part one : idle) {
                if (lacking <= 0) {
                    break;
                }
                lacking -= one.size();
                remove(one, "to make room for another");
            }
            Claim claim = new Claim(part, put.size(), put.size() - there);
            claims.add(claim);
            return claim;
        } finally {
            tidy();
            lock.unlock();
        }
    }

    /** How many bytes of the quota are to be given back for that file; {@code removable} are taken by what may go. */
    private long lackingInQuota(FilesRequest.Put put, long removable) throws IOException {
        if (limits.quota() == ShelfLimits.NO_QUOTA) {
            return 0;
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
        return put.size() - (left - removable);
    }

    private long lackingOnDisk(FilesRequest.Put put, long there, long removable) throws IOException {
        long promised = claims.stream().mapToLong(claim -> claim.missing.get()).sum();
        long usable = Files.getFileStore(parts.folder()).getUsableSpace();
        long free = usable - promised - limits.freeFloor();
        long missing = put.size() - there;
        if (missing > free + removable) {
            throw tooLarge(
                    put, "The server's disk has room for " + Bytes.words(Math.max(0, free + removable)) + " more");
        }
        return missing - free;
    }

    private static ProtocolException tooLarge(FilesRequest.Put put, String why) {
        return new ProtocolException(
                ErrorCode.TOO_LARGE, "'" + put.name() + "' (" + Bytes.words(put.size()) + ") does not fit: " + why);
    }

    private boolean isHeld(PartFiles.Part part) {
        return claims.stream().anyMatch(claim -> claim.part.equals(part.path()));
    }

    /** Removes what was left of uploads before {@code oldest}. */
    void clear(Instant oldest) throws IOException {
        lock.lock();
        try {
            for (PartFiles.Part part : parts.all()) {
                if (part.modified().isBefore(oldest) && !isHeld(part)) {
                    remove(part, "which nobody went on with");
                }
            }
        } finally {
            tidy();
            lock.unlock();
        }
    }

    /** Only under the lock. */
    private void tidy() {
        if (claims.isEmpty()) {
            parts.tidy();
        }
    }

    private static void remove(PartFiles.Part part, String why) throws IOException {
        Files.deleteIfExists(part.path());
        LOG.log(INFO, "Removed what was left of an upload, {0}, {1}", Bytes.words(part.size()), why);
    }
}
