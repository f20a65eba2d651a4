package roundtable.server.net;

import static java.lang.System.Logger.Level.DEBUG;
import static java.lang.System.Logger.Level.INFO;

import java.io.IOException;
import java.net.InetAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.SocketChannel;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiPredicate;
import java.util.function.Supplier;
import jdk.net.ExtendedSocketOptions;
import roundtable.protocol.Message;
import roundtable.protocol.Service;
import roundtable.protocol.SessionEvent;
import roundtable.protocol.SessionRequest;
import roundtable.server.people.People;
import roundtable.server.people.Person;

/**
 * Lets clients in to one service: counts them, turns away those over the limit, and starts the threads of the others.
 *
 * @param <R> the requests of the service
 */
public final class Reception<R extends Message.Request> {
    /** To whoever came by an address on which the server listens no more. */
    public static final String RESTRICTED = "The session is no longer open to this network";

    /** Connections beyond the limit that are told so at the same time; still more are closed without a word. */
    private static final int MOST_TURNED_AWAY = 200;

    private static final int KEEPALIVE_IDLE_SECONDS = 60;
    private static final int KEEPALIVE_INTERVAL_SECONDS = 10;
    private static final int KEEPALIVE_COUNT = 6;

    private final JsonService<R> service;
    private final House house;
    private final int mostClients;
    private final System.Logger log;
    private final AtomicInteger clients = new AtomicInteger();
    private final AtomicInteger turnedAway = new AtomicInteger();

    /**
     * What all receptions of one server share.
     *
     * @param open whether a service listens on that address of this machine just now
     */
    public record House(
            People people,
            Sessions sessions,
            Network network,
            String server,
            Supplier<Map<Service, Integer>> ports,
            BiPredicate<Service, InetAddress> open,
            int longestLine,
            Patience patience) {}

    /**
     * A reception that lets that many clients in at once.
     */
    public Reception(JsonService<R> service, House house, int mostClients) {
        this.service = service;
        this.house = house;
        this.mostClients = mostClients;
        log = System.getLogger("roundtable." + service.service().wireName());
    }

    /** Takes an accepted connection; does not wait for it. */
    public void accept(SocketChannel socket) {
        boolean full = clients.incrementAndGet() > mostClients;
        if (full) {
            clients.decrementAndGet();
            if (turnedAway.incrementAndGet() > MOST_TURNED_AWAY) {
                turnedAway.decrementAndGet();
                closeQuietly(socket);
                return;
            }
        }
        AtomicInteger counted = full ? turnedAway : clients;
        Thread.ofVirtual().name(service.service().wireName() + "-reader").start(() -> {
            try {
                prepare(socket);
                new JsonConnection<>(house.network.readiness().watch(socket), service, this, house, log).run(full);
            } catch (IOException e) {
                closeQuietly(socket);
            } finally {
                counted.decrementAndGet();
            }
        });
    }

    private static void prepare(SocketChannel socket) throws IOException {
        socket.setOption(StandardSocketOptions.TCP_NODELAY, true);
        // A peer that vanished without a word is found out by the kernel; a silent one that is there may stay.
        socket.setOption(StandardSocketOptions.SO_KEEPALIVE, true);
        if (socket.supportedOptions().contains(ExtendedSocketOptions.TCP_KEEPIDLE)) {
            socket.setOption(ExtendedSocketOptions.TCP_KEEPIDLE, KEEPALIVE_IDLE_SECONDS);
            socket.setOption(ExtendedSocketOptions.TCP_KEEPINTERVAL, KEEPALIVE_INTERVAL_SECONDS);
            socket.setOption(ExtendedSocketOptions.TCP_KEEPCOUNT, KEEPALIVE_COUNT);
        }
    }

    /** Makes a session of a connection that said hello, and welcomes it. */
    Session admit(
            SessionRequest.Hello hello, String address, JsonConnection<R> connection, Outbox outbox, Reply reply) {
        boolean isNode = hello.node() != null && service.service() == Service.PEERS;
        Person person =
                isNode ? Person.ofNode(hello.node()) : house.people.enter(hello.name(), hello.token(), hello.colour());
        Session session =
                new Session(house.sessions.nextNumber(), person, service.service(), address, connection, outbox);
        // First: who has been welcomed is among those present.
        house.sessions.add(session);
        reply.send(new SessionEvent.Welcome(
                SessionRequest.PROTOCOL,
                service.service(),
                person.client(),
                session.number(),
                person.name(),
                isNode ? null : house.people.token(person),
                house.server,
                house.ports.get(),
                isNode ? null : (Integer) person.colour(),
                isNode ? null : house.people.identity()));
        log.log(isNode ? DEBUG : INFO, "New client connected: {0}", session);
        return session;
    }

    /** The session's connection is gone. */
    void discharge(Session session) {
        house.sessions.remove(session);
        house.people.leave(session.person());
        // What nodes are to each other the network itself says.
        boolean isNode = session.person().node().isPresent();
        log.log(isNode ? DEBUG : INFO, "{0} disconnected", session.person().name());
    }

    private static void closeQuietly(SocketChannel socket) {
        try {
            socket.close();
        } catch (IOException e) {
            System.getLogger(Reception.class.getName()).log(System.Logger.Level.TRACE, "close", e);
        }
    }
}
