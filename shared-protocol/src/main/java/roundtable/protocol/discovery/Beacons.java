package roundtable.protocol.discovery;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.ProtocolFamily;
import java.net.StandardProtocolFamily;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import roundtable.protocol.Announcement;

/** What servers announce by beacons, heard in both families until it is closed. Its methods are for one thread. */
public final class Beacons implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(Beacons.class.getName());

    private final List<BeaconReceiver> receivers = new ArrayList<>();

    private Beacons() {}

    /**
     * Begins to hear. Where the port cannot be had, nothing is heard, which the log tells.
     *
     * @param port the UDP port, which other programs may share
     * @param networks what comes from others is passed over
     * @param heard is told what was said from which address, on a thread for each family
     */
    public static Beacons hear(int port, Networks networks, BiConsumer<Announcement, InetAddress> heard) {
        Beacons beacons = new Beacons();
        BiConsumer<Announcement, InetAddress> included = (said, from) -> {
            if (networks.include(from)) {
                heard.accept(said, from);
            }
        };
        beacons.open(StandardProtocolFamily.INET, Level.WARNING, port, included);
        beacons.open(StandardProtocolFamily.INET6, Level.DEBUG, port, included);
        return beacons;
    }

    private void open(ProtocolFamily family, Level gravity, int port, BiConsumer<Announcement, InetAddress> heard) {
        try {
            receivers.add(BeaconReceiver.open(family, port, heard));
        } catch (IOException | UnsupportedOperationException e) {
            LOG.log(gravity, () -> "beacons cannot be heard on UDP port " + port + ": " + e.getMessage());
        }
    }

    /** Hears on those interfaces too, over IPv6; to be told again when others are there. */
    public void join(List<NetworkInterface> interfaces) {
        receivers.forEach(receiver -> receiver.join(interfaces));
    }

    /** Hears no more; works twice. */
    @Override
    public void close() {
        for (BeaconReceiver receiver : receivers) {
            try {
                receiver.close();
            } catch (IOException e) {
                LOG.log(Level.DEBUG, "closing a receiver of beacons", e);
            }
        }
    }
}
