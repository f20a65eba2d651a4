package roundtable.client.link;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import roundtable.protocol.ProtocolException;
import roundtable.protocol.Service;
import roundtable.protocol.SessionEvent;
import roundtable.protocol.SessionRequest;
import roundtable.protocol.TokenProof;

/**
 * One stay at a server, from connect to disconnect: who asks, where its services are, and whether it is over. Used by the
 * threads that keep the links up.
 */
final class Visit {
    /** Random bytes that a proof is about. */
    private static final int NONCE_LENGTH = 18;

    private final ServerAddress address;
    private final String name;
    private final Integer colour;
    private final Tokens tokens;
    private final Tap tap;
    private final LinkTiming timing;
    private final Surroundings surroundings;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition news = lock.newCondition();
    /** Guarded by the lock: the editor's latest welcome, where it came from, how many there were, and the end. */
    private SessionEvent.Welcome welcome;

    private InetAddress host;
    private long greetings;
    private boolean up;
    /** Whether the editor's line was lost since its latest welcome, so that another server may be there by now. */
    private boolean doubtful;

    private boolean over;
    /** When there was reason to try again at once; by {@code System.nanoTime}, and only where there was any. */
    private boolean hurried;

    private long hurry;

    /** A stay at {@code address} under that name and in that colour, which are null for those that the server gives. */
    Visit(
            ServerAddress address,
            String name,
            Integer colour,
            Tokens tokens,
            Tap tap,
            LinkTiming timing,
            Surroundings surroundings) {
        this.address = address;
        this.name = name;
        this.colour = colour;
        this.tokens = tokens;
        this.tap = tap;
        this.timing = timing;
        this.surroundings = surroundings;
    }

    ServerAddress address() {
        return address;
    }

    LinkTiming timing() {
        return timing;
    }

    /** Connects to a service as this visit's person; the editor at the address that was typed, the others as told. */
    ServiceConnection open(Service service) throws IOException {
        return service == Service.EDITOR ? openEditor() : openOwn(service);
    }

    /** A connection beside the one that is kept up, at the port that the last welcome told. */
    ServiceConnection openOwn(Service service) throws IOException {
        return openAt(service, addressOf(service));
    }

    private ServiceConnection openAt(Service service, InetSocketAddress to) throws IOException {
        String wanted = doubtedIdentity();
        if (wanted == null) {
            return ServiceConnection.open(service, to, hello(), tap, timing);
        }
        return ServiceConnection.open(
                service,
                to,
                asking -> {
                    if (!wanted.equals(asking.identify(null, null).identity())) {
                        throw new IOException("another server is there now");
                    }
                    return hello();
                },
                tap,
                timing);
    }

    /** Which server has to be there before it is told the token; null where that is the one that was met last. */
    private String doubtedIdentity() {
        lock.lock();
        try {
            return doubtful ? welcome.identity() : null;
        } finally {
            lock.unlock();
        }
    }

    /** Tries every address that the host has: a server may listen on one family only. */
    private ServiceConnection openEditor() throws IOException {
        IOException failure = null;
        for (InetAddress candidate : surroundings.resolve(address.host())) {
            try {
                ServiceConnection connection = openEditor(new InetSocketAddress(candidate, address.port()));
                greeted(connection, candidate);
                return connection;
            } catch (IOException e) {
                if (failure == null) {
                    failure = e;
                } else {
                    failure.addSuppressed(e);
                }
            }
        }
        throw failure == null ? new IOException("no address for " + address.host()) : failure;
    }

    /** Who is known to servers by identity asks first which one this is: what stands at an address today may be another. */
    private ServiceConnection openEditor(InetSocketAddress to) throws IOException {
        if (tokens.knowAnyIdentity(key())) {
            try {
                return ServiceConnection.open(Service.EDITOR, to, asking -> hello(recognised(asking, to)), tap, timing);
            } catch (NoIdentityException e) {
                System.getLogger(Visit.class.getName())
                        .log(System.Logger.Level.DEBUG, "{0} tells no identity: {1}", address, e.getMessage());
            }
        }
        return ServiceConnection.open(
                Service.EDITOR, to, hello(tokens.ofAddress(address, key()).orElse(null)), tap, timing);
    }

