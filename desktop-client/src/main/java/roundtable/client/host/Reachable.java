package roundtable.client.host;

import java.lang.System.Logger.Level;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.List;
import java.util.stream.Stream;
import roundtable.client.link.ServerAddress;
import roundtable.server.discovery.SessionName;

/** The addresses under which other computers reach this one: those of IPv4, which are easier to type, where there are any. */
final class Reachable {
    private static final System.Logger LOG = System.getLogger(Reachable.class.getName());

    private Reachable() {}

    static List<ServerAddress> at(int port) {
        try (Stream<NetworkInterface> interfaces = NetworkInterface.networkInterfaces()) {
            List<InetAddress> all = interfaces
                    .filter(Reachable::isUp)
                    .flatMap(NetworkInterface::inetAddresses)
                    .filter(Reachable::isForOthers)
                    .toList();
            boolean easy = all.stream().anyMatch(Inet4Address.class::isInstance);
            return all.stream()
                    .filter(address -> !easy || address instanceof Inet4Address)
                    .map(address -> new ServerAddress(withoutCard(address), port))
                    .toList();
        } catch (SocketException e) {
            LOG.log(Level.WARNING, "this machine does not tell its addresses: " + e.getMessage());
            return List.of();
        }
    }

    /** How others on the network may call this computer; empty where it has no name that could mean it elsewhere. */
    static String hostName() {
        String name = SessionName.ofThisComputer();
        return name.startsWith("localhost") || !ServerAddress.isHost(name) ? "" : name;
    }

    private static boolean isUp(NetworkInterface network) {
        try {
            return network.isUp() && !network.isLoopback();
        } catch (SocketException e) {
            LOG.log(Level.DEBUG, () -> network.getName() + " went away: " + e.getMessage());
            return false;
        }
    }

    /** The name of the own network card, which Java adds to an IPv6 address, means nothing elsewhere. */
    private static String withoutCard(InetAddress address) {
        return address.getHostAddress().replaceFirst("%.*", "");
    }

    /** A link-local address works only with the name that the other computer has for its own network card. */
    private static boolean isForOthers(InetAddress address) {
        return !address.isLoopbackAddress() && !address.isLinkLocalAddress() && !address.isMulticastAddress();
    }
}
