package roundtable.server.echo;

import static java.lang.System.Logger.Level.DEBUG;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.DatagramChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Sends back every datagram. */
public final class UdpEcho implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger("roundtable.echo");
    private static final int LARGEST = 1 << 16;
    /**
     * Services that answer anything: a datagram said to come from one of them would go to and fro for ever.
     *
     * @see <a href="https://www.rfc-editor.org/rfc/rfc862">RFC 862</a>
     */
    private static final Set<Integer> ANSWERING = Set.of(7, 13, 17, 19, 37);

    private final List<DatagramChannel> sockets;
    private final int port;

    private UdpEcho(List<DatagramChannel> sockets, int port) {
        this.sockets = sockets;
        this.port = port;
    }

    /**
     * Takes the port on all of the addresses.
     *
     * @throws IOException where one of them cannot be had; then none is held
     */
    public static UdpEcho bind(List<InetAddress> addresses, int port) throws IOException {
        List<DatagramChannel> sockets = new ArrayList<>();
        UdpEcho echo = new UdpEcho(sockets, port);
        try {
            for (InetAddress address : addresses) {
                DatagramChannel socket = DatagramChannel.open();
                sockets.add(socket);
                socket.bind(new InetSocketAddress(address, port));
            }
            return echo;
        } catch (IOException e) {
            echo.close();
            throw e;
        }
    }

    /** Begins to answer. */
    public void start() {
        for (DatagramChannel socket : sockets) {
            Thread.ofVirtual().name("echo-udp").start(() -> serve(socket));
        }
    }

    private void serve(DatagramChannel socket) {
        ByteBuffer datagram = ByteBuffer.allocateDirect(LARGEST);
        while (socket.isOpen()) {
            try {
                InetSocketAddress from = (InetSocketAddress) socket.receive(datagram.clear());
                if (from.getPort() != port && !ANSWERING.contains(from.getPort())) {
                    socket.send(datagram.flip(), from);
                }
            } catch (ClosedChannelException e) {
                return;
            } catch (IOException e) {
                // An answer that cannot be sent is lost, as datagrams may be.
                LOG.log(DEBUG, "echo: {0}", e.getMessage());
            }
        }
    }

    @Override
    public void close() throws IOException {
        for (DatagramChannel socket : sockets) {
            socket.close();
        }
    }
}
