package roundtable.client.network;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import roundtable.client.link.ServerAddress;
import roundtable.protocol.Service;
import roundtable.server.Options;
import roundtable.server.Server;
import roundtable.server.StartFailure;
import roundtable.server.peers.NodeOptions;

/** Real nodes on this machine, each with the file {@code N_1.txt}. */
public final class TestNetwork implements AutoCloseable {
    private final Path folder;
    private final List<String> known;
    private final Map<Integer, Server> nodes = new TreeMap<>();

    /** @param known addresses of other nodes that are up */
    public TestNetwork(Path folder, String... known) {
        this.folder = folder;
        this.known = List.of(known);
    }

    /** Starts a node that knows those that are up. */
    public Server start(int node) throws IOException, StartFailure {
        Path shelf = Files.createDirectories(folder.resolve("shelf" + node));
        Files.writeString(shelf.resolve(node + "_1.txt"), "A file of Node " + node);
        List<String> peers = new ArrayList<>(known);
        nodes.values().forEach(server -> peers.add("localhost:" + server.port(Service.PEERS)));
        Server server = Server.start(Options.defaults()
                .withData(folder.resolve("node" + node))
                .withAnyPorts()
                .withShelfFolder(shelf)
                .withNode(new NodeOptions(node, peers)));
        nodes.put(node, server);
        return server;
    }

    /** Stops a node. */
    public void stop(int node) {
        nodes.remove(node).close();
    }

    /** Where a node's editor is. */
    public ServerAddress address(int node) {
        return new ServerAddress("localhost", nodes.get(node).port(Service.EDITOR));
    }

    /** Where a node gives files. */
    public int peersPort(int node) {
        return nodes.get(node).port(Service.PEERS);
    }

    /** A file on a node's shelf. */
    public Path file(int node, String name) {
        return folder.resolve("shelf" + node).resolve(name);
    }

    @Override
    public void close() {
        nodes.values().forEach(Server::close);
    }
}
