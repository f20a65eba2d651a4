package roundtable.protocol.discovery;

import java.net.InetAddress;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/**
 * How much attention the datagrams of one second get, altogether and from each sender, so that a flood costs little. For one
 * thread.
 */
final class Budget {
    /** A computer may run some servers, each heard in both families. */
    static final int FROM_ONE = 32;

    static final int ALTOGETHER = 1_000;
    private static final long SECOND = Duration.ofSeconds(1).toNanos();

    private final Map<InetAddress, Integer> spent = new HashMap<>();
    private long since;
    private int all;

    /** A budget that begins at that time of {@code System.nanoTime}. */
    Budget(long now) {
        since = now;
    }

    /** Whether a datagram from there is to be read. */
    boolean allows(InetAddress from, long now) {
        if (now - since >= SECOND) {
            since = now;
            all = 0;
            spent.clear();
        }
        all++;
        // There are never more senders than datagrams, so the map is bounded, too.
        return all <= ALTOGETHER && spent.merge(from, 1, Integer::sum) <= FROM_ONE;
    }

    /** How long to read nothing at all, since too much came already. */
    Duration pause(long now) {
        return all < ALTOGETHER ? Duration.ZERO : Duration.ofNanos(Math.max(0, since + SECOND - now));
    }
}
