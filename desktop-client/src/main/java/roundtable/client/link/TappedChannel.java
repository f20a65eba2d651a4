package roundtable.client.link;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import roundtable.protocol.LineChannel;
import roundtable.protocol.Message;
import roundtable.protocol.Wire;

/**
 * Lines and raw bytes over a connection, past its {@link Tap}. What is sent is shown before it is written, so that no answer
 * is seen before its request.
 */
public final class TappedChannel implements Closeable {
    private final LineChannel lines;
    private final Tap tap;
    private final Tap.Source source;

    TappedChannel(LineChannel lines, Tap tap, Tap.Source source) {
        this.lines = lines;
        this.tap = tap;
        this.source = source;
    }

    /** As {@link LineChannel#readLine}. */
    public byte[] readLine() throws IOException {
        byte[] line = lines.readLine();
        Tap.Listener listener = tap.listener();
        if (listener != null && line != null) {
            listener.line(source, Tap.Direction.RECEIVED, line);
        }
        return line;
    }

    /** Writes a line, LF included. */
    public void writeLine(byte[] line) throws IOException {
        Tap.Listener listener = tap.listener();
        if (listener != null) {
            listener.line(source, Tap.Direction.SENT, line);
        }
        lines.write(ByteBuffer.wrap(line));
    }

    /** Writes a message as a line. */
    public void write(Message message) throws IOException {
        writeLine(Wire.encode(message));
    }

    /** As {@link LineChannel#readBytes}. */
    public int readBytes(ByteBuffer into) throws IOException {
        int n = lines.readBytes(into);
        Tap.Listener listener = tap.listener();
        if (listener != null && n > 0) {
            listener.raw(source, Tap.Direction.RECEIVED, n);
        }
        return n;
    }

    /** As {@link LineChannel#write(FileChannel, long, long, LineChannel.Progress)}. */
    public void write(FileChannel file, long position, long length, LineChannel.Progress progress) throws IOException {
        lines.write(file, position, length, sent -> {
            Tap.Listener listener = tap.listener();
            if (listener != null) {
                listener.raw(source, Tap.Direction.SENT, sent);
            }
            progress.sent(sent);
        });
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }
}
