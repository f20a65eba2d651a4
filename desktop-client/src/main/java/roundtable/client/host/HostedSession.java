package roundtable.client.host;

import java.lang.System.Logger.Level;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import roundtable.client.link.ServerAddress;
import roundtable.protocol.PeersEvent;
import roundtable.protocol.Service;
import roundtable.server.Options;
import roundtable.server.Server;
import roundtable.server.StartFailure;
import roundtable.server.peers.NodeOptions;

/**
 * A session on this machine: the server that runs here already, or else one inside this process, which ends with it.
 * Blocks while it looks and starts; not for the event thread.
 */
public final class HostedSession implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(HostedSession.class.getName());
    /** Where the sessions listen that are for this computer alone. */
    static final String THIS_COMPUTER = Options.defaults().bind();

    private static final String HERE = "localhost";

    /** It can be the first node of a network, and leaves room for nodes that lead before it. */
    private static final int NODE = 10;

    private final ServerAddress address;
    /** The server inside this process, or null where another one was found. */
    private final Server server;

    /** Where it listens, as {@code --bind} has it. */
    private String where;

    private HostedSession(ServerAddress address, Server server, String where) {
        this.address = address;
        this.server = server;
        this.where = where;
    }

    /**
     * Joins or starts the session of this machine.
     *
     * @param answers tells whether a server runs at an address
     * @param setup of a server that has to be started
     * @param where such a server listens, as {@code --bind} has it
     * @throws HostingException where none runs and none can be started
     */
    public static HostedSession joinOrStart(Predicate<ServerAddress> answers, Hosting.Setup setup, String where)
            throws HostingException {
        ServerAddress usual = new ServerAddress(HERE, Service.EDITOR.defaultPort() + setup.portOffset());
        if (answers.test(usual)) {
            LOG.log(Level.INFO, "Joining the server that runs on this machine at {0}", usual);
            return new HostedSession(usual, null, THIS_COMPUTER);
        }
        try {
            return start(setup.options(where).withNode(new NodeOptions(NODE, List.of())));
        } catch (HostingException e) {
            // Two windows that were started in one moment: the other one was faster.
            if (answers.test(usual)) {
                return new HostedSession(usual, null, THIS_COMPUTER);
            }
            throw e;
        }
    }

    /** Starts a server of this process. */
    static HostedSession start(Options options) throws HostingException {
        try {
            Server server = Server.start(options);
            return new HostedSession(new ServerAddress(HERE, server.port(Service.EDITOR)), server, options.bind());
        } catch (StartFailure e) {
            throw new HostingException(e.getMessage(), e);
        }
    }

    /** What it is called; empty where it is another process's. May block. */
    String name() {
        return server == null ? "" : server.sessionName();
    }

    /** Where the session is, for this machine. */
    public ServerAddress address() {
        return address;
    }

    /** Where others on the network find it; none where it is this machine's alone, or another process's. */
    public List<ServerAddress> reachable() {
        if (where.equals(Options.EVERYWHERE)) {
            return Reachable.at(address.port());
        }
        return Arrays.stream(where.split(",", -1))
                .filter(one -> !one.equals(THIS_COMPUTER))
                .map(one -> new ServerAddress(one, address.port()))
                .toList();
    }

    /** Whether it is open to the network. */
    boolean isOpen() {
        return server != null && !where.equals(THIS_COMPUTER);
    }

    /** Opens it to a network, or makes it this computer's alone again; who is connected stays so where they may. */
    void listenOn(String elsewhere) throws HostingException {
        try {
            server.listenOn(elsewhere);
            where = elsewhere;
        } catch (StartFailure e) {
            throw new HostingException(e.getMessage(), e);
        }
    }

    /** The numbers of those who are in it; nobody's where it is another process's. */
    Set<Long> people() {
        return server == null ? Set.of() : server.people();
    }

    /** The network as its node knows it; none where it is another process's. */
    Optional<PeersEvent.Network> network() {
        return Optional.ofNullable(server).map(Server::network);
    }

    /** Whether its server is inside this process. */
    public boolean isOwn() {
        return server != null;
    }

    /** Ends the server if it is inside this process; works twice. */
    @Override
    public void close() {
        if (server != null) {
            server.close();
        }
    }
}
