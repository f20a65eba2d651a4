package roundtable.client.simulation;

import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.concurrent.TimeUnit;

/** Simulated time: what is to happen, in the order of its time and then of its being planned. */
final class Agenda {
    private record Event(long at, long number, Runnable task) {}

    private final PriorityQueue<Event> events =
            new PriorityQueue<>(Comparator.comparingLong(Event::at).thenComparingLong(Event::number));
    private long now;
    private long planned;

    /** The time, in microseconds. */
    long now() {
        return now;
    }

    static long millis(long millis) {
        return TimeUnit.MILLISECONDS.toMicros(millis);
    }

    /** Plans something. */
    void in(long micros, Runnable task) {
        events.add(new Event(now + Math.max(0, micros), planned++, task));
    }

    /** Lets the next thing happen that is planned for no later than {@code end}; false where there is none. */
    boolean step(long end) {
        if (events.isEmpty() || events.peek().at > end) {
            now = Math.max(now, end);
            return false;
        }
        Event next = events.poll();
        now = next.at;
        next.task.run();
        return true;
    }
}
