package roundtable.server.files;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.MessageDigest;
import java.util.concurrent.CompletableFuture;
import roundtable.protocol.Sha256;

/** A file that is being read through for its hash, slice by slice; one that changes meanwhile is given up. */
final class Reading {
    private static final long SLICE = 64L << 20;
    private static final int CHUNK = 1 << 18;

    private final Path path;
    private final FileState state;
    private final CompletableFuture<String> sha256;
    private final MessageDigest digest = Sha256.digest();
    private long at;

    /** The file was changed, or went, while it was being read: it may be read again as it is now. */
    static final class ChangedException extends IOException {
        ChangedException() {
            super("the file was changed while it was being read");
        }
    }

    /** A file that is in that state; {@code sha256} is told the outcome. */
    Reading(Path path, FileState state, CompletableFuture<String> sha256) {
        this.path = path;
        this.state = state;
        this.sha256 = sha256;
    }

    long size() {
        return state.size();
    }

    /** Reads the next slice; whether there is more to be read after it. */
    boolean goOn() {
        try {
            readSlice();
            if (hasChanged()) {
                throw new ChangedException();
            }
            if (at < state.size()) {
                return true;
            }
            sha256.complete(Sha256.hex(digest));
        } catch (IOException | RuntimeException e) {
            sha256.completeExceptionally(hasChanged() ? new ChangedException() : e);
        }
        return false;
    }

    private boolean hasChanged() {
        try {
            return !FileState.of(Files.readAttributes(path, BasicFileAttributes.class, NOFOLLOW_LINKS))
                    .equals(state);
        } catch (NoSuchFileException e) {
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private void readSlice() throws IOException {
        long end = Math.min(at + SLICE, state.size());
        ByteBuffer chunk = ByteBuffer.allocate((int) Math.min(CHUNK, Math.max(1, end - at)));
        try (FileChannel file = FileChannel.open(path, StandardOpenOption.READ, NOFOLLOW_LINKS)) {
            while (at < end) {
                int n = file.read(chunk.clear().limit((int) Math.min(chunk.capacity(), end - at)), at);
                if (n < 0) {
                    throw new IOException("the file ends at " + at + " of " + state.size() + " bytes");
                }
                digest.update(chunk.flip());
                at += n;
            }
        }
    }
}
