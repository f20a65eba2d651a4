package roundtable.client.files;

import java.io.Closeable;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;

/**
 * A program of its own that reads bytes and says their SHA-256, and this program's end of it. A JVM with both of its compilers has
 * instructions of the processor for that, which are many times as fast. It ends when its input does, so it outlives nobody.
 */
final class HashProcess implements Closeable {
    private static final int PIECE = 1 << 18;
    private static final int DIGITS = 64;

    private final Process process;
    private final byte[] piece = new byte[PIECE];

    private HashProcess(Process process) {
        this.process = process;
    }

    /** The program: from its input to its output. */
    public static void main(String[] arguments) throws IOException, GeneralSecurityException {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        byte[] bytes = new byte[PIECE];
        try (InputStream in = new FileInputStream(FileDescriptor.in)) {
            for (int n = in.read(bytes); n >= 0; n = in.read(bytes)) {
                digest.update(bytes, 0, n);
            }
        }
        System.out.print(HexFormat.of().formatHex(digest.digest()));
        System.out.flush();
    }

    /** Starts one on the Java that runs this program. */
    static HashProcess start() throws IOException {
        String java = ProcessHandle.current().info().command().orElseThrow(() -> new IOException("no java is known"));
        return new HashProcess(new ProcessBuilder(
                        java,
                        "-XX:+UseSerialGC",
                        "-Xmx16m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        HashProcess.class.getName())
                .redirectError(Redirect.DISCARD)
                .start());
    }

    /** Takes in what remains in the buffer. */
    void add(ByteBuffer bytes) throws IOException {
        OutputStream out = process.getOutputStream();
        while (bytes.hasRemaining()) {
            int n = Math.min(piece.length, bytes.remaining());
            bytes.get(piece, 0, n);
            out.write(piece, 0, n);
        }
    }

    /** The SHA-256 of all that was taken in, which is then over. */
    String hex() throws IOException {
        process.getOutputStream().close();
        String hex = new String(process.getInputStream().readNBytes(DIGITS), StandardCharsets.US_ASCII);
        if (hex.length() < DIGITS) {
            throw new IOException("it ended without an answer");
        }
        return hex;
    }

    /** Its own handle. */
    ProcessHandle handle() {
        return process.toHandle();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
