package roundtable.client.files;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;

/** The speed of the last seconds, from how far a transfer was at which time. */
final class Speedometer {
    private static final long WINDOW = Duration.ofSeconds(3).toNanos();
    private static final long STEP = Duration.ofMillis(100).toNanos();
    private static final double SECOND = Duration.ofSeconds(1).toNanos();

    private record Sample(long nanos, long bytes) {}

    private final Deque<Sample> samples = new ArrayDeque<>();

    /** Takes in how far it is, and gives bytes per second. */
    long at(long nanos, long bytes) {
        if (samples.isEmpty() || nanos - samples.getLast().nanos() >= STEP) {
            samples.addLast(new Sample(nanos, bytes));
        }
        while (samples.size() > 2 && nanos - samples.getFirst().nanos() > WINDOW) {
            samples.removeFirst();
        }
        long elapsed = nanos - samples.getFirst().nanos();
        return elapsed <= 0 ? 0 : Math.round((bytes - samples.getFirst().bytes()) * (SECOND / elapsed));
    }
}
