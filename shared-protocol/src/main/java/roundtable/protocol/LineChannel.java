package roundtable.protocol;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ByteChannel;
import java.nio.channels.FileChannel;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;
import java.util.Arrays;

/**
 * Lines and raw bytes over a blocking connection. One thread reads, and one thread, perhaps another, writes.
 */
public final class LineChannel implements Closeable {
    /** What an idle connection costs in memory; longer lines make it grow for as long as they are being read. */
    private static final int RESTING = 1024;

    private static final int FILE_CHUNK = 1 << 16;

    private final ReadableByteChannel in;
    private final WritableByteChannel out;
    private final int longestLine;
    /** Bytes that were read and not yet taken: from {@code start} to {@code end}. */
    private byte[] buffer = new byte[RESTING];

    private int start;
    private int end;

    /**
     * Lines over that channel.
     *
     * @param longestLine in bytes, LF included
     */
    public LineChannel(ByteChannel channel, int longestLine) {
        this(channel, channel, longestLine);
    }

    /**
     * Lines that come from one channel and go to another.
     *
     * @param longestLine in bytes, LF included
     */
    public LineChannel(ReadableByteChannel in, WritableByteChannel out, int longestLine) {
        this.in = in;
        this.out = out;
        this.longestLine = longestLine;
    }

    /** The first byte that will be read, without taking it; -1 where the other end has closed. */
    public int peek() throws IOException {
        while (start == end) {
            if (!fill()) {
                return -1;
            }
        }
        return buffer[start] & 0xff;
    }

    /**
     * The next line without its LF or CRLF, or null where the other end has closed. What it sent behind its last LF is
     * no line.
     *
     * @throws LineTooLongException where the limit is reached before a LF
     */
    public byte[] readLine() throws IOException {
        int scanned = start;
        while (true) {
            for (; scanned < end; scanned++) {
                if (buffer[scanned] == '\n') {
                    if (scanned + 1 - start > longestLine) {
                        throw new LineTooLongException(longestLine);
                    }
                    int last = scanned > start && buffer[scanned - 1] == '\r' ? scanned - 1 : scanned;
                    byte[] line = Arrays.copyOfRange(buffer, start, last);
                    start = scanned + 1;
                    rest();
                    return line;
                }
            }
            if (end - start >= longestLine) {
                throw new LineTooLongException(longestLine);
            }
            int before = start;
            if (!fill()) {
                return null;
            }
            scanned -= before - start;
        }
    }

    /** Reads up to {@code into.remaining()} raw bytes, at least one; -1 where the other end has closed. */
    public int readBytes(ByteBuffer into) throws IOException {
        if (start < end) {
            int n = Math.min(end - start, into.remaining());
            into.put(buffer, start, n);
            start += n;
            rest();
            return n;
        }
        return in.read(into);
    }

    private boolean fill() throws IOException {
        if (start > 0) {
            System.arraycopy(buffer, start, buffer, 0, end - start);
            end -= start;
            start = 0;
        }
        if (end == buffer.length) {
            buffer = Arrays.copyOf(buffer, (int) Math.min((long) longestLine + 1, buffer.length * 4L));
        }
        int n = in.read(ByteBuffer.wrap(buffer, end, buffer.length - end));
        if (n < 0) {
            return false;
        }
        end += n;
        return true;
    }

    /** Gives back what a long line took. */
    private void rest() {
        if (start == end) {
            start = 0;
            end = 0;
            if (buffer.length > 64 * RESTING) {
                buffer = new byte[RESTING];
            }
        }
    }

    /** Writes all of it; waits as long as the other end takes nothing. */
    public void write(ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            out.write(bytes);
        }
    }

    /** Writes a message as a line. */
    public void write(Message message) throws IOException {
        write(ByteBuffer.wrap(Wire.encode(message)));
    }

    /** How far a file has gone over the line: asked after each piece. */
    @FunctionalInterface
    public interface Progress {
        /** {@code bytes} more are on their way. */
        void sent(long bytes);
    }

    /**
     * Writes a piece of a file, by the kernel alone where it can.
     *
     * @throws EOFException where the file has become shorter
     */
    public void write(FileChannel file, long position, long length, Progress progress) throws IOException {
        long at = position;
        long to = position + length;
        while (at < to) {
            long n = file.transferTo(at, to - at, out);
            if (n == 0) {
                // Either the socket takes nothing just now, or the file has no more: an ordinary write waits for the
                // one, and an ordinary read tells the other.
                ByteBuffer chunk = ByteBuffer.allocate((int) Math.min(FILE_CHUNK, to - at));
                n = file.read(chunk, at);
                if (n < 0) {
                    throw new EOFException("the file has become shorter: " + at + " bytes instead of " + to);
                }
                write(chunk.flip());
            }
            at += n;
            progress.sent(n);
        }
    }

    @Override
    public void close() throws IOException {
        try (in) {
            out.close();
        }
    }
}
