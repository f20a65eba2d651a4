package roundtable.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import roundtable.protocol.Service;
import roundtable.server.peers.NodeOptions;

/** Nodes in this process, on free ports; each is told of those that were started before it, or has to find them. */
final class TestNetwork implements AutoCloseable {
    /** For what takes as long as the machine is busy. */
    static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Path folder;
    private final Map<Integer, TestServer> nodes = new TreeMap<>();
    private final List<String> addresses = new ArrayList<>();
    /** Where nodes find each other, or 0 where they are told. */
    private final int beacon;

    TestNetwork(Path folder) {
        this(folder, 0);
    }

    private TestNetwork(Path folder, int beacon) {
        this.folder = folder;
        this.beacon = beacon;
    }

    /** One whose nodes find each other on that UDP port. */
    static TestNetwork discovering(Path folder, int beacon) {
        return new TestNetwork(folder, beacon);
    }

    /** Starts nodes of these ids, in this order. */
    static TestNetwork start(Path folder, int... ids) throws Exception {
        TestNetwork network = new TestNetwork(folder);
        for (int id : ids) {
            network.add(id);
        }
        return network;
    }

    /** One more, on the folder that it had before. */
    TestServer add(int id) throws Exception {
        TestServer server = started("node" + id, id);
        nodes.put(id, server);
        return server;
    }

    /** A server that is node {@code id}, on a folder of that name; it is not counted among the network's. */
    TestServer started(String name, int id) throws Exception {
        Path data = Files.createDirectories(folder.resolve(name));
        TestServer server = TestServer.start(
                data,
                o -> beacon == 0
                        ? o.withNode(new NodeOptions(id, addresses))
                        : o.withNode(new NodeOptions(id, List.of(), true)).announcedAs("Node " + id, beacon));
        addresses.add("localhost:" + server.port(Service.PEERS));
        return server;
    }

    /** One more, which announces nothing and hears nothing: it is told of all that are there. */
    TestServer addTold(int id) throws Exception {
        Path data = Files.createDirectories(folder.resolve("node" + id));
        TestServer server = TestServer.start(data, o -> o.withNode(new NodeOptions(id, addresses)));
        nodes.put(id, server);
        return server;
    }

    TestServer node(int id) {
        return nodes.get(id);
    }

    void stop(int id) throws IOException {
        nodes.remove(id).close();
    }

    Path shelf(int id) {
        return folder.resolve("node" + id).resolve("server_files");
    }

    /** Puts a file on a node's shelf by hand. */
    void put(int id, String name, String text) throws IOException {
        Files.writeString(Files.createDirectories(shelf(id)).resolve(name), text);
    }

    RawClient client(int id) throws IOException {
        return node(id).enter(Service.PEERS, "Asha");
    }

    JsonNode ask(int id, String request) throws IOException {
        RawClient client = client(id);
        JsonNode answer = client.ask(request);
        client.close();
        return answer;
    }

    JsonNode view(int id) throws IOException {
        return ask(id, "{'type':'network'}");
    }

    /** Waits until all know the same: the lowest leads, these are up, and there are so many files on each. */
    void awaitAgreement(int... files) {
        int[] ids = nodes.keySet().stream().mapToInt(Integer::intValue).toArray();
        List<String> expected = IntStream.range(0, ids.length)
                .mapToObj(i -> ids[i] + " up " + (files.length == 0 ? "" : files[i]))
                .toList();
        for (int id : ids) {
            await().atMost(PATIENCE).untilAsserted(() -> {
                JsonNode view = view(id);
                assertThat(view.path("leader").intValue()).as("%s", view).isEqualTo(ids[0]);
                assertThat(up(view, files.length > 0)).as("%s", view).isEqualTo(expected);
            });
        }
    }

    private static List<String> up(JsonNode view, boolean withFiles) {
        return StreamSupport.stream(view.path("nodes").spliterator(), false)
                .filter(node -> node.path("state").asText().equals("up"))
                .map(node -> node.path("node") + " up " + (withFiles ? node.path("files") : ""))
                .toList();
    }

    @Override
    public void close() throws IOException {
        // The highest first, so that nobody is elected any more.
        for (TestServer server : new TreeMap<>(nodes).descendingMap().values()) {
            server.close();
        }
    }
}
