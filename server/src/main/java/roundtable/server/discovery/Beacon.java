package roundtable.server.discovery;

import static java.lang.System.Logger.Level.DEBUG;

import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.util.List;
import java.util.function.Supplier;
import roundtable.protocol.Announcement;
import roundtable.protocol.Wire;

/**
 * Says in one datagram for each outlet what session this is, and farewell where it is not announced any more. It has no
 * sockets between two times: an interface that has come or gone meanwhile makes no difference.
 */
final class Beacon implements Announcer.Voice {
    private static final System.Logger LOG = System.getLogger(Beacon.class.getName());

    private final Supplier<Announcement.Session> session;
    private final int port;
    /** Where it was said last. */
    private List<Outlet> said = List.of();

    /** Under which id, or null before the first time. */
    private String id;

    /** A beacon that is heard on that port. */
    Beacon(Supplier<Announcement.Session> session, int port) {
        this.session = session;
        this.port = port;
    }

    @Override
    public String name() {
        return "UDP port " + port;
    }

    /** Fails where no outlet takes the datagram; that one of them does is enough. */
    @Override
    public void speak(List<Outlet> outlets) throws IOException {
        farewell(said.stream().filter(outlet -> !outlets.contains(outlet)).toList());
        Announcement.Session now = session.get();
        said = outlets;
        id = now.id();
        IOException failure = null;
        int heard = 0;
        for (Outlet outlet : outlets) {
            try {
                send(now, outlet);
                heard++;
            } catch (IOException e) {
                // An interface without a cable, or IPv6 without a route for its groups.
                failure = e;
            }
        }
        if (heard == 0 && failure != null) {
            throw failure;
        }
    }

    private void farewell(List<Outlet> outlets) {
        for (Outlet outlet : outlets) {
            try {
                send(new Announcement.Farewell(id), outlet);
            } catch (IOException e) {
                // Then its silence tells.
                LOG.log(DEBUG, "no farewell from " + outlet.from().getHostAddress(), e);
            }
        }
    }

    private void send(Announcement announcement, Outlet outlet) throws IOException {
        boolean four = outlet.from() instanceof Inet4Address;
        try (DatagramChannel socket =
                DatagramChannel.open(four ? StandardProtocolFamily.INET : StandardProtocolFamily.INET6)) {
            if (four) {
                socket.setOption(StandardSocketOptions.SO_BROADCAST, true);
            } else {
                socket.setOption(StandardSocketOptions.IP_MULTICAST_IF, outlet.network());
            }
            // The receivers take the address that this comes from for the server's.
            socket.bind(new InetSocketAddress(outlet.from(), 0));
            socket.send(ByteBuffer.wrap(Wire.encode(announcement)), new InetSocketAddress(outlet.to(), port));
        }
    }

    @Override
    public void close() {
        farewell(said);
    }
}
