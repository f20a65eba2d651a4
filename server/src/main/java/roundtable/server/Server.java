package roundtable.server;

import static java.lang.System.Logger.Level.INFO;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import roundtable.protocol.Announcement;
import roundtable.protocol.PeersEvent;
import roundtable.protocol.Service;
import roundtable.protocol.Version;
import roundtable.protocol.Wire;
import roundtable.server.binary.BinaryService;
import roundtable.server.chat.ChatService;
import roundtable.server.discovery.Announcer;
import roundtable.server.discovery.NodeSearch;
import roundtable.server.discovery.SessionName;
import roundtable.server.editor.EditorService;
import roundtable.server.editor.Exports;
import roundtable.server.files.FilesService;
import roundtable.server.files.Shelf;
import roundtable.server.net.JsonService;
import roundtable.server.net.Network;
import roundtable.server.net.Patience;
import roundtable.server.net.Reception;
import roundtable.server.net.Session;
import roundtable.server.net.Sessions;
import roundtable.server.peers.PeersService;
import roundtable.server.storage.Committer;
import roundtable.server.storage.DataFolder;

/**
 * A running server. {@link #start} takes the ports first, then the data folder, and opens the doors last; {@link #close}
 * goes the other way. Whatever fails at the start, nothing is left behind.
 */
public final class Server implements AutoCloseable {
    private static final Duration GRACE = Duration.ofMillis(500);
    private static final System.Logger LOG = System.getLogger(Server.class.getName());
    private static final String CLOSING = "The server is closing";
    private static final String PROGRAM = "Roundtable " + Version.current();

    private final Map<Service, Consumer<SocketChannel>> takers = new EnumMap<>(Service.class);
    /** Changed under the lock of closing. */
    private volatile Options options;

    private final Sockets sockets;
    private final DataFolder folder;
    private final Core core;
    private final Shelf shelf;
    private final Sessions sessions = new Sessions();
    private final Network network;
    private final ChatService chat;
    private final PeersService peers;
    private final Map<Service, Integer> ports;
    private final Instant started = Wire.now();
    /** Null where the session is not announced. */
    private Announcer announcer;
    /** Null where the server does not look for other nodes. */
    private NodeSearch nodeSearch;

    private final ReentrantLock closing = new ReentrantLock();
    private boolean closed;
    private FilesService files;

    private Server(Options options, Sockets sockets, Network network, DataFolder folder, Core core, Shelf shelf) {
        this.options = options;
        this.sockets = sockets;
        this.network = network;
        this.folder = folder;
        this.core = core;
        this.shelf = shelf;
        ports = sockets.ports();
        peers = new PeersService(
                shelf,
                options.node(),
                ports.get(Service.PEERS),
                folder.visible("peer_files.log"),
                options.longestLine());
        chat = new ChatService(core.rooms(), core.committer(), sessions, options.longestLine());
    }

    /** Platform threads: their work is for the processor and the disk. */
    private static final class Threads implements Core.Workers {
        @Override
        public void run(Committer committer) {
            committer.start();
        }

