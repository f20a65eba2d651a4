package roundtable.server.net;

import java.io.IOException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the bind option means: the addresses to listen on; and how addresses are written. */
public final class Addresses {
    private static final byte[] LOOPBACK4 = {127, 0, 0, 1};
    private static final byte[] ANY4 = new byte[4];
    private static final byte[] ANY6 = new byte[16];
    private static final Pattern ZERO_GROUPS = Pattern.compile("(?:^|:)0(?::0)+(?:$|:)");

    private Addresses() {}

    /** This machine alone, in both families where it has both. */
    public static List<InetAddress> loopback() throws IOException {
        List<InetAddress> found = new ArrayList<>();
        found.add(InetAddress.getByAddress(LOOPBACK4));
        NetworkInterface loopback = NetworkInterface.getByInetAddress(found.get(0));
        if (loopback != null) {
            loopback.inetAddresses()
                    .filter(address -> address instanceof Inet6Address && address.isLoopbackAddress())
                    .findFirst()
                    .ifPresent(address -> found.add(withoutZone(address)));
        }
        return found;
    }

    /** Every interface: one dual-stack socket, or IPv4 alone where the machine has no IPv6. */
    public static List<InetAddress> everywhere() throws IOException {
        boolean six = NetworkInterface.networkInterfaces()
                .flatMap(NetworkInterface::inetAddresses)
                .anyMatch(Inet6Address.class::isInstance);
        return List.of(six ? InetAddress.getByAddress(ANY6) : InetAddress.getByAddress(ANY4));
    }

    /**
     * The addresses that a person named.
     *
     * @param names an address, a host name, or the name of an interface; several with commas between them
     * @throws UnknownHostException where one is none of them
     */
    public static List<InetAddress> named(String names) throws IOException {
        Set<InetAddress> all = new LinkedHashSet<>();
        for (String name : names.split(",", -1)) {
            all.addAll(one(name));
        }
        return List.copyOf(all);
    }

    private static List<InetAddress> one(String name) throws IOException {
        if (name.equals("localhost")) {
            return loopback();
        }
        NetworkInterface byName = NetworkInterface.getByName(name);
        if (byName != null) {
            List<InetAddress> all = byName.inetAddresses().toList();
            if (all.isEmpty()) {
                throw new UnknownHostException("the interface " + name + " has no address");
            }
            return all;
        }
        List<InetAddress> all = List.of(InetAddress.getAllByName(name));
        InetAddress first = all.getFirst();
        return first.isAnyLocalAddress() && first instanceof Inet6Address ? everywhere() : all;
    }

    /** Whether who listens on {@code addresses} is reached by {@code local}, which is one of this machine's. */
    public static boolean cover(List<InetAddress> addresses, InetAddress local) {
        return addresses.stream().anyMatch(one -> one.isAnyLocalAddress() || one.equals(local));
    }

    /** An address as people write it; an IPv6 one in brackets. */
    public static String text(InetSocketAddress address) {
        String host = address.getAddress().getHostAddress();
        return (host.contains(":") ? "[" + shortened(host) + "]" : host) + ":" + address.getPort();
    }

    /** The longest run of zero groups becomes "::", as RFC 5952 has it; the JDK writes all eight groups out. */
    private static String shortened(String ipv6) {
        Matcher zeros = ZERO_GROUPS.matcher(ipv6);
        String longest = "";
        while (zeros.find()) {
            longest = zeros.group().length() > longest.length() ? zeros.group() : longest;
        }
        return longest.isEmpty() ? ipv6 : ipv6.replaceFirst(longest, "::");
    }

    private static InetAddress withoutZone(InetAddress address) {
        try {
            return InetAddress.getByAddress(address.getAddress());
        } catch (UnknownHostException e) {
            throw new IllegalStateException("an address has the wrong length: " + address, e);
        }
    }
}
