package roundtable.server.net;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The reading side of a connection, which knows for how long it has been kept waiting: for the hello, for the rest of a
 * line that has begun, or for raw bytes. One thread reads; the watch asks.
 */
final class TimedInput implements ReadableByteChannel {
    private enum Waiting {
        FOR_HELLO,
        FOR_LINES,
        FOR_BYTES,
        FOR_END
    }

    /** What is waited for, and since when (nanoseconds); {@code since} counts in FOR_LINES only while {@code midLine}. */
    private record State(Waiting waiting, long since, boolean midLine) {}

    private final ReadableByteChannel in;
    private final Patience patience;
    private final AtomicReference<State> state =
            new AtomicReference<>(new State(Waiting.FOR_HELLO, System.nanoTime(), false));

    TimedInput(ReadableByteChannel in, Patience patience) {
        this.in = in;
        this.patience = patience;
    }

    void expectLines() {
        expect(Waiting.FOR_LINES);
    }

    void expectBytes() {
        expect(Waiting.FOR_BYTES);
    }

    /** The connection is being closed: only the other end's closing is waited for from now on, and not for long. */
    void expectEnd() {
        expect(Waiting.FOR_END);
    }

    /** The end may come from another thread at any time, and is the last that is waited for. */
    private void expect(Waiting next) {
        State expected = new State(next, System.nanoTime(), false);
        state.updateAndGet(before -> before.waiting == Waiting.FOR_END ? before : expected);
    }

    /** What has not come in time, if something has not. */
    Optional<String> overdue(long now) {
        State seen = state.get();
        Duration waited = Duration.ofNanos(now - seen.since);
        return switch (seen.waiting) {
            case FOR_HELLO -> overdue(waited, patience.hello(), "No hello came within ");
            case FOR_LINES ->
                seen.midLine ? overdue(waited, patience.line(), "A line was not ended within ") : Optional.empty();
            case FOR_BYTES -> overdue(waited, patience.bytes(), "No bytes came for ");
            case FOR_END -> overdue(waited, patience.end(), "The client did not close within ");
        };
    }

    private static Optional<String> overdue(Duration waited, Duration most, String what) {
        return waited.compareTo(most) > 0 ? Optional.of(what + most.toSeconds() + " seconds") : Optional.empty();
    }

    @Override
    public int read(ByteBuffer into) throws IOException {
        int from = into.position();
        int n = in.read(into);
        State before = state.get();
        if (n > 0 && before.waiting == Waiting.FOR_LINES) {
            noteLine(into, from, before);
        } else if (n > 0 && before.waiting == Waiting.FOR_BYTES) {
            expect(Waiting.FOR_BYTES);
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
            state.compareAndSet(before, new State(Waiting.FOR_LINES, System.nanoTime(), midLine));
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
