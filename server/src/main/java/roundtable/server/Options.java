package roundtable.server;

import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Consumer;
import roundtable.protocol.Announcement;
import roundtable.protocol.Service;
import roundtable.protocol.Wire;
import roundtable.server.files.ShelfLimits;
import roundtable.server.peers.NodeOptions;

/**
 * How a server is to run.
 *
 * @param data the folder of {@code temp.txt}, the shelf and everything else
 * @param portOffset added to every default port
 * @param ports the ports that were chosen one by one; 0 is any free one
 * @param bind where the services listen that {@code binds} does not name: an address, a host or an interface; {@link
 *     #EVERYWHERE} for all
 * @param binds where single services listen
 * @param mostClients at once, for services that {@code limits} does not name
 * @param limits the most clients at once of single services
 * @param longestLine in bytes, LF included
 * @param shelf how much uploads may put on the shelf
 * @param sessionName what the session is called where it is found, or null for the name of the computer
 * @param beacon the UDP port on which the session is announced, or 0 where it is not announced at all
 * @param node how the server is a node of a network, or null where it is by itself
 * @param shelfFolder the folder of the shelf, or null for {@code server_files} in the data folder
 */
public record Options(
        Path data,
        int portOffset,
        Map<Service, Integer> ports,
        String bind,
        Map<Service, String> binds,
        int mostClients,
        Map<Service, Integer> limits,
        int longestLine,
        ShelfLimits shelf,
        String sessionName,
        int beacon,
        NodeOptions node,
        Path shelfFolder) {
    /** Listens on every interface, in both families. */
    public static final String EVERYWHERE = "*";

    private static final String LOOPBACK = "localhost";
    private static final int MOST_CLIENTS = 1_000;

    public Options {
        ports = Map.copyOf(ports);
        binds = Map.copyOf(binds);
        limits = Map.copyOf(limits);
    }

    /** The current folder, the default ports, this machine alone, 1,000 clients for each service; not announced. */
    public static Options defaults() {
        return new Options(
                Path.of(""),
                0,
                Map.of(),
                LOOPBACK,
                Map.of(),
                MOST_CLIENTS,
                Map.of(),
                Wire.LONGEST_LINE,
                ShelfLimits.USUAL,
                null,
                0,
                null,
                null);
    }

    /** The same, announced under that name, or under the computer's where it is null. */
    public Options announcedAs(String name) {
        return announcedAs(name, Announcement.PORT);
    }

    /** The same with the beacon on another port than the one on which clients listen; 0 for none. */
    public Options announcedAs(String name, int port) {
        return with(next -> {
            next.sessionName = name;
            next.beacon = port;
        });
    }

    /** The same with another folder. */
    public Options withData(Path folder) {
        return with(next -> next.data = folder);
    }

    /** The same with any free port for every service. */
    public Options withAnyPorts() {
        Map<Service, Integer> any = new EnumMap<>(Service.class);
        for (Service service : Service.values()) {
            any.put(service, 0);
        }
        return withPorts(any);
    }

    /** The same with these ports. */
    public Options withPorts(Map<Service, Integer> chosen) {
        return with(next -> next.ports = chosen);
    }

    /** The same with all default ports moved by that much. */
    public Options withPortOffset(int offset) {
        return with(next -> next.portOffset = offset);
    }

    /** The same on other addresses. */
    public Options withBind(String where) {
        return with(next -> next.bind = where);
    }

    /** The same with single services on other addresses. */
    Options withBinds(Map<Service, String> where) {
        return with(next -> next.binds = where);
    }

    /** The same with that many clients at once of each service. */
    Options withMostClients(int most) {
        return with(next -> next.mostClients = most);
    }

    /** The same with other limits of single services. */
    public Options withLimits(Map<Service, Integer> most) {
        return with(next -> next.limits = most);
    }

    /** The same with lines of that many bytes at most. */
    Options withLongestLine(int bytes) {
        return with(next -> next.longestLine = bytes);
    }

    /** The same with other limits for uploads. */
    public Options withShelf(ShelfLimits uploads) {
        return with(next -> next.shelf = uploads);
    }

    /** The same as a node of a network, or by itself where it is null. */
    public Options withNode(NodeOptions network) {
        return with(next -> next.node = network);
    }

    /** The same with the shelf in another folder, or in the data folder where it is null. */
    public Options withShelfFolder(Path elsewhere) {
        return with(next -> next.shelfFolder = elsewhere);
    }

    private Options with(Consumer<Next> change) {
        Next next = new Next(this);
        change.accept(next);
        return next.options();
    }

    /** Options that are about to be others. */
    private static final class Next {
        private Path data;
        private int portOffset;
        private Map<Service, Integer> ports;
        private String bind;
        private Map<Service, String> binds;
        private int mostClients;
        private Map<Service, Integer> limits;
        private int longestLine;
        private ShelfLimits shelf;
        private String sessionName;
        private int beacon;
        private NodeOptions node;
        private Path shelfFolder;

        Next(Options before) {
            data = before.data;
            portOffset = before.portOffset;
            ports = before.ports;
            bind = before.bind;
            binds = before.binds;
            mostClients = before.mostClients;
            limits = before.limits;
            longestLine = before.longestLine;
            shelf = before.shelf;
            sessionName = before.sessionName;
            beacon = before.beacon;
            node = before.node;
            shelfFolder = before.shelfFolder;
        }

        Options options() {
            return new Options(
                    data,
                    portOffset,
                    ports,
                    bind,
                    binds,
                    mostClients,
                    limits,
                    longestLine,
                    shelf,
                    sessionName,
                    beacon,
                    node,
                    shelfFolder);
        }
    }

    /** The port of a service, 0 for any free one. */
    int port(Service service) {
        Integer chosen = ports.get(service);
        return chosen != null ? chosen : service.defaultPort() + portOffset;
    }

    String bind(Service service) {
        return binds.getOrDefault(service, bind);
    }

    int mostClients(Service service) {
        return limits.getOrDefault(service, mostClients);
    }
}
