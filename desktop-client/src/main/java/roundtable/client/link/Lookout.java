package roundtable.client.link;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;

/**
 * Notices for one visit that the computer slept, or that its networks are others than before: then a line may be dead that
 * looks alive, and a server may be there again that was not. Runs in a virtual thread of its own.
 */
final class Lookout implements Runnable {
    /** No thread is kept waiting that long by a busy computer, and no clock is corrected by as much in one step. */
    private static final Duration NAP = Duration.ofSeconds(5);

    /** While all is well, addresses are looked at only every so many times. */
    private static final int SELDOM = 5;

    private final Visit visit;
    private final Surroundings surroundings;
    private final LinkJournal journal;
    private final Runnable alarm;
    private Instant lastTime;
    private long lastNanos;
    private Set<String> addresses;
    private int looks;

    /**
     * A lookout that has looked once.
     *
     * @param alarm is run when the lines are to be doubted
     */
    Lookout(Visit visit, Surroundings surroundings, LinkJournal journal, Runnable alarm) {
        this.visit = visit;
        this.surroundings = surroundings;
        this.journal = journal;
        this.alarm = alarm;
        lastTime = surroundings.now();
        lastNanos = surroundings.nanoTime();
    }

    @Override
    public void run() {
        try {
            addresses = surroundings.addresses();
            while (!visit.awaitEnd(visit.timing().look())) {
                look();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void look() {
        Duration nap = nap();
        boolean slept = nap.compareTo(NAP) > 0;
        if (slept) {
            journal.add(null, LinkJournal.Kind.WOKE, "journal.woke", Spans.words(nap));
        }
        looks++;
        boolean moved = (slept || !visit.isUp() || looks % SELDOM == 0) && moved();
        if (slept || moved) {
            alarm.run();
        }
    }

    /** By how much more time went by since the last look than was waited: one of the clocks may have stood still. */
    private Duration nap() {
        Instant time = surroundings.now();
        long nanos = surroundings.nanoTime();
        Duration byClock = Duration.between(lastTime, time);
        Duration counted = Duration.ofNanos(nanos - lastNanos);
        lastTime = time;
        lastNanos = nanos;
        Duration longer = byClock.compareTo(counted) > 0 ? byClock : counted;
        return longer.minus(visit.timing().look());
    }

    private boolean moved() {
        Set<String> now = surroundings.addresses();
        if (now.equals(addresses)) {
            return false;
        }
        addresses = now;
        journal.add(
                null,
                LinkJournal.Kind.NETWORK,
                now.isEmpty() ? "journal.no-network" : "journal.network",
                String.join(", ", now));
        return true;
    }
}
