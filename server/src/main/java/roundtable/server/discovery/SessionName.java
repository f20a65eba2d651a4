package roundtable.server.discovery;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import roundtable.protocol.ProtocolException;
import roundtable.protocol.Visible;

/** What a session is called that nobody gave a name: as the computer is. */
public final class SessionName {
    private static final System.Logger LOG = System.getLogger(SessionName.class.getName());
    private static final Path LINUX = Path.of("/proc/sys/kernel/hostname");
    private static final String NAMELESS = "Roundtable";

    private SessionName() {}

    /** The name of this computer without its domain. May block where the system has to ask the network for it. */
    public static String ofThisComputer() {
        String name = hostName().strip().replaceFirst("\\..*", "");
        try {
            return Visible.session("host name", name);
        } catch (ProtocolException e) {
            LOG.log(Level.DEBUG, e.getMessage());
            return NAMELESS;
        }
    }

    private static String hostName() {
        String windows = System.getenv("COMPUTERNAME");
        if (windows != null) {
            return windows;
        }
        try {
            return Files.isReadable(LINUX)
                    ? Files.readString(LINUX)
                    : InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            LOG.log(Level.DEBUG, "this computer does not know its own name: {0}", e.getMessage());
        } catch (IOException e) {
            LOG.log(Level.DEBUG, "{0} cannot be read: {1}", LINUX, e.getMessage());
        }
        return NAMELESS;
    }
}
