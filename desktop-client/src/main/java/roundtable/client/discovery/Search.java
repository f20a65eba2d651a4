package roundtable.client.discovery;

import java.net.InetAddress;
import java.net.NetworkInterface;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import roundtable.protocol.Announcement;
import roundtable.protocol.discovery.Beacons;
import roundtable.protocol.discovery.Networks;

/**
 * One search, from when somebody begins to look until nobody does any more. One thread follows the interfaces, as they come
 * and go; another tells what has changed, a few times a second at most, however much is heard.
 */
final class Search implements AutoCloseable {
    private static final Duration BETWEEN_LOOKS_AT_INTERFACES = Duration.ofSeconds(3);
    /** What nobody says any more is noticed by looking. */
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(1);

    private static final Duration BETWEEN_NEWS = Duration.ofMillis(200);

    private final int port;
    private final Networks networks;
    private final Consumer<List<Found>> changed;
    private final Sightings sightings = new Sightings();
    private final Semaphore news = new Semaphore(0);
    private final CountDownLatch closed = new CountDownLatch(1);

    private Search(int port, Networks networks, Consumer<List<Found>> changed) {
        this.port = port;
        this.networks = networks;
        this.changed = changed;
    }

    /** Begins to search; returns at once. {@code changed} is told each new list, by one thread. */
    static Search start(int port, Networks networks, Consumer<List<Found>> changed) {
        Search search = new Search(port, networks, changed);
        // A platform thread: jmdns blocks where a virtual one would hold on to its carrier.
        Thread.ofPlatform().name("finder").daemon().start(search::listen);
        Thread.ofVirtual().name("finder news").start(search::tell);
        return search;
    }

    private void listen() {
        try (Beacons beacons = Beacons.hear(port, networks, this::heard);
                ServiceBrowser browser = new ServiceBrowser(sightings, news::release)) {
            do {
                List<NetworkInterface> interfaces = networks.interfaces();
                beacons.join(interfaces);
                browser.follow(Networks.oneEach(interfaces));
            } while (!closed.await(BETWEEN_LOOKS_AT_INTERFACES.toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void heard(Announcement said, InetAddress from) {
        switch (said) {
            case Announcement.Session session -> sightings.heard(session, from, System.nanoTime());
            case Announcement.Farewell farewell -> sightings.left(farewell.id(), from);
        }
        news.release();
    }

    private void tell() {
        List<Found> told = List.of();
        try {
            while (!closed.await(BETWEEN_NEWS.toMillis(), TimeUnit.MILLISECONDS)) {
                if (news.tryAcquire(LONGEST_WAIT.toMillis(), TimeUnit.MILLISECONDS)) {
                    news.drainPermits();
                }
                List<Found> now = sightings.at(System.nanoTime());
                if (!now.equals(told)) {
                    told = now;
                    changed.accept(now);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Ends it; returns at once, and works twice. */
    @Override
    public void close() {
        closed.countDown();
    }
}
