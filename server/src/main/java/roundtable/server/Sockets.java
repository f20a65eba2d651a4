package roundtable.server;

import java.io.IOException;
import java.net.InetAddress;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import roundtable.protocol.Service;
import roundtable.server.echo.TcpEcho;
import roundtable.server.echo.UdpEcho;
import roundtable.server.net.Addresses;
import roundtable.server.net.Listener;

/** All ports of a server, taken together: either every one of them is held, or none. */
final class Sockets {
    private static final int TRIES_FOR_A_PORT_OF_BOTH_KINDS = 20;

    private final Map<Service, Listener> listeners = new EnumMap<>(Service.class);
    private final TcpEcho tcpEcho;
    private UdpEcho udpEcho;

    private Sockets(Options options) {
        tcpEcho = new TcpEcho(options.mostClients(Service.ECHO));
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

    private void bind(Service service, Options options) throws IOException {
        String where = options.bind(service);
        List<InetAddress> addresses =
                where.equals(Options.EVERYWHERE) ? Addresses.everywhere() : Addresses.named(where);
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
