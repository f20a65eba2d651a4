package roundtable.server.discovery;

import static java.lang.System.Logger.Level.DEBUG;
import static java.nio.charset.StandardCharsets.UTF_8;

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
    private static final System.Logger LOG = System.getLogger(DnsSd.class.getName());

    /** Bytes of a label of DNS: its length is written into six bits. */
    private static final int LONGEST_LABEL = 63;
    /** Bytes of a name in a TXT record, where a string has at most 255, its key and "=" among them. */
    private static final int LONGEST_NAME = 250;

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
        IOException failure = null;
        for (InetAddress address : wanted) {
            try {
                if (!responders.containsKey(address)) {
                    responders.put(address, register(address));
                }
            } catch (IOException | RuntimeException e) {
                // One interface that refuses keeps the others from nothing; it is tried again the next time.
                LOG.log(DEBUG, "DNS-SD refused on " + address.getHostAddress(), e);
                failure = new IOException(e.getMessage() != null ? e.getMessage() : e.toString(), e);
            }
        }
        if (failure != null && responders.isEmpty()) {
            throw failure;
        }
    }

    private JmDNS register(InetAddress address) throws IOException {
        Announcement.Session said = session.get();
        // A host name of its own: the computer's belongs to the responder of the system, if there is one.
        JmDNS responder = JmDNS.create(address, "roundtable-" + said.id());
        try {
            responder.registerService(ServiceInfo.create(
                    Announcement.DNS_SD_TYPE, cut(said.name(), LONGEST_LABEL), said.editor(), 0, 0, text(said)));
            return responder;
        } catch (IOException | RuntimeException e) {
            withdraw(responder);
            throw e;
        }
    }

    /** The beginning of a text that takes no more than {@code most} bytes in UTF-8; no character is cut in two. */
    static String cut(String text, int most) {
        int bytes = 0;
        int end = 0;
        while (end < text.length()) {
            int character = text.codePointAt(end);
            bytes += Character.toString(character).getBytes(UTF_8).length;
            if (bytes > most) {
                break;
            }
            end += Character.charCount(character);
        }
        return text.substring(0, end);
    }

    private static Map<String, String> text(Announcement.Session said) {
        Map<String, String> fields = new HashMap<>(Map.of(
                "id", said.id(),
                "name", cut(said.name(), LONGEST_NAME),
                "server", said.server(),
                "editor", Integer.toString(said.editor())));
        if (said.node() != null && said.peers() != null) {
            fields.put("node", said.node().toString());
            fields.put("peers", said.peers().toString());
        }
        return fields;
    }

    /** Takes jmdns two seconds and more, of which nobody waits for one: the farewell is sent in the first moment. */
    private static void withdraw(JmDNS responder) {
        Thread.ofPlatform().name("dns-sd farewell").daemon().start(() -> {
            try (responder) {
                responder.unregisterAllServices();
            } catch (IOException e) {
                LOG.log(DEBUG, "closing DNS-SD", e);
            }
        });
    }

    @Override
    public void close() {
        responders.values().forEach(DnsSd::withdraw);
        responders.clear();
    }
}
