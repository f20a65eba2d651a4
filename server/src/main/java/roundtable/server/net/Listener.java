package roundtable.server.net;

import static java.lang.System.Logger.Level.WARNING;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.AsynchronousCloseException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/**
 * One port of the server, on one or several addresses. It binds when it is made and accepts once it is started: each
 * address has a virtual thread that only accepts and hands over.
 */
public final class Listener implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(Listener.class.getName());
    private static final int BACKLOG = 1024;
    private static final Duration PAUSE = Duration.ofMillis(100);
    private static final int TRIES_FOR_A_FREE_PORT = 20;

    /** For who hands over what was just accepted. */
    private static final Duration LAST_ONE = Duration.ofSeconds(1);

    private final List<ServerSocketChannel> sockets;
    private final List<Thread> acceptors = new CopyOnWriteArrayList<>();
    private final List<InetAddress> addresses;
    private final int port;

    private Listener(List<ServerSocketChannel> sockets, List<InetAddress> addresses, int port) {
        this.sockets = sockets;
        this.addresses = List.copyOf(addresses);
        this.port = port;
    }

    /**
     * Takes the port on all of the addresses.
     *
     * @param port 0 for any that is free on all of them
     * @throws IOException where one of them cannot be had; then none is held
     */
    public static Listener bind(List<InetAddress> addresses, int port) throws IOException {
        for (int attempt = 1; ; attempt++) {
            try {
                return bindAll(addresses, port);
            } catch (IOException e) {
                // The port that is free on the first address may be taken on the second.
                if (port != 0 || attempt == TRIES_FOR_A_FREE_PORT) {
                    throw e;
                }
            }
        }
    }

    private static Listener bindAll(List<InetAddress> addresses, int port) throws IOException {
        List<ServerSocketChannel> sockets = new ArrayList<>();
        List<InetAddress> held = new ArrayList<>();
        int bound = port;
        try {
            for (InetAddress address : addresses) {
                ServerSocketChannel socket = ServerSocketChannel.open();
                sockets.add(socket);
                socket.bind(new InetSocketAddress(address, bound), BACKLOG);
                InetSocketAddress local = (InetSocketAddress) socket.getLocalAddress();
                held.add(local.getAddress());
                bound = local.getPort();
            }
            return new Listener(sockets, held, bound);
        } catch (IOException e) {
            closeAll(sockets, e);
            throw e;
        }
    }

    /** The port that it holds. */
    public int port() {
        return port;
    }

    /** The addresses that it took the port on; a wildcard stands for all of the machine's. */
    public List<InetAddress> addresses() {
        return addresses;
    }

    /** Begins to hand every accepted connection, in blocking mode, to {@code taker}, which must not wait. */
    public void start(Consumer<SocketChannel> taker) {
        for (ServerSocketChannel socket : sockets) {
            acceptors.add(Thread.ofVirtual().name("listener-" + port).start(() -> acceptAll(socket, taker)));
        }
    }

    private static void acceptAll(ServerSocketChannel socket, Consumer<SocketChannel> taker) {
        while (socket.isOpen()) {
            try {
                taker.accept(socket.accept());
            } catch (AsynchronousCloseException e) {
                return;
            } catch (ClosedChannelException e) {
                return;
            } catch (IOException e) {
                // Out of descriptors, mostly. Whoever leaves makes room; until then this one thread tries again.
                LOG.log(WARNING, "A connection could not be accepted: {0}", e.getMessage());
                LockSupport.parkNanos(PAUSE.toNanos());
            }
        }
    }

    /** Accepts no more, and has given the port back; connections that were handed over live on. */
    @Override
    public void close() throws IOException {
        IOException failure = new IOException("port " + port + " could not be closed");
        closeAll(sockets, failure);
        awaitAcceptors();
        if (failure.getSuppressed().length > 0) {
            throw failure;
        }
    }

    /** A socket in which a virtual thread waits is given back by that thread, once it has seen that it was closed. */
    private void awaitAcceptors() {
        try {
            for (Thread acceptor : acceptors) {
                acceptor.join(LAST_ONE);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void closeAll(List<ServerSocketChannel> sockets, IOException failure) {
        for (ServerSocketChannel socket : sockets) {
            try {
                socket.close();
            } catch (IOException e) {
                failure.addSuppressed(e);
            }
        }
    }
}