        @Override
        public ScheduledExecutorService worker(String name) {
            return Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().name(name).daemon().factory());
        }
    }

    /**
     * Starts a server; when this returns it is listening.
     *
     * @throws StartFailure where it cannot, with the reason for a person
     */
    public static Server start(Options options) throws StartFailure {
        return start(options, Patience.USUAL);
    }

    /** With another patience than the contract's. */
    static Server start(Options options, Patience patience) throws StartFailure {
        Sockets sockets = Sockets.bind(options);
        DataFolder folder = null;
        Core core = null;
        Network network = null;
        Shelf shelf = null;
        Server server = null;
        try {
            folder = DataFolder.open(options.data());
            network = Network.start();
            core = Core.open(
                    folder, Core.Setup.usual(options.longestLine(), network.flusher()::roundEnded), new Threads());
            shelf = new Shelf(shelfFolder(options, folder));
            server = new Server(options, sockets, network, folder, core, shelf);
            server.openDocuments();
            server.openDoors(patience);
            server.announce();
            return server;
        } catch (IOException | RuntimeException | StartFailure e) {
            StartFailure failure =
                    e instanceof StartFailure known ? known : new StartFailure("Server error: " + reason(e), e);
            sockets.close(failure);
            if (server != null) {
                closeAfter(failure, server.peers);
                closeAfter(failure, server.files);
            }
            closeAfter(failure, shelf);
            closeAfter(failure, core);
            closeAfter(failure, network);
            closeAfter(failure, folder);
            throw failure;
        }
    }

    private static Path shelfFolder(Options options, DataFolder folder) {
        return options.shelfFolder() == null ? folder.visible("server_files") : options.shelfFolder();
    }

    private static String reason(Exception e) {
        if (e instanceof FileSystemException trouble) {
            return trouble.getFile() + ": "
                    + (trouble.getReason() != null
                            ? trouble.getReason()
                            : trouble.getClass().getSimpleName().replace("Exception", ""));
        }
        return e.getMessage() != null ? e.getMessage() : e.toString();
    }

    private static void closeAfter(StartFailure failure, AutoCloseable part) {
        if (part == null) {
            return;
        }
        try {
            part.close();
        } catch (Exception e) {
            failure.addSuppressed(e);
        }
    }

    private void openDocuments() throws StartFailure {
        try {
            core.start();
        } catch (IOException e) {
            throw new StartFailure("Error opening file " + Exports.DOCUMENT + ": " + reason(e), e);
        }
    }

    private void openDoors(Patience patience) throws IOException {
        Reception.House house = new Reception.House(
                core.people(),
                sessions,
                network,
                PROGRAM,
                () -> ports,
                sockets::reached,
                options.longestLine(),
                patience);
        int longest = options.longestLine();
        // First: whoever asks for the network finds it looking already.
        peers.start();
        open(new EditorService(core.documents(), core.committer(), longest), house);
        open(chat, house);
        files = new FilesService(shelf, folder.own("uploads"), options.shelf(), sessions, longest);
        open(files, house);
        open(new BinaryService(Service.ENCODE, longest), house);
        open(new BinaryService(Service.DECODE, longest), house);
        open(peers, house);
        sockets.udpEcho().start();
        open(Service.ECHO, sockets.tcpEcho()::accept);
    }

    private void open(JsonService<?> service, Reception.House house) {
        Reception<?> reception = new Reception<>(service, house, options.mostClients(service.service()));
        open(service.service(), reception::accept);
    }

    private void open(Service service, Consumer<SocketChannel> taker) {
        takers.put(service, taker);
        sockets.listener(service).start(taker);
        System.getLogger("roundtable." + service.wireName())
                .log(INFO, "Server listening on port {0}", Integer.toString(port(service)));
    }

    /**
     * Listens on other addresses from now on, at the same ports. Who is connected stays so; but who came by an address on which
     * nothing listens any more is told so and sent out. Blocks; not for the event thread of a window.
     *
     * @param where as {@code --bind} has it
     * @throws StartFailure where that cannot be had; then it listens where it did before
     */
    public void listenOn(String where) throws StartFailure {
        closing.lock();
        try {
            if (closed) {
                return;
            }
            Options next = options.withBind(where);
            try {
                sockets.move(options, next, takers);
                options = next;
            } finally {
                // Also where it had to go back: somebody may have come in between.
                sendOutWhoCameElsewhere();
            }
            LOG.log(INFO, "Server listening on {0}", where);
        } catch (IOException e) {
            throw new StartFailure("Server error: Unable to listen on " + where + " (" + reason(e) + ")", e);
        } finally {
            closing.unlock();
        }
    }

    private void sendOutWhoCameElsewhere() {
        for (Session session : sessions.present()) {
            InetAddress cameBy = session.cameBy();
            if (cameBy != null && !sockets.reached(session.service(), cameBy)) {
                session.close(Reception.RESTRICTED);
            }
        }
        sockets.tcpEcho().closeUnless(local -> sockets.reached(Service.ECHO, local));
    }

    /** The numbers of the people at the editor, which everyone connects to first. */
    public Set<Long> people() {
        return sessions.present().stream()
                .filter(session -> session.service() == Service.EDITOR)
                .map(session -> session.person().client())
                .collect(Collectors.toSet());
    }

    /** The network of nodes, as this server knows it now. */
    public PeersEvent.Network network() {
        return peers.seen();
    }

    private void announce() {
        if (options.beacon() == 0) {
            return;
        }
        String id = UUID.randomUUID().toString();
        Announcer.Listening listening = () -> sockets.listener(Service.EDITOR).addresses();
        if (options.node() != null && options.node().discover()) {
            nodeSearch = NodeSearch.start(listening, options.beacon(), id, peers::announced);
        }
        announcer = Announcer.start(listening, options.beacon(), () -> session(id));
    }

    private Announcement.Session session(String id) {
        boolean found = nodeSearch != null;
        return new Announcement.Session(
                id,
                sessionName(),
                PROGRAM,
                port(Service.EDITOR),
                people().size(),
                found ? options.node().node() : null,
                found ? port(Service.PEERS) : null);
    }

    /** What the session is called where it is found. May block where the system has to ask the network for it. */
    public String sessionName() {
        return options.sessionName() != null ? options.sessionName() : SessionName.ofThisComputer();
    }

    /** The port of a service. */
    public int port(Service service) {
        return ports.get(service);
    }

    /** Everyone who is or was connected. */
    Sessions sessions() {
        return sessions;
    }

    /** How many are connected to the echo, which knows no names. */
    int echoClients() {
        return sockets.tcpEcho().clients();
    }

    /** Since when it runs. */
    Instant started() {
        return started;
    }

    /** Says something in the lobby, in the server's own name. */
    void announce(String text) {
        chat.announce(text);
    }

    /** Ends all connections of whoever is called that; returns how many there were. */
    int kick(String name) {
        List<Session> found = sessions.present().stream()
                .filter(session -> session.person().name().equals(name))
                .toList();
        found.forEach(session -> session.close("You were sent out by whoever runs the server"));
        return found.size();
    }

    /**
     * Tells every client, writes what is unsaved, and ends. Works twice, and from any thread; whoever comes second waits
     * for the first.
     *
     * @throws IllegalStateException where something could not be closed properly; all that could be, is
     */
    @Override
    public void close() {
        closing.lock();
        try {
            if (!closed) {
                closed = true;
                closeAll();
            }
        } finally {
            closing.unlock();
        }
    }

    private void closeAll() {
        StartFailure trouble = new StartFailure("The server did not close properly", null);
        if (nodeSearch != null) {
            nodeSearch.close();
        }
        if (announcer != null) {
            announcer.close();
        }
        sockets.close(trouble);
        closeAfter(trouble, peers);
        sessions.present().forEach(session -> session.close(CLOSING));
        awaitEmpty();
        network.watch().close();
        awaitEmpty();
        closeAfter(trouble, files);
        closeAfter(trouble, shelf);
        closeAfter(trouble, core);
        closeAfter(trouble, network);
        closeAfter(trouble, folder);
        if (trouble.getSuppressed().length > 0) {
            throw new IllegalStateException(trouble.getMessage(), trouble);
        }
    }

    /** Clients that have been told get a moment to take it in; those that were cut off, to be gone. */
    private void awaitEmpty() {
        try {
            sessions.awaitEmpty(GRACE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
