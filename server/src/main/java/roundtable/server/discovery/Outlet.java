package roundtable.server.discovery;

import java.io.IOException;
import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InterfaceAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import roundtable.protocol.Announcement;

/**
 * An address of this machine from which a server is announced, and to whom: all on the network that the address is on.
 *
 * @param network the interface that has the address
 * @param from the address
 * @param to the network's broadcast address, or the link-local group
 */
record Outlet(NetworkInterface network, InetAddress from, InetAddress to) {

    /** The outlets of a server that listens there, as the interfaces are just now. */
    static List<Outlet> of(List<InetAddress> listening) throws IOException {
        List<Outlet> found = new ArrayList<>();
        for (NetworkInterface network : NetworkInterface.networkInterfaces().toList()) {
            if (isUp(network)) {
                for (InterfaceAddress address : network.getInterfaceAddresses()) {
                    if (reaches(listening, address.getAddress())) {
                        of(network, address).ifPresent(found::add);
                    }
                }
            }
        }
        return found;
    }

    private static boolean isUp(NetworkInterface network) {
        try {
            return network.isUp();
        } catch (SocketException e) {
            return false; // it went away meanwhile
        }
    }

    /** Whether a connection to that address comes to the server. */
    private static boolean reaches(List<InetAddress> listening, InetAddress address) {
        for (InetAddress one : listening) {
            boolean both = one.getClass() == address.getClass() || one instanceof Inet6Address;
            if (one.equals(address) || one.isAnyLocalAddress() && both) {
                return true;
            }
        }
        return false;
    }

    private static Optional<Outlet> of(NetworkInterface network, InterfaceAddress address) throws IOException {
        InetAddress from = address.getAddress();
        if (from instanceof Inet4Address) {
            return broadcast(network, address).map(to -> new Outlet(network, from, to));
        }
        // Others on the network have a link-local address, too; which of the global ones they have is anyone's guess.
        if (from.isLinkLocalAddress() || from.isLoopbackAddress()) {
            byte[] group = InetAddress.getByName(Announcement.GROUP).getAddress();
            return Optional.of(new Outlet(network, from, Inet6Address.getByAddress(null, group, network.getIndex())));
        }
        return Optional.empty();
    }

    /** A line between two points has none. */
    private static Optional<InetAddress> broadcast(NetworkInterface network, InterfaceAddress address)
            throws IOException {
        if (network.isPointToPoint()) {
            return Optional.empty();
        }
        InetAddress told = address.getBroadcast();
        return told != null && !told.equals(address.getAddress()) && !told.isAnyLocalAddress()
                ? Optional.of(told)
                : broadcast(address.getAddress(), address.getNetworkPrefixLength());
    }

    /**
     * The broadcast address as the length of the prefix has it. The system tells none for the loopback, nor where somebody
     * set an address by hand and did not say it; datagrams to it arrive all the same.
     *
     * @return empty for a network of one or two addresses, which has none
     */
    static Optional<InetAddress> broadcast(InetAddress address, int prefixLength) throws IOException {
        if (prefixLength > Integer.SIZE - 2) {
            return Optional.empty();
        }
        byte[] bytes = address.getAddress();
        for (int bit = prefixLength; bit < Integer.SIZE; bit++) {
            bytes[bit / Byte.SIZE] |= (byte) (0x80 >> bit % Byte.SIZE);
        }
        return Optional.of(InetAddress.getByAddress(bytes));
    }

    /** One address for each interface, of IPv4 where it has one. */
    static List<InetAddress> oneEach(List<Outlet> outlets) {
        Map<NetworkInterface, InetAddress> chosen = new LinkedHashMap<>();
        for (Outlet outlet : outlets) {
            chosen.merge(
                    outlet.network(), outlet.from(), (first, other) -> first instanceof Inet4Address ? first : other);
        }
        return List.copyOf(chosen.values());
    }
}