    /**
     * The token that the server gave which is asked, or null where it gave none. It is told to no server that only says that it is that one:
     * it has to be where it was when it gave the token, or prove that it knows it. Else the server is known by its address.
     */
    private String recognised(ServiceConnection.Asking asking, InetSocketAddress to) throws IOException {
        String identity = asking.identify(null, null).identity();
        Tokens.Given given = tokens.ofIdentity(identity, key()).orElse(null);
        if (given == null || given.at().contains(address)) {
            return given == null ? null : given.token();
        }
        byte[] random = new byte[NONCE_LENGTH];
        new SecureRandom().nextBytes(random);
        String nonce = Base64.getUrlEncoder().withoutPadding().encodeToString(random);
        String proof = asking.identify(given.client(), nonce).proof();
        return TokenProof.of(given.token(), nonce, to).equals(proof)
                ? given.token()
                : tokens.ofAddress(address, key()).orElse(null);
    }

    /** What each connection of this visit begins with, once the editor's has. */
    SessionRequest.Hello hello() {
        lock.lock();
        try {
            return hello(welcome == null ? null : welcome.token());
        } finally {
            lock.unlock();
        }
    }

    private SessionRequest.Hello hello(String token) {
        return new SessionRequest.Hello(SessionRequest.PROTOCOL, name, token, null, colour);
    }

    /** The name under which tokens are kept. */
    String key() {
        return name == null ? "" : name;
    }

    private void greeted(ServiceConnection connection, InetAddress from) {
        SessionEvent.Welcome greeting = connection.welcome();
        if (greeting.token() != null) {
            tokens.keep(address, greeting.identity(), key(), greeting.client(), greeting.token());
        }
        lock.lock();
        try {
            welcome = greeting;
            doubtful = false;
            host = from;
            greetings++;
            news.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Where a service of this server is, as its last welcome told. */
    InetSocketAddress addressOf(Service service) throws IOException {
        lock.lock();
        try {
            Integer port = welcome == null ? null : welcome.services().get(service);
            if (port == null || port < 1 || port > 65535) {
                throw new IOException("the server has no " + service.wireName());
            }
            return new InetSocketAddress(host, port);
        } finally {
            lock.unlock();
        }
    }

    /**
     * Waits for that long, for a further welcome of the editor, for a reason to hurry, or for the end, whichever is first.
     *
     * @param since a reason to hurry that came after that time of {@code System.nanoTime} counts, too
     * @return whether there was such a reason
     */
    boolean pause(Duration pause, long since) throws InterruptedException {
        lock.lock();
        try {
            long before = greetings;
            long left = pause.toNanos();
            while (!over && greetings == before && !hurriedSince(since) && left > 0) {
                left = news.awaitNanos(left);
            }
            return hurriedSince(since);
        } finally {
            lock.unlock();
        }
    }

    private boolean hurriedSince(long since) {
        return hurried && hurry - since >= 0;
    }

    /** There is reason to believe that what failed just now would not fail any more: who pauses tries at once. */
    void hurry() {
        lock.lock();
        try {
            hurried = true;
            hurry = System.nanoTime();
            news.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** The line to the editor is up, or is not. */
    void up(boolean now) {
        lock.lock();
        try {
            up = now;
            doubtful |= !now && welcome != null;
        } finally {
            lock.unlock();
        }
    }

    boolean isUp() {
        lock.lock();
        try {
            return up;
        } finally {
            lock.unlock();
        }
    }

    /** Waits for the end for that long at most; says whether it has come. */
    boolean awaitEnd(Duration patience) throws InterruptedException {
        lock.lock();
        try {
            long left = patience.toNanos();
            while (!over && left > 0) {
                left = news.awaitNanos(left);
            }
            return over;
        } finally {
            lock.unlock();
        }
    }

    /** Waits for the editor's first welcome; false where the visit ended without one. */
    boolean awaitWelcome() throws InterruptedException {
        lock.lock();
        try {
            while (!over && welcome == null) {
                news.await(1, TimeUnit.HOURS);
            }
            return !over;
        } finally {
            lock.unlock();
        }
    }

    boolean over() {
        lock.lock();
        try {
            return over;
        } finally {
            lock.unlock();
        }
    }

    boolean welcomed() {
        lock.lock();
        try {
            return welcome != null;
        } finally {
            lock.unlock();
        }
    }

    void end() {
        lock.lock();
        try {
            over = true;
            news.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** What is wrong with a failed try, in words for a person. */
    String reason(Exception failure) {
        return Reason.of(failure, address);
    }

    /** Whether a failed try ends the visit: the first one always, later ones where trying again cannot help. */
    boolean endsWith(Exception failure) {
        return !welcomed() || failure instanceof ProtocolException && Reason.forGood(failure);
    }
}
