package roundtable.protocol.discovery;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.ProtocolFamily;
import java.net.StandardProtocolFamily;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.DatagramChannel;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BiConsumer;
import roundtable.protocol.Announcement;
import roundtable.protocol.ProtocolException;
import roundtable.protocol.Wire;

/**
 * Hears the beacons of one family. The port is shared with the other programs of this computer that listen
 * there: a broadcast comes to all of them. A virtual thread reads; the others only join and close.
 */
final class BeaconReceiver implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(BeaconReceiver.class.getName());

    private final DatagramChannel channel;
    /** The interfaces, by their index, on which the group was joined. */
    private final Set<Integer> joined = new HashSet<>();

    private BeaconReceiver(DatagramChannel channel) {
        this.channel = channel;
    }

    /**
     * Begins to hear.
     *
     * @param heard is told what was said from which address
     */
    static BeaconReceiver open(ProtocolFamily family, int port, BiConsumer<Announcement, InetAddress> heard)
            throws IOException {
        DatagramChannel channel = DatagramChannel.open(family);
        try {
            channel.setOption(StandardSocketOptions.SO_REUSEADDR, true);
            // The systems that come from BSD want it for a port that is shared; on Linux it would mean something else.
            if (!System.getProperty("os.name").equals("Linux")
                    && channel.supportedOptions().contains(StandardSocketOptions.SO_REUSEPORT)) {
                channel.setOption(StandardSocketOptions.SO_REUSEPORT, true);
            }
            byte[] any = new byte[family == StandardProtocolFamily.INET ? 4 : 16];
            channel.bind(new InetSocketAddress(InetAddress.getByAddress(any), port));
        } catch (IOException e) {
            try (channel) {
                throw e;
            }
        }
        BeaconReceiver receiver = new BeaconReceiver(channel);
        Thread.ofVirtual().name("beacons").start(() -> receiver.read(heard));
        return receiver;
    }

    /** Joins the group on those interfaces where that has not been done yet; some cannot have it, which is no error. */
    void join(List<NetworkInterface> interfaces) {
        for (NetworkInterface network : interfaces) {
            try {
                if (joined.add(network.getIndex())) {
                    channel.join(InetAddress.getByName(Announcement.GROUP), network);
                }
            } catch (IOException | RuntimeException e) {
                LOG.log(Level.DEBUG, () -> "no group on " + network.getName() + ": " + e.getMessage());
            }
        }
    }

    private void read(BiConsumer<Announcement, InetAddress> heard) {
        // One byte more than may come: what fills it was longer.
        ByteBuffer datagram = ByteBuffer.allocate(Announcement.LONGEST + 1);
        Budget budget = new Budget(System.nanoTime());
        while (channel.isOpen()) {
            try {
                InetAddress from = ((InetSocketAddress) channel.receive(datagram.clear())).getAddress();
                if (budget.allows(from, System.nanoTime()) && datagram.flip().limit() <= Announcement.LONGEST) {
                    take(Arrays.copyOf(datagram.array(), datagram.limit()), from, heard);
                }
                LockSupport.parkNanos(budget.pause(System.nanoTime()).toNanos());
            } catch (ClosedChannelException e) {
                return;
            } catch (IOException e) {
                // An interface went away under a receive; the next one tells whether the port is still there.
                LOG.log(Level.DEBUG, "a beacon could not be received", e);
                LockSupport.parkNanos(budget.pause(System.nanoTime()).toNanos());
            }
        }
    }

    private static void take(byte[] line, InetAddress from, BiConsumer<Announcement, InetAddress> heard) {
        try {
            heard.accept(Wire.<Announcement>decode(Wire.parse(line), Announcement.class), from);
        } catch (ProtocolException e) {
            // Anybody may say anything here, and as often as they like: not worth a line in the log.
            LOG.log(Level.TRACE, () -> from.getHostAddress() + " said something else: " + e.getMessage());
        } catch (RuntimeException bug) {
            // Else nothing would be heard any more from now on.
            LOG.log(Level.ERROR, "A beacon met an error in the program", bug);
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
