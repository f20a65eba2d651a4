package roundtable.client.host;

import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Predicate;
import roundtable.client.link.ServerAddress;
import roundtable.protocol.PeersEvent;
import roundtable.server.Options;

/**
 * The session of this machine, as this window knows it: none, another process's, or its own, for this computer alone or open to the
 * network. What takes time runs on a thread of its own; states are told on the delivery executor. Its methods may be called from any thread,
 * and only {@link #close} blocks.
 */
public final class Hosting implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(Hosting.class.getName());

    private final Setup setup;
    private final Predicate<ServerAddress> answers;
    private final Executor delivery;
    private final List<Consumer<State>> listeners = new CopyOnWriteArrayList<>();
    /** Held by the one thread that starts, opens or closes the session. */
    private final ReentrantLock work = new ReentrantLock();
    /** Guarded by {@code work}. */
    private HostedSession session;

    private boolean over;
    private volatile State state = State.NONE;

    /**
     * How a session is hosted.
     *
     * @param data its folder
     * @param portOffset of its ports
     * @param network where it listens when it is open to the network, as {@code --bind} has it
     * @param name what it is called, or null for the name of this computer
     * @param announced whether it can be found where it can be joined
     */
    public record Setup(Path data, int portOffset, String network, String name, boolean announced) {
        /** A session that listens on every interface when it is open. */
        public static Setup usual(Path data, int portOffset, String name) {
            return new Setup(data, portOffset, Options.EVERYWHERE, name, true);
        }

        /** The same, announced or not. */
        public Setup announced(boolean whether) {
            return new Setup(data, portOffset, network, name, whether);
        }

        /** The options of its server, which listens there. */
        Options options(String where) {
            Options options =
                    Options.defaults().withData(data).withPortOffset(portOffset).withBind(where);
            return announced ? options.announcedAs(name) : options.announcedAs(name, 0);
        }
    }

    /** Whose session it is, and for whom. */
    public enum Phase {
        /** There is none. */
        NONE,
        /** It is being looked for, or started. */
        STARTING,
        /** It is this window's, and for this computer alone. */
        HERE,
        /** It is this window's, and open to the network. */
        OPEN,
        /** It is another process's. */
        ELSEWHERE,
        /** None could be started. */
        FAILED
    }

    /**
     * The session just now.
     *
     * @param name what it is called; empty where it is another process's
     * @param address where it is for this machine, or null
     * @param reachable where others on the network find it, by number
     * @param hostName how this computer is called on the network; empty where it has no name there, or is not open to it
     * @param trouble what went wrong last, for a person; empty where nothing did
     */
    public record State(
            Phase phase,
            String name,
            ServerAddress address,
            List<ServerAddress> reachable,
            String hostName,
            String trouble) {
        /** Where there is no session. */
        public static final State NONE = none(Phase.NONE, "");

        static State none(Phase phase, String trouble) {
            return new State(phase, "", null, List.of(), "", trouble);
        }

        /** Whether its server is inside this process. */
        public boolean isOwn() {
            return phase == Phase.HERE || phase == Phase.OPEN;
        }
    }

    /**
     * A hosting that has not begun.
     *
     * @param answers tells whether a server runs at an address
     */
    public Hosting(Setup setup, Predicate<ServerAddress> answers, Executor delivery) {
        this.setup = setup;
        this.answers = answers;
        this.delivery = delivery;
    }

    /** Tells every later state to {@code listener}, and the present one right away. */
    public void listen(Consumer<State> listener) {
        listeners.add(listener);
        State now = state;
        delivery.execute(() -> listener.accept(now));
    }

    /** The session just now. */
    public State state() {
        return state;
    }

    /** Where the session listens while it is open to the network, as {@code --bind} has it. */
    String network() {
        return setup.network();
    }

    /** Looks for the session of this machine, or else starts one; where one is known already, it is told again. */
    public void start(boolean open) {
        tell(State.none(Phase.STARTING, ""));
        run(() -> {
            if (session == null || !session.isOwn()) {
                session = HostedSession.joinOrStart(answers, setup, where(open));
            } else if (open) {
                session.listenOn(setup.network());
            }
        });
    }

    /** Opens the session of this window to the network, or makes it this computer's alone again. */
    public void open(boolean open) {
        run(() -> {
            if (session != null && session.isOwn()) {
                session.listenOn(where(open));
            }
        });
    }

    /** Tells the present state again, with the addresses that this computer has now. */
    public void refresh() {
        if (state.isOwn()) {
            run(() -> {});
        }
    }

    private String where(boolean open) {
        return open ? setup.network() : HostedSession.THIS_COMPUTER;
    }

    /** How many people beside that one are in the session of this window; 0 where it hosts none, or is about to. */
    public int others(Optional<Long> self) {
        if (!work.tryLock()) {
            return 0;
        }
        try {
            return session == null
                    ? 0
                    : (int) session.people().stream()
                            .filter(client -> !self.equals(Optional.of(client)))
                            .count();
        } finally {
            work.unlock();
        }
    }

    /** The network as the node of this window's session knows it; none where it hosts none, or is about to. */
    Optional<PeersEvent.Network> nodes() {
        if (!work.tryLock()) {
            return Optional.empty();
        }
        try {
            return Optional.ofNullable(session).flatMap(HostedSession::network);
        } finally {
            work.unlock();
        }
    }

    private interface Step {
        void run() throws HostingException;
    }

    private void run(Step step) {
        Thread.ofPlatform().name("host").start(() -> {
            work.lock();
            try {
                if (!over) {
                    tell(after(step));
                }
            } finally {
                work.unlock();
            }
        });
    }

    private State after(Step step) {
        try {
            step.run();
            return known("");
        } catch (HostingException e) {
            LOG.log(Level.ERROR, e.getMessage());
            return session == null ? State.none(Phase.FAILED, e.getMessage()) : known(e.getMessage());
        }
    }

    private State known(String trouble) {
        if (session == null) {
            return State.NONE;
        }
        Phase own = session.isOpen() ? Phase.OPEN : Phase.HERE;
        return new State(
                session.isOwn() ? own : Phase.ELSEWHERE,
                session.name(),
                session.address(),
                session.reachable(),
                session.isOpen() ? Reachable.hostName() : "",
                trouble);
    }

    private void tell(State next) {
        state = next;
        delivery.execute(() -> listeners.forEach(listener -> listener.accept(next)));
    }

    /** Ends the session if it is this window's; works twice. */
    @Override
    public void close() {
        work.lock();
        try {
            over = true;
            if (session != null) {
                session.close();
            }
        } finally {
            work.unlock();
        }
    }
}
