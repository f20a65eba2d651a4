package roundtable.client.link;

import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.time.Instant;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** What a link asks of the computer that it runs on: its clocks, its addresses, and where a host is. Called from any thread. */
interface Surroundings {
    /** The time of day, which goes on while the computer sleeps, and which people set. */
    Instant now();

    /** As {@code System.nanoTime}, which on most systems stands still while the computer sleeps. */
    long nanoTime();

    /** The addresses with which this computer is in networks, in an order of their own; empty while it is in none. */
    Set<String> addresses();

    /** The addresses of that host just now; may block. */
    InetAddress[] resolve(String host) throws UnknownHostException;

    /** Those of this process. */
    static Surroundings real() {
        return new Surroundings() {
            @Override
            public Instant now() {
                return Instant.now();
            }

            @Override
            public long nanoTime() {
                return System.nanoTime();
            }

            @Override
            public Set<String> addresses() {
                return ownAddresses();
            }

            @Override
            public InetAddress[] resolve(String host) throws UnknownHostException {
                return InetAddress.getAllByName(host);
            }
        };
    }

    private static Set<String> ownAddresses() {
        Set<String> found = new TreeSet<>();
        try (Stream<NetworkInterface> interfaces = NetworkInterface.networkInterfaces()) {
            interfaces
                    .filter(Surroundings::isUp)
                    .flatMap(NetworkInterface::inetAddresses)
                    .filter(address -> !address.isLoopbackAddress() && !address.isLinkLocalAddress())
                    .forEach(address -> found.add(address.getHostAddress().replaceFirst("%.*", "")));
        } catch (SocketException e) {
            System.getLogger(Surroundings.class.getName())
                    .log(System.Logger.Level.DEBUG, "this computer does not tell its addresses: {0}", e.getMessage());
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
}
