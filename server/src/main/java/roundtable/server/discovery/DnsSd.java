package roundtable.server.discovery;

import java.io.IOException;
import java.net.InetAddress;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import javax.jmdns.JmDNS;
import javax.jmdns.ServiceInfo;
import roundtable.protocol.Announcement;

/**
 * Registers the session as a DNS-SD service, once for each interface: each has a responder of its own, which tells the
 * address on that interface and no other.
 */
final class DnsSd implements Announcer.Voice {
    private final Supplier<Announcement.Session> session;
    private final Map<InetAddress, JmDNS> responders = new HashMap<>();

    DnsSd(Supplier<Announcement.Session> session) {
        this.session = session;
    }

    @Override
    public String name() {
        return "DNS-SD";
    }

    /** Follows the interfaces as they come and go; what has been said already is not said again. */
    @Override
    public void speak(List<Outlet> outlets) throws IOException {
        List<InetAddress> wanted = Outlet.oneEach(outlets);
        for (InetAddress address : List.copyOf(responders.keySet())) {
            if (!wanted.contains(address)) {
                withdraw(responders.remove(address));
            }
        }
        for (InetAddress address : wanted) {
            if (!responders.containsKey(address)) {
                responders.put(address, register(address));
            }
        }
    }

    private JmDNS register(InetAddress address) throws IOException {
        Announcement.Session said = session.get();
        // A host name of its own: the computer's belongs to the responder of the system, if there is one.
        JmDNS responder = JmDNS.create(address, "roundtable-" + said.id());
        try {
            responder.registerService(
                    ServiceInfo.create(Announcement.DNS_SD_TYPE, said.name(), said.editor(), 0, 0, text(said)));
            return responder;
        } catch (IOException | RuntimeException e) {
            withdraw(responder);
            throw e;
        }
    }

    private static Map<String, String> text(Announcement.Session said) {
        return Map.of(
                "id", said.id(),
                "name", said.name(),
                "server", said.server(),
                "editor", Integer.toString(said.editor()));
    }

    /** Takes jmdns two seconds and more, of which nobody waits for one: the farewell is sent in the first moment. */
    private static void withdraw(JmDNS responder) {
        Thread.ofPlatform().name("dns-sd farewell").daemon().start(() -> {
            try (responder) {
                responder.unregisterAllServices();
            } catch (IOException e) {
                System.getLogger(DnsSd.class.getName()).log(System.Logger.Level.DEBUG, "closing DNS-SD", e);
            }
        });
    }

    @Override
    public void close() {
        responders.values().forEach(DnsSd::withdraw);
        responders.clear();
    }
}
