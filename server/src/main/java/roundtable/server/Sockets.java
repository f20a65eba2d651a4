package roundtable.server;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import roundtable.protocol.Service;
import roundtable.server.echo.TcpEcho;
import roundtable.server.echo.UdpEcho;
import roundtable.server.net.Addresses;
import roundtable.server.net.Listener;

/** All ports of a server, taken together: either every one of them is held, or none. */
final class Sockets {
    private static final int TRIES_FOR_A_PORT_OF_BOTH_KINDS = 20;
    private static final int TRIES_FOR_THE_OWN_PORT = 100;
    private static final Duration PAUSE = Duration.ofMillis(10);

    /** Who announces the server asks for one while it moves. */
    private final Map<Service, Listener> listeners = new ConcurrentHashMap<>();

    private final TcpEcho tcpEcho;
    private UdpEcho udpEcho;

    private Sockets(Options options) {
        tcpEcho = new TcpEcho(options.mostClients(Service.ECHO), local -> reached(Service.ECHO, local));
    }

    /**
     * Takes the ports.
     *
     * @throws StartFailure that names the port which cannot be had
     */
    static Sockets bind(Options options) throws StartFailure {
        Sockets sockets = new Sockets(options);
        for (Service service : Service.values()) {
            try {
                sockets.bind(service, options);
            } catch (IOException | IllegalArgumentException e) {
                StartFailure failure = new StartFailure(
                        "Server error: Unable to start server on port " + options.port(service) + " ("
                                + service.wireName() + ", " + e.getMessage() + ")",
                        e);
                sockets.close(failure);
                throw failure;
            }
        }
        return sockets;
    }

    /** Where a service listens. */
    private static List<InetAddress> addresses(Service service, Options options) throws IOException {
        String where = options.bind(service);
        return where.equals(Options.EVERYWHERE) ? Addresses.everywhere() : Addresses.named(where);
    }

    private void bind(Service service, Options options) throws IOException {
        List<InetAddress> addresses = addresses(service, options);
        if (service != Service.ECHO) {
            listeners.put(service, Listener.bind(addresses, options.port(service)));
            return;
        }
        for (int attempt = 1; udpEcho == null; attempt++) {
            Listener tcp = Listener.bind(addresses, options.port(service));
            try {
                udpEcho = UdpEcho.bind(addresses, tcp.port());
                listeners.put(service, tcp);
            } catch (IOException e) {
                tcp.close();
                // The port that is free for TCP may be taken for UDP.
                if (options.port(service) != 0 || attempt == TRIES_FOR_A_PORT_OF_BOTH_KINDS) {
                    throw e;
                }
            }
        }
    }

    /**
     * Listens where {@code to} says from now on, at the same ports; connections that were accepted live on.
     *
     * @param takers of what is accepted
     * @throws IOException where a port cannot be had there; then it listens where {@code from} says, as before
     */
    void move(Options from, Options to, Map<Service, Consumer<SocketChannel>> takers) throws IOException {
        try {
            moveAll(to, takers);
        } catch (IOException e) {
            try {
                moveAll(from, takers);
            } catch (IOException back) {
                e.addSuppressed(back);
            }
            throw e;
        }
    }

    private void moveAll(Options to, Map<Service, Consumer<SocketChannel>> takers) throws IOException {
        for (Service service : Service.values()) {
            List<InetAddress> addresses = addresses(service, to);
            Listener before = listeners.get(service);
            before.close();
            if (service == Service.ECHO) {
                udpEcho.close();
                udpEcho = patiently(() -> UdpEcho.bind(addresses, before.port()));
                udpEcho.start();
            }
            Listener next = patiently(() -> Listener.bind(addresses, before.port()));
            listeners.put(service, next);
            next.start(takers.get(service));
        }
    }

    private interface Binding<T> {
        T bind() throws IOException;
    }

    /** A port that was held until now is free once the thread that accepted on it has taken notice. */
    private static <T> T patiently(Binding<T> binding) throws IOException {
        for (int tries = 1; ; tries++) {
            try {
                return binding.bind();
            } catch (BindException e) {
                if (tries == TRIES_FOR_THE_OWN_PORT) {
                    throw e;
                }
                LockSupport.parkNanos(PAUSE.toNanos());
            }
        }
    }

    /** Whether a service listens on {@code local}, which is one of this machine's addresses. */
    boolean reached(Service service, InetAddress local) {
        return Addresses.cover(listener(service).addresses(), local);
    }

    Listener listener(Service service) {
        return listeners.get(service);
    }

    TcpEcho tcpEcho() {
        return tcpEcho;
    }

    UdpEcho udpEcho() {
        return udpEcho;
    }

    /** The port of each service. */
    Map<Service, Integer> ports() {
        Map<Service, Integer> ports = new EnumMap<>(Service.class);
        listeners.forEach((service, listener) -> ports.put(service, listener.port()));
        return Collections.unmodifiableMap(ports);
    }

    /** Gives all ports back; what cannot be closed is added to {@code trouble}. */
    void close(Throwable trouble) {
        for (Listener listener : listeners.values()) {
            close(listener, trouble);
        }
        close(tcpEcho, trouble);
        if (udpEcho != null) {
            close(udpEcho, trouble);
        }
    }

    private static void close(AutoCloseable socket, Throwable trouble) {
        try {
            socket.close();
        } catch (Exception e) {
            trouble.addSuppressed(e);
        }
    }
}
