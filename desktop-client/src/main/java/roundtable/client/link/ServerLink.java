package roundtable.client.link;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import roundtable.client.text.Messages;
import roundtable.protocol.BinaryEvent;
import roundtable.protocol.ChatEvent;
import roundtable.protocol.EditorEvent;
import roundtable.protocol.FilesEvent;
import roundtable.protocol.PeersEvent;
import roundtable.protocol.ProtocolException;
import roundtable.protocol.Service;
import roundtable.protocol.SessionEvent;
import roundtable.protocol.SessionRequest;

/**
 * The one owner of the connections to all services of a server: the person, the state, reconnecting. The editor is
 * connected first; its welcome names the ports of the others and the token with which they are the same person's. The
 * state is that of the editor's line. Its methods may be called from any thread; only {@link #open}, {@link
 * #answers} and {@link #close} block. State and events are told on the delivery executor.
 */
public final class ServerLink implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(ServerLink.class.getName());
    private static final int NO_PROTOCOL = 0;
    private static final Duration FAREWELL = Duration.ofMillis(700);

    private final Executor delivery;
    private final Tokens tokens;
    private final Tap tap = new Tap();
    private final LinkTiming timing;
    private final Keeping keeping;
    private final Colours colours = new Colours();
    private final Surroundings surroundings;
    private final LinkJournal journal;
    private final List<Consumer<LinkState>> listeners = new CopyOnWriteArrayList<>();

    private final ServiceLink<EditorEvent> editor;
    private final ServiceLink<ChatEvent> chat;
    private final ServiceLink<FilesEvent> files;
    private final ServiceLink<BinaryEvent> binary;
    private final ServiceLink<PeersEvent> peers;

    /** Guards the state and the visit, and the order in which states are told. */
    private final ReentrantLock lock = new ReentrantLock();

    private LinkState state = LinkState.offline();
    private Visit visit;

    /** A link that forgets who the person is when it is closed. */
    public ServerLink(Executor delivery) {
        this(delivery, Tokens.inMemory());
    }

    /** A link whose person is the same one again wherever {@code tokens} knows a server. */
    public ServerLink(Executor delivery, Tokens tokens) {
        this(delivery, tokens, LinkTiming.defaults());
    }

    ServerLink(Executor delivery, Tokens tokens, LinkTiming timing) {
        this(delivery, tokens, timing, Surroundings.real());
    }

    ServerLink(Executor delivery, Tokens tokens, LinkTiming timing, Surroundings surroundings) {
        this(delivery, tokens, timing, surroundings, Keeping.byThreads());
    }

    ServerLink(Executor delivery, Tokens tokens, LinkTiming timing, Surroundings surroundings, Keeping keeping) {
        this.delivery = delivery;
        this.tokens = tokens;
        this.timing = timing;
        this.keeping = keeping;
        this.surroundings = surroundings;
        journal = new LinkJournal(surroundings::now, delivery);
        editor = new ServiceLink<>(EditorEvent.class, delivery, colours);
        chat = new ServiceLink<>(ChatEvent.class, delivery, colours);
        files = new ServiceLink<>(FilesEvent.class, delivery, colours).refusingNonsense();
        binary = new ServiceLink<>(BinaryEvent.class, delivery, colours);
        peers = new ServiceLink<>(PeersEvent.class, delivery, colours).refusingNonsense();
    }

    /**
     * Connects, leaving the server of before; returns at once.
     *
     * @param name the wanted name, checked by {@code Visible.person}; empty or null for one that the server gives
     */
    public void connect(ServerAddress address, String name) {
        connect(address, name, null);
    }

    /** The same with a colour, 1 to 8, or null for the one that the server has for the person. */
    public void connect(ServerAddress address, String name, Integer colour) {
        Visit next = visit(address, name, colour);
        lock.lock();
        try {
            leave();
            if (!address.equals(state.address())) {
                delivery.execute(colours::forget);
            }
            visit = next;
            set(LinkState.connecting(address));
        } finally {
            lock.unlock();
        }
        keepUp(next, Service.EDITOR, editor, new StateKeeper(next));
        Upkeep.Watcher nobody = new Upkeep.Watcher() {};
        keepUp(next, Service.CHAT, chat, nobody);
        keepUp(next, Service.FILES, files, nobody);
        keepUp(next, Service.ENCODE, binary, nobody);
        keepUp(next, Service.PEERS, peers, nobody);
        keeping.lookOut(new Lookout(next, surroundings, journal, () -> doubt(next)));
    }

    private void keepUp(Visit to, Service service, ServiceLink<?> link, Upkeep.Watcher watcher) {
        keeping.keepUp(to, service, link, new Diary(journal, service, to, watcher));
    }

    /** What was up may be dead, and what was not there may be there again. */
    private void doubt(Visit mine) {
        mine.hurry();
        lock.lock();
        try {
            if (visit == mine) {
                List.of(editor, chat, files, binary, peers).forEach(ServiceLink::doubt);
            }
        } finally {
            lock.unlock();
        }
    }

    /**
     * Whether a Roundtable server answers there; one that is full is one, too. It is asked with a version that there never was: each
     * server refuses that, and so nobody is made up by asking. Blocks.
     */
    public boolean answers(ServerAddress address) {
        SessionRequest.Hello question = new SessionRequest.Hello(NO_PROTOCOL, null, null, null, null);
        try {
            for (InetAddress candidate : InetAddress.getAllByName(address.host())) {
                if (answers(new InetSocketAddress(candidate, address.port()), question)) {
                    return true;
                }
            }
        } catch (UnknownHostException e) {
            LOG.log(Level.DEBUG, () -> "no computer is called " + address.host());
        }
        return false;
    }

    private boolean answers(InetSocketAddress address, SessionRequest.Hello question) {
        try (ServiceConnection connection =
                ServiceConnection.open(Service.EDITOR, address, question, new Tap(), timing)) {
            connection.send(new SessionRequest.Bye());
            return true;
        } catch (ProtocolException e) {
            LOG.log(Level.DEBUG, () -> address + " is one: " + e.getMessage());
            return true;
        } catch (IOException e) {
            LOG.log(Level.DEBUG, () -> "no server at " + address + ": " + e.getMessage());
            return false;
        }
    }

    private Visit visit(ServerAddress address, String name, Integer colour) {
        return new Visit(
                address,
                name == null || name.isBlank() ? null : name.strip(),
                colour,
                tokens,
                tap,
                timing,
                surroundings);
    }

    /** Ends all connections; what waits to be sent is sent first. Returns at once. */
    public void disconnect() {
        lock.lock();
        try {
            leave();
            set(LinkState.offline());
        } finally {
            lock.unlock();
        }
    }

    private List<Outgoing> leave() {
        List<Outgoing> left = new ArrayList<>();
        if (visit != null) {
            if (!visit.over()) {
                journal.add(
                        null,
                        LinkJournal.Kind.ENDED,
                        "journal.ended",
                        visit.address().toString());
            }
            visit.end();
            visit = null;
            for (ServiceLink<?> link : List.of(editor, chat, files, binary, peers)) {
                Outgoing line = link.leave();
                if (line != null) {
                    left.add(line);
                }
            }
        }
        return left;
    }

    /** How the line is just now. */
    public LinkState state() {
        lock.lock();
        try {
            return state;
        } finally {
            lock.unlock();
        }
    }

    /** Tells every later state to {@code listener}, and the present one right away. */
    public void listen(Consumer<LinkState> listener) {
        lock.lock();
        try {
            listeners.add(listener);
            LinkState now = state;
            delivery.execute(() -> listener.accept(now));
        } finally {
            lock.unlock();
        }
    }

    /** Tells that listener nothing more. */
    public void forget(Consumer<LinkState> listener) {
        listeners.remove(listener);
    }

    /** Which colour is whose. */
    public Colours colours() {
        return colours;
    }

    /** What happened on the lines so far. */
    public LinkJournal journal() {
        return journal;
    }

    /** The shared documents. */
    public ServiceLink<EditorEvent> editor() {
        return editor;
    }

    /** The rooms. */
    public ServiceLink<ChatEvent> chat() {
        return chat;
    }

    /** The file shelf; its transfers take {@linkplain #open connections of their own}. */
    public ServiceLink<FilesEvent> files() {
        return files;
    }

    /** Text to bits and back. */
    public ServiceLink<BinaryEvent> binary() {
        return binary;
    }

    /** The network of nodes. */
    public ServiceLink<PeersEvent> peers() {
        return peers;
    }

    /** Where one can look on at what goes over all these connections. */
    public Tap tap() {
        return tap;
    }

    /** A connection of its own to a service, as the same person. Blocks until it stands; the caller closes it. */
    public ServiceConnection open(Service service) throws IOException {
        return present().openOwn(service);
    }

    /** Where a service of the present server is; {@code IOException} where there is no server. */
    public InetSocketAddress address(Service service) throws IOException {
        return present().addressOf(service);
    }

    private Visit present() throws IOException {
        lock.lock();
        try {
            if (visit == null) {
                throw new IOException(Messages.text("link.not-connected"));
            }
            return visit;
        } finally {
            lock.unlock();
        }
    }

    /** Disconnects, and waits a moment for what is still to be sent. */
    @Override
    public void close() {
        List<Outgoing> left;
        lock.lock();
        try {
            left = leave();
            set(LinkState.offline());
        } finally {
            lock.unlock();
        }
        try {
            for (Outgoing line : left) {
                line.awaitEnd(FAREWELL);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void set(LinkState next) {
        state = next;
        delivery.execute(() -> listeners.forEach(listener -> listener.accept(next)));
    }

    /** Makes the state of what happens on the editor's line, as long as its visit is the present one. */
    private final class StateKeeper implements Upkeep.Watcher {
        private final Visit mine;

        StateKeeper(Visit mine) {
            this.mine = mine;
        }

        private void change(UnaryOperator<LinkState> step) {
            lock.lock();
            try {
                if (visit == mine) {
                    set(step.apply(state));
                }
            } finally {
                lock.unlock();
            }
        }

        @Override
        public void connected(SessionEvent.Welcome welcome) {
            LOG.log(Level.INFO, "connected to {0} as client {1}", mine.address(), welcome.client());
            mine.up(true);
            change(now -> now.online(welcome));
        }

        @Override
        public void lost(String reason) {
            LOG.log(Level.INFO, "lost {0}: {1}", mine.address(), reason);
            mine.up(false);
            change(now -> now.reconnecting(reason));
        }

        @Override
        public void failed(String reason) {
            LOG.log(Level.INFO, "failed: {0}", reason);
            mine.end();
            change(now -> now.failed(reason));
        }

        @Override
        public void measured(Duration roundTrip) {
            change(now -> now.measured(roundTrip));
        }
    }
}
