package roundtable.server.peers;

import java.util.Comparator;
import java.util.PriorityQueue;

/** Simulated time: what is to happen, in the order of its time and then of its being planned. */
final class Agenda {
    private record Event(long at, long number, Runnable task) {}

    private final PriorityQueue<Event> events =
            new PriorityQueue<>(Comparator.comparingLong(Event::at).thenComparingLong(Event::number));
    private long now;
    private long planned;

    /** The time, in milliseconds. */
    long now() {
        return now;
    }

    /** Plans something. */
    void in(long millis, Runnable task) {
        events.add(new Event(now + Math.max(0, millis), planned++, task));
    }

    /** Lets everything happen that is planned for no later than {@code end}. */
    void runTo(long end) {
        while (!events.isEmpty() && events.peek().at <= end) {
            Event next = events.poll();
            now = next.at;
            next.task.run();
        }
        now = Math.max(now, end);
    }
}
