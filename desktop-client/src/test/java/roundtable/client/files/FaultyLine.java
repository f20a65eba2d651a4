package roundtable.client.files;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import roundtable.client.link.ServiceConnection;
import roundtable.client.link.Tap;
import roundtable.protocol.Service;
import roundtable.protocol.SessionRequest;

/**
 * A line to a service that has the faults a test wants, one for each connection in turn, and none after the last. It
 * counts what goes over it.
 */
final class FaultyLine implements Connections, Closeable {
    /** What a connection does when that many bytes have gone from the server, or to it. */
    record Fault(Kind kind, boolean fromServer, long after) {}

    enum Kind {
        CUT,
        STALL,
        FLIP_A_BIT
    }

    private final int port;
    private final ServerSocketChannel listener = ServerSocketChannel.open();
    private final Queue<Fault> faults = new ConcurrentLinkedQueue<>();
    private final CopyOnWriteArrayList<AtomicLong> received = new CopyOnWriteArrayList<>();
    private final CopyOnWriteArrayList<AtomicLong> sent = new CopyOnWriteArrayList<>();

    FaultyLine(int port) throws IOException {
        this.port = port;
        listener.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        Thread.ofVirtual().start(this::accept);
    }

    FaultyLine first(Fault fault) {
        faults.add(fault);
        return this;
    }

    static Fault fromServer(Kind kind, long after) {
        return new Fault(kind, true, after);
    }

    static Fault toServer(Kind kind, long after) {
        return new Fault(kind, false, after);
    }

    /** How many bytes the server sent over the connection of that number. */
    long received(int connection) {
        return received.get(connection).get();
    }

    /** How many bytes were sent to the server over the connection of that number. */
    long sent(int connection) {
        return sent.get(connection).get();
    }

    int connections() {
        return received.size();
    }

    @Override
    public ServiceConnection open() throws IOException {
        return ServiceConnection.open(
                Service.FILES,
                (InetSocketAddress) listener.getLocalAddress(),
                new SessionRequest.Hello(SessionRequest.PROTOCOL, "Asha", null, null, null),
                new Tap());
    }

    private void accept() {
        try {
            while (true) {
                SocketChannel client = listener.accept();
                SocketChannel server =
                        SocketChannel.open(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
                Fault fault = faults.poll();
                AtomicLong down = new AtomicLong();
                AtomicLong up = new AtomicLong();
                received.add(down);
                sent.add(up);
                Fault faultDown = fault != null && fault.fromServer() ? fault : null;
                Fault faultUp = fault != null && !fault.fromServer() ? fault : null;
                Thread.ofVirtual().start(() -> carry(server, client, down, faultDown));
                Thread.ofVirtual().start(() -> carry(client, server, up, faultUp));
            }
        } catch (IOException closed) {
            return;
        }
    }

    private static void carry(SocketChannel from, SocketChannel to, AtomicLong count, Fault fault) {
        ByteBuffer bytes = ByteBuffer.allocate(16_384);
        try (from;
                to) {
            while (from.read(bytes.clear()) >= 0) {
                bytes.flip();
                long left = fault == null ? Long.MAX_VALUE : fault.after() - count.get();
                if (bytes.remaining() <= left) {
                    count.addAndGet(bytes.remaining());
                    writeAll(bytes, to);
                } else if (!survives(fault.kind(), bytes, (int) left, to, count)) {
                    return;
                } else {
                    fault = null;
                }
            }
        } catch (IOException closed) {
            return;
        }
    }

    /** Does what is wrong with the byte at {@code at}; whether the connection goes on after it. */
    private static boolean survives(Kind kind, ByteBuffer bytes, int at, SocketChannel to, AtomicLong count)
            throws IOException {
        if (kind == Kind.FLIP_A_BIT) {
            bytes.put(at, (byte) (bytes.get(at) ^ 1));
            count.addAndGet(bytes.remaining());
            writeAll(bytes, to);
            return true;
        }
        count.addAndGet(at);
        writeAll(bytes.limit(at), to);
        if (kind == Kind.STALL) {
            // Nothing more comes until the other side gives up.
            to.read(ByteBuffer.allocate(1));
        }
        return false;
    }

    private static void writeAll(ByteBuffer bytes, SocketChannel to) throws IOException {
        while (bytes.hasRemaining()) {
            to.write(bytes);
        }
    }

    @Override
    public void close() throws IOException {
        listener.close();
    }
}
