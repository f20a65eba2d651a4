package roundtable.client.echo;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Arrays;

/** Echo over a TCP connection that is kept between the tests. */
final class TcpEcho implements EchoWire {
    /** What the buffers of both ends hold for certain, so that writing it cannot wait for reading. */
    private static final int FITS_BUFFERS = 4096;

    private final Socket socket;
    private final InetSocketAddress remote;

    private TcpEcho(Socket socket, InetSocketAddress remote) {
        this.socket = socket;
        this.remote = remote;
    }

    static TcpEcho open(InetSocketAddress remote, Duration patience) throws IOException {
        Socket socket = new Socket();
        try {
            socket.setTcpNoDelay(true);
            socket.connect(remote, (int) patience.toMillis());
            return new TcpEcho(socket, remote);
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
    public boolean stale() throws IOException {
        return socket.isClosed() || socket.getInputStream().available() > 0;
    }

    @Override
    public byte[] exchange(byte[] sent, Duration patience) throws IOException {
        long deadline = System.nanoTime() + patience.toNanos();
        if (sent.length <= FITS_BUFFERS) {
            socket.getOutputStream().write(sent);
        } else {
            // An echo of much comes back while the rest is still being sent: without a reader both ends would wait.
            Thread.ofVirtual().name("echo-writer").start(() -> write(sent));
        }
        return read(sent.length, deadline);
    }

    private void write(byte[] sent) {
        try {
            socket.getOutputStream().write(sent);
        } catch (IOException e) {
            // The reading side meets the same end of the connection, and tells of it.
            closeQuietly();
        }
    }

    private byte[] read(int length, long deadline) throws IOException {
        InputStream in = socket.getInputStream();
        byte[] back = new byte[length];
        int filled = 0;
        while (filled < length) {
            long left = (deadline - System.nanoTime()) / 1_000_000;
            if (left <= 0) {
                break;
            }
            socket.setSoTimeout((int) left);
            int n = readSome(in, back, filled);
            if (n < 0) {
                break;
            }
            filled += n;
        }
        return Arrays.copyOf(back, filled);
    }

    private static int readSome(InputStream in, byte[] back, int from) throws IOException {
        try {
            return in.read(back, from, back.length - from);
        } catch (SocketTimeoutException e) {
            return -1;
        }
    }

    private void closeQuietly() {
        try {
            socket.close();
        } catch (IOException e) {
            System.getLogger(TcpEcho.class.getName()).log(System.Logger.Level.TRACE, "closing an echo connection", e);
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
