package roundtable.client.echo;

import java.io.IOException;
import java.io.InputStream;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;

/** Small echo services of the test's own, which can also answer wrongly. */
final class EchoServers implements AutoCloseable {
    private final ServerSocket tcp;
    private final DatagramSocket udp;
    private final UnaryOperator<byte[]> answer;
    private final AtomicInteger connections = new AtomicInteger();

    /**
     * Services on loopback ports.
     *
     * @param answer what comes back for a piece that came in; null for nothing
     */
    EchoServers(String address, UnaryOperator<byte[]> answer) throws IOException {
        this.answer = answer;
        this.tcp = new ServerSocket(0, 50, InetAddress.getByName(address));
        this.udp = new DatagramSocket(new InetSocketAddress(InetAddress.getByName(address), 0));
        Thread.ofVirtual().start(this::accept);
        Thread.ofVirtual().start(this::datagrams);
    }

    int tcpPort() {
        return tcp.getLocalPort();
    }

    int udpPort() {
        return udp.getLocalPort();
    }

    int connections() {
        return connections.get();
    }

    private void accept() {
        try {
            while (true) {
                Socket socket = tcp.accept();
                connections.incrementAndGet();
                Thread.ofVirtual().start(() -> echo(socket));
            }
        } catch (IOException closed) {
            return;
        }
    }

    private void echo(Socket socket) {
        byte[] piece = new byte[8192];
        try (socket) {
            InputStream in = socket.getInputStream();
            for (int n = in.read(piece); n >= 0; n = in.read(piece)) {
                byte[] back = answer.apply(Arrays.copyOf(piece, n));
                if (back != null) {
                    socket.getOutputStream().write(back);
                }
            }
        } catch (IOException gone) {
            return;
        }
    }

    private void datagrams() {
        byte[] room = new byte[1 << 16];
        try {
            while (true) {
                DatagramPacket packet = new DatagramPacket(room, room.length);
                udp.receive(packet);
                byte[] back = answer.apply(Arrays.copyOf(room, packet.getLength()));
                if (back != null) {
                    udp.send(new DatagramPacket(back, back.length, packet.getSocketAddress()));
                }
            }
        } catch (IOException closed) {
            return;
        }
    }

    @Override
    public void close() throws IOException {
        tcp.close();
        udp.close();
    }
}
