package roundtable.server.discovery;

import static java.lang.System.Logger.Level.DEBUG;

import java.io.IOException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import roundtable.protocol.Announcement;
import roundtable.protocol.discovery.Beacons;
import roundtable.protocol.discovery.Networks;
import roundtable.server.discovery.Announcer.Listening;

/**
 * Hears which other servers announce themselves as nodes, on the networks on which this one is announced itself: on this
 * machine alone where only this machine reaches it. What is told is no more than somebody's word.
 */
public final class NodeSearch implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger("roundtable.discovery");
    private static final Duration BETWEEN_LOOKS_AT_INTERFACES = Duration.ofSeconds(3);

    private final Listening listening;
    private final String own;
    private final Listener listener;
    private final CountDownLatch closed = new CountDownLatch(1);

    /** Is told what was heard; must not wait. */
    @FunctionalInterface
    public interface Listener {
        /**
         * A beacon has said that there is a node.
         *
         * @param peers where its peers port is
         * @param node its id
         */
        void announced(InetSocketAddress peers, int node);
    }

    private NodeSearch(Listening listening, String own, Listener listener) {
        this.listening = listening;
        this.own = own;
        this.listener = listener;
    }

    /**
     * Begins to hear; returns at once.
     *
     * @param listening where this server listens just now; asked each time
     * @param port where beacons are heard
     * @param own the id of this server's session, of which nothing is told
     */
    public static NodeSearch start(Listening listening, int port, String own, Listener listener) {
        NodeSearch search = new NodeSearch(listening, own, listener);
        Networks networks = Networks.chosen();
        // Heard from here on: whoever announces itself a moment later is not missed.
        Beacons beacons = Beacons.hear(port, networks, search::heard);
        Thread.ofVirtual().name("node-search").start(() -> search.follow(beacons, networks));
        return search;
    }

    private void follow(Beacons beacons, Networks networks) {
        try (beacons) {
            do {
                beacons.join(networks.interfaces());
            } while (!closed.await(BETWEEN_LOOKS_AT_INTERFACES.toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void heard(Announcement said, InetAddress from) {
        if (said instanceof Announcement.Session session
                && session.node() != null
                && session.peers() != null
                && !session.id().equals(own)
                && reaches(from)) {
            listener.announced(new InetSocketAddress(from, session.peers()), session.node());
        }
    }

    /** Whether what is there can be reached and reaches this server. */
    private boolean reaches(InetAddress from) {
        if (from.isLoopbackAddress()) {
            return true;
        }
        // It means nothing to the other nodes, to which it would be told.
        if (from instanceof Inet6Address && from.isLinkLocalAddress()) {
            return false;
        }
        try {
            return listening.addresses().stream().anyMatch(address -> !address.isLoopbackAddress());
        } catch (IOException e) {
            LOG.log(DEBUG, "a server that is being closed", e);
            return false;
        }
    }

    /** Hears no more; returns at once, and works twice. */
    @Override
    public void close() {
        closed.countDown();
    }
}
