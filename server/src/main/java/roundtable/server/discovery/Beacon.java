package roundtable.server.discovery;

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
 * Says in one datagram for each outlet what session this is. It keeps nothing between two times: an interface that has come
 * or gone meanwhile makes no difference.
 */
final class Beacon implements Announcer.Voice {
    private final Supplier<Announcement.Session> session;
    private final int port;

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
        byte[] line = Wire.encode(session.get());
        IOException failure = null;
        int heard = 0;
        for (Outlet outlet : outlets) {
            try {
                send(line, outlet);
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

    private void send(byte[] line, Outlet outlet) throws IOException {
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
            socket.send(ByteBuffer.wrap(line), new InetSocketAddress(outlet.to(), port));
        }
    }

    @Override
    public void close() {}
}
