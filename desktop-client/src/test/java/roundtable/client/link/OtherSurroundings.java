package roundtable.client.link;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/** A computer that sleeps, moves, and knows hosts as a test tells it to. */
final class OtherSurroundings implements Surroundings {
    private final Map<String, InetAddress> hosts = new ConcurrentHashMap<>();
    private volatile Duration slept = Duration.ZERO;
    private volatile Set<String> addresses = Set.of("10.0.0.1");

    /** Only the time of day goes on meanwhile. */
    void sleep(Duration span) {
        slept = slept.plus(span);
    }

    void moveTo(String... own) {
        addresses = new TreeSet<>(Set.of(own));
    }

    void host(String name, InetAddress address) {
        hosts.put(name, address);
    }

    @Override
    public Instant now() {
        return Instant.now().plus(slept);
    }

    @Override
    public long nanoTime() {
        return System.nanoTime();
    }

    @Override
    public Set<String> addresses() {
        return addresses;
    }

    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
        InetAddress known = hosts.get(host);
        return known == null ? InetAddress.getAllByName(host) : new InetAddress[] {known};
    }
}
