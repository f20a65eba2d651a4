package roundtable.client.host;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import roundtable.client.link.ServerAddress;
import roundtable.client.link.ServiceConnection;
import roundtable.protocol.ProtocolException;
import roundtable.protocol.Service;
import roundtable.protocol.SessionRequest;
import roundtable.server.Options;
import roundtable.server.Server;
import roundtable.server.StartFailure;

/**
 * A session on this machine: the server that runs here already, or else one inside this process, which ends with it.
 * Blocks while it looks and starts; not for the event thread.
 */
public final class HostedSession implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(HostedSession.class.getName());
    private static final String HERE = "localhost";

    private final ServerAddress address;
    /** The server inside this process, or null where another one was found. */
    private final Server server;

    private HostedSession(ServerAddress address, Server server) {
        this.address = address;
        this.server = server;
    }

    /**
     * Joins or starts the session of this machine.
     *
     * @param data the folder of a server that has to be started
     * @throws HostingException where none runs and none can be started
     */
    public static HostedSession joinOrStart(Path data, int portOffset) throws HostingException {
        ServerAddress usual = new ServerAddress(HERE, Service.EDITOR.defaultPort() + portOffset);
        if (answers(usual)) {
            LOG.log(Level.INFO, "Joining the server that runs on this machine at {0}", usual);
            return new HostedSession(usual, null);
        }
        try {
            return start(Options.defaults().withData(data).withPortOffset(portOffset));
        } catch (HostingException e) {
            // Two windows that were started in one moment: the other one was faster.
            if (answers(usual)) {
                return new HostedSession(usual, null);
            }
            throw e;
        }
    }

    /** Starts a server of this process. */
    static HostedSession start(Options options) throws HostingException {
        try {
            Server server = Server.start(options);
            return new HostedSession(new ServerAddress(HERE, server.port(Service.EDITOR)), server);
        } catch (StartFailure e) {
            throw new HostingException(e.getMessage(), e);
        }
    }

    /** Whether a Roundtable server answers there; one that is full is one, too. */
    private static boolean answers(ServerAddress address) {
        SessionRequest.Hello hello = new SessionRequest.Hello(SessionRequest.PROTOCOL, null, null, null);
        try {
            for (InetAddress host : InetAddress.getAllByName(address.host())) {
                if (answers(new InetSocketAddress(host, address.port()), hello)) {
                    return true;
                }
            }
        } catch (IOException e) {
            LOG.log(Level.DEBUG, "this machine does not know itself: " + e.getMessage());
        }
        return false;
    }

    private static boolean answers(InetSocketAddress at, SessionRequest.Hello hello) {
        try (ServiceConnection connection = ServiceConnection.open(at, hello)) {
            connection.send(new SessionRequest.Bye());
            return true;
        } catch (ProtocolException e) {
            return true;
        } catch (IOException e) {
            LOG.log(Level.DEBUG, () -> "no server at " + at + ": " + e.getMessage());
            return false;
        }
    }

    /** Where the session is. */
    public ServerAddress address() {
        return address;
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
