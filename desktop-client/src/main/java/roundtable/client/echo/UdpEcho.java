package roundtable.client.echo;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Arrays;

/** Echo by datagrams. Its port of this end is given up after a loss, so that an answer too late meets nobody. */
final class UdpEcho implements EchoWire {
    /** What fits into one datagram over IPv4. */
    static final int LONGEST = 65_507;

    private final DatagramSocket socket;
    private final InetSocketAddress remote;

    private UdpEcho(DatagramSocket socket, InetSocketAddress remote) {
        this.socket = socket;
        this.remote = remote;
    }

    static UdpEcho open(InetSocketAddress remote) throws IOException {
        DatagramSocket socket = new DatagramSocket();
        try {
            socket.connect(remote);
            return new UdpEcho(socket, remote);
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }

    @Override
    public InetSocketAddress remote() {
        return remote;
    }

    @Override
    public boolean stale() {
        return socket.isClosed();
    }

    @Override
    public byte[] exchange(byte[] sent, Duration patience) throws IOException {
        socket.setSoTimeout((int) patience.toMillis());
        socket.send(new DatagramPacket(sent, sent.length));
        byte[] room = new byte[1 << 16];
        DatagramPacket back = new DatagramPacket(room, room.length);
        try {
            socket.receive(back);
        } catch (SocketTimeoutException e) {
            return new byte[0];
        }
        return Arrays.copyOf(room, back.getLength());
    }

    @Override
    public void close() {
        socket.close();
    }
}
