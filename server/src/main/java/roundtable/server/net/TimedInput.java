package roundtable.server.net;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.time.Duration;
import java.util.Optional;

/**
 * The reading side of a connection, which knows for how long it has been kept waiting: for the hello, for the rest of a
 * line that has begun, or for raw bytes. One thread reads; the watch asks.
 */
final class TimedInput implements ReadableByteChannel {
    private static final long FOR_HELLO = Duration.ofSeconds(10).toNanos();
    private static final long FOR_A_LINE = Duration.ofSeconds(30).toNanos();
    private static final long FOR_BYTES = Duration.ofSeconds(60).toNanos();

    private enum Waiting {
        FOR_HELLO,
        FOR_LINES,
        FOR_BYTES,
        FOR_END
    }

    /** What is waited for, and since when (nanoseconds); {@code since} counts in FOR_LINES only while {@code midLine}. */
    private record State(Waiting waiting, long since, boolean midLine) {}

    private final ReadableByteChannel in;
    private volatile State state = new State(Waiting.FOR_HELLO, System.nanoTime(), false);

    TimedInput(ReadableByteChannel in) {
        this.in = in;
    }

    void expectLines() {
        state = new State(Waiting.FOR_LINES, System.nanoTime(), false);
    }

    void expectBytes() {
        state = new State(Waiting.FOR_BYTES, System.nanoTime(), false);
    }

    /** The connection is being closed: only the other end's closing is waited for, and not for long. */
    void expectEnd() {
        state = new State(Waiting.FOR_END, System.nanoTime(), false);
    }

    /** What has not come in time, if something has not. */
    Optional<String> overdue(long now) {
        State seen = state;
        long waited = now - seen.since;
        return switch (seen.waiting) {
            case FOR_HELLO -> waited > FOR_HELLO ? Optional.of("No hello came within 10 seconds") : Optional.empty();
            case FOR_LINES ->
                seen.midLine && waited > FOR_A_LINE
                        ? Optional.of("A line was not ended within 30 seconds")
                        : Optional.empty();
            case FOR_BYTES -> waited > FOR_BYTES ? Optional.of("No bytes came for 60 seconds") : Optional.empty();
            case FOR_END -> waited > FOR_HELLO / 10 ? Optional.of("") : Optional.empty();
        };
    }

    @Override
    public int read(ByteBuffer into) throws IOException {
        int from = into.position();
        int n = in.read(into);
        State before = state;
        if (n > 0 && before.waiting == Waiting.FOR_LINES) {
            noteLine(into, from, before);
        } else if (n > 0 && before.waiting == Waiting.FOR_BYTES) {
            state = new State(Waiting.FOR_BYTES, System.nanoTime(), false);
        }
        return n;
    }

    private void noteLine(ByteBuffer read, int from, State before) {
        int lastLf = read.position() - 1;
        while (lastLf >= from && read.get(lastLf) != '\n') {
            lastLf--;
        }
        boolean midLine = lastLf < read.position() - 1;
        boolean sameLine = midLine && before.midLine && lastLf < from;
        if (!sameLine && (midLine || before.midLine)) {
            state = new State(Waiting.FOR_LINES, System.nanoTime(), midLine);
        }
    }

    @Override
    public boolean isOpen() {
        return in.isOpen();
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
