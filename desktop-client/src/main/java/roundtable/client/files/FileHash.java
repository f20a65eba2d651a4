package roundtable.client.files;

import java.io.Closeable;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.function.LongConsumer;

/**
 * A SHA-256 that grows with the bytes of a file. That of a large file is computed by a process beside this one, where this one's
 * compiler is too plain for it. Between two pieces it lets other virtual threads run.
 */
final class FileHash implements Closeable {
    private static final System.Logger LOG = System.getLogger(FileHash.class.getName());
    private static final int PIECE = 1 << 18;
    /** From here on a process beside this one is faster, although it has to start: in bytes. */
    private static final long LARGE = 64 << 20;

    private static final String FIRST_COMPILER_ONLY = "-XX:TieredStopAtLevel=1";

    private final MessageDigest digest = digest();
    /** What computes it in place of the digest, or null. */
    private HashProcess beside;
    /** Whether what computed it went away, so that nobody has it. */
    private boolean lost;

    private FileHash(HashProcess beside) {
        this.beside = beside;
    }

    /** One for a file of about that size in bytes. */
    static FileHash of(long size) {
        return size >= LARGE && isPlain() ? beside() : here();
    }

    /** One that is computed in this process. */
    static FileHash here() {
        return new FileHash(null);
    }

    /** One that is computed by a process beside this one, where it can be started. */
    static FileHash beside() {
        try {
            return new FileHash(HashProcess.start());
        } catch (IOException e) {
            LOG.log(Level.DEBUG, "no process for hashes: {0}", e.getMessage());
            return here();
        }
    }

    private static boolean isPlain() {
        return ManagementFactory.getRuntimeMXBean().getInputArguments().contains(FIRST_COMPILER_ONLY);
    }

    private static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** The process that computes it, or null. */
    HashProcess process() {
        return beside;
    }

    /** Takes in what remains in the buffer, and leaves the buffer as it was. */
    void add(ByteBuffer bytes) {
        if (lost) {
            return;
        }
        if (beside == null) {
            digest.update(bytes.duplicate());
            giveWay();
            return;
        }
        try {
            beside.add(bytes.duplicate());
        } catch (IOException e) {
            LOG.log(Level.DEBUG, "the process for hashes went away: {0}", e.getMessage());
            lost = true;
        }
    }

    /**
     * Takes in the file's first bytes; gives how many it took in, which is less where the file is shorter.
     *
     * @param progress is told after each piece how many bytes have been taken in
     */
    long add(FileChannel file, long length, LongConsumer progress) throws IOException {
        ByteBuffer piece = ByteBuffer.allocate(PIECE);
        long at = 0;
        while (at < length) {
            piece.clear().limit((int) Math.min(PIECE, length - at));
            int n = file.read(piece, at);
            if (n < 0) {
                return at;
            }
            add(piece.flip());
            at += n;
            progress.accept(at);
        }
        return at;
    }

    /** Hashing never waits, and a virtual thread that never waits keeps the others from running. */
    @SuppressWarnings("ThreadPriorityCheck")
    private static void giveWay() {
        Thread.yield();
    }

    /**
     * All of it so far, in small hexadecimal digits; the last that is asked of it.
     *
     * @param file has the bytes that were taken in, and no more: it is read again if what computed the hash went away
     */
    String hex(FileChannel file) throws IOException {
        if (beside != null && !lost) {
            try {
                return beside.hex();
            } catch (IOException e) {
                LOG.log(Level.DEBUG, "the process for hashes went away: {0}", e.getMessage());
                lost = true;
            }
        }
        if (lost) {
            try (FileHash again = here()) {
                again.add(file, file.size(), done -> {});
                return again.hex(file);
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    @Override
    public void close() {
        if (beside != null) {
            beside.close();
        }
    }
}
