package roundtable.client.link;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * The pauses between tries to reconnect: doubled each time up to a longest one, and each shortened by chance by up to a
 * half, so that the clients of a server that came back do not all return in the same moment. For one thread.
 */
final class Pauses {
    private final Duration first;
    private final Duration longest;
    private final RandomGenerator chance;
    private Duration next;

    Pauses(Duration first, Duration longest, RandomGenerator chance) {
        this.first = first;
        this.longest = longest;
        this.chance = chance;
        this.next = first;
    }

    /** The next pause. */
    Duration next() {
        Duration whole = next;
        Duration doubled = whole.multipliedBy(2);
        next = doubled.compareTo(longest) > 0 ? longest : doubled;
        return Duration.ofNanos((long) (whole.toNanos() * (1 - chance.nextDouble() / 2)));
    }

    /** The line was up: begin with the shortest again. */
    void reset() {
        next = first;
    }
}
