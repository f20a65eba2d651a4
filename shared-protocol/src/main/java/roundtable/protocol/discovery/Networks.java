package roundtable.protocol.discovery;

import java.lang.System.Logger.Level;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** On which of this computer's networks one listens: all of them, or this computer alone. */
public enum Networks {
    ALL,
    LOOPBACK;

    /** The property that keeps what is heard to this computer where its value is {@code loopback}. */
    static final String PROPERTY = "roundtable.discovery";

    private static final System.Logger LOG = System.getLogger(Networks.class.getName());

    /** As the property says, which is for tests and for who wants to hear nothing of the network. */
    public static Networks chosen() {
        return "loopback".equals(System.getProperty(PROPERTY)) ? LOOPBACK : ALL;
    }

    /** Whether what comes from there is heard. */
    public boolean include(InetAddress from) {
        return this == ALL || from.isLoopbackAddress();
    }

    /** The interfaces that are up just now. */
    public List<NetworkInterface> interfaces() {
        try (Stream<NetworkInterface> all = NetworkInterface.networkInterfaces()) {
            return all.filter(this::include).toList();
        } catch (SocketException e) {
            LOG.log(Level.DEBUG, "this computer does not tell its networks: {0}", e.getMessage());
            return List.of();
        }
    }

    private boolean include(NetworkInterface network) {
        try {
            return network.isUp() && (this == ALL || network.isLoopback());
        } catch (SocketException e) {
            return false; // it went away meanwhile
        }
    }

    /** One address of each of them, of IPv4 where there is one. */
    public static List<InetAddress> oneEach(List<NetworkInterface> interfaces) {
        List<InetAddress> addresses = new ArrayList<>();
        for (NetworkInterface network : interfaces) {
            network.inetAddresses()
                    .min(Comparator.comparing((InetAddress address) -> !(address instanceof Inet4Address))
                            .thenComparing(address -> !address.isLinkLocalAddress()))
                    .ifPresent(addresses::add);
        }
        return addresses;
    }
}
