package roundtable.server.echo;

import static java.lang.System.Logger.Level.INFO;
import static java.lang.System.Logger.Level.TRACE;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

/** Sends back every byte of a connection, in order, until the client closes. No hello, no lines, no deadline. */
public final class TcpEcho implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger("roundtable.echo");
    private static final int CHUNK = 1 << 16;
    private static final byte[] FULL = "{\"type\":\"error\",\"code\":\"server-full\",\"message\":\"Server is full\"}\n"
            .getBytes(StandardCharsets.UTF_8);

    private final int mostClients;
    private final Predicate<InetAddress> open;
    private final Set<SocketChannel> clients = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    /**
     * An echo for that many clients at once.
     *
     * @param open whether it listens on that address of this machine just now
     */
    public TcpEcho(int mostClients, Predicate<InetAddress> open) {
        this.mostClients = mostClients;
        this.open = open;
    }

    /** Takes an accepted connection; does not wait for it. */
    public void accept(SocketChannel client) {
        Thread.ofVirtual().name("echo").start(() -> serve(client));
    }

    private void serve(SocketChannel client) {
        try (client) {
            clients.add(client);
            // Once more: since it was accepted the echo may have moved, and closeUnless not have met it yet.
            if (closed || !keeps(client, open)) {
                return;
            }
            if (clients.size() > mostClients) {
                LOG.log(INFO, "Rejected connection from {0}. Server is full.", client.getRemoteAddress());
                client.write(ByteBuffer.wrap(FULL));
                client.shutdownOutput();
                return;
            }
            client.setOption(StandardSocketOptions.TCP_NODELAY, true);
            client.setOption(StandardSocketOptions.SO_KEEPALIVE, true);
            echo(client);
        } catch (IOException e) {
            LOG.log(TRACE, "echo: {0}", e.getMessage());
        } finally {
            clients.remove(client);
        }
    }

    private static void echo(SocketChannel client) throws IOException {
        // A heap buffer: the JDK keeps one direct buffer for each carrier thread, not one for each connection.
        ByteBuffer bytes = ByteBuffer.allocate(2_048);
        while (client.read(bytes) >= 0) {
            boolean filled = !bytes.hasRemaining();
            bytes.flip();
            while (bytes.hasRemaining()) {
                client.write(bytes);
            }
            // Who sends much gets a buffer that takes much.
            bytes = filled && bytes.capacity() < CHUNK ? ByteBuffer.allocate(CHUNK) : bytes.clear();
        }
    }

    /** Ends the connections that came by an address of this machine which {@code kept} does not hold for. */
    public void closeUnless(Predicate<InetAddress> kept) {
        for (SocketChannel client : clients) {
            try {
                if (!keeps(client, kept)) {
                    client.close();
                }
            } catch (IOException e) {
                // It was just leaving; the others are still to be looked at.
                LOG.log(TRACE, "echo: {0}", e.getMessage());
            }
        }
    }

    private static boolean keeps(SocketChannel client, Predicate<InetAddress> kept) throws IOException {
        return !(client.getLocalAddress() instanceof InetSocketAddress local) || kept.test(local.getAddress());
    }

    /** How many are connected. */
    public int clients() {
        return clients.size();
    }

    @Override
    public void close() throws IOException {
        closed = true;
        for (SocketChannel client : clients) {
            client.close();
        }
    }
}
