package roundtable.client.discovery;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.jmdns.JmDNS;
import javax.jmdns.ServiceEvent;
import javax.jmdns.ServiceInfo;
import javax.jmdns.ServiceListener;
import roundtable.protocol.Announcement;
import roundtable.protocol.ProtocolException;

/** Browses for DNS-SD services, on each interface by itself. For one thread, which may have to wait. */
final class ServiceBrowser implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(ServiceBrowser.class.getName());

    private final Sightings sightings;
    private final Runnable news;
    private final Map<InetAddress, JmDNS> browsers = new HashMap<>();

    /** A browser that writes down what it finds, and says each time that there is news. */
    ServiceBrowser(Sightings sightings, Runnable news) {
        this.sightings = sightings;
        this.news = news;
    }

    /** Browses from those addresses, one for each interface, and from no other any more. */
    void follow(List<InetAddress> addresses) {
        for (InetAddress address : List.copyOf(browsers.keySet())) {
            if (!addresses.contains(address)) {
                leave(browsers.remove(address));
            }
        }
        for (InetAddress address : addresses) {
            if (!browsers.containsKey(address)) {
                try {
                    browsers.put(address, browse(address));
                } catch (IOException | RuntimeException e) {
                    LOG.log(Level.DEBUG, () -> "no DNS-SD from " + address.getHostAddress() + ": " + e.getMessage());
                }
            }
        }
    }

    private JmDNS browse(InetAddress from) throws IOException {
        // jmdns claims a host name, also for who only asks: one that nobody else has.
        JmDNS browser = JmDNS.create(from, "roundtable-" + UUID.randomUUID());
        browser.addServiceListener(Announcement.DNS_SD_TYPE, new Listener(from));
        return browser;
    }

    /** Hears of the services on one interface, on a thread of jmdns. */
    private final class Listener implements ServiceListener {
        private final InetAddress from;

        Listener(InetAddress from) {
            this.from = from;
        }

        private String key(ServiceEvent event) {
            return from.getHostAddress() + " " + event.getName();
        }

        @Override
        public void serviceAdded(ServiceEvent event) {
            event.getDNS().requestServiceInfo(event.getType(), event.getName(), 1);
        }

        @Override
        public void serviceResolved(ServiceEvent event) {
            try {
                // Loopback is what the others mean by it, too, if they can be heard at all.
                List<InetAddress> at = Arrays.stream(event.getInfo().getInetAddresses())
                        .filter(address -> address.isLoopbackAddress() == from.isLoopbackAddress()
                                && !address.isAnyLocalAddress()
                                && !address.isMulticastAddress())
                        .limit(Sightings.MOST_AT_ONE_ADDRESS)
                        .toList();
                sightings.registered(key(event), said(event.getInfo()), at);
                news.run();
            } catch (ProtocolException e) {
                // Also what jmdns tells before it knows all of it.
                LOG.log(Level.TRACE, "a service that is none of ours: {0}", e.getMessage());
            }
        }

        @Override
        public void serviceRemoved(ServiceEvent event) {
            sightings.withdrawn(key(event));
            news.run();
        }
    }

    private static Announcement.Session said(ServiceInfo info) {
        return new Announcement.Session(
                info.getPropertyString("id"),
                info.getPropertyString("name"),
                info.getPropertyString("server"),
                info.getPort(),
                null);
    }

    /** Takes jmdns two seconds, for which nobody waits. */
    private static void leave(JmDNS browser) {
        Thread.ofPlatform().name("dns-sd end").daemon().start(() -> {
            try {
                browser.close();
            } catch (IOException e) {
                LOG.log(Level.DEBUG, "closing DNS-SD", e);
            }
        });
    }

    @Override
    public void close() {
        browsers.values().forEach(ServiceBrowser::leave);
        browsers.clear();
    }
}
