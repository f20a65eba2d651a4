package roundtable.client.files;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.security.MessageDigest;
import java.util.function.LongConsumer;
import roundtable.protocol.Sha256;

/** A SHA-256 that grows with the bytes of a file. Between two pieces it lets other virtual threads run. */
final class FileHash {
    private static final int PIECE = 1 << 18;

    private final MessageDigest digest = Sha256.digest();

    /** Takes in what remains in the buffer, and leaves the buffer as it was. */
    void add(ByteBuffer bytes) {
        digest.update(bytes.duplicate());
        giveWay();
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

    /** All of it so far, in small hexadecimal digits; the last that is asked of it. */
    String hex() {
        return Sha256.hex(digest);
    }
}
