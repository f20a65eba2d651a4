package roundtable.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Nodes that are processes of their own, so that they can be killed. Each is told of those that were started before it. */
final class NodeProcesses implements AutoCloseable {
    private static final Pattern LISTENING = Pattern.compile(".* peers +Server listening on port (\\d+)");

    private final Path folder;
    private final Map<Integer, Process> processes = new TreeMap<>();
    private final Map<Integer, Integer> ports = new ConcurrentHashMap<>();

    NodeProcesses(Path folder) {
        this.folder = folder;
    }

    Path shelf(int id) throws IOException {
        return Files.createDirectories(folder.resolve("node" + id).resolve("server_files"));
    }

    /** Starts a node, or starts it again where it was. */
    void start(int id) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-Xmx192m",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                "--data",
                folder.resolve("node" + id).toString(),
                "--node",
                Integer.toString(id)));
        for (String service : List.of("editor", "chat", "files", "echo", "encode", "decode")) {
            command.add("--port=" + service + "=0");
        }
        command.add("--port=peers=" + ports.getOrDefault(id, 0));
        ports.values().forEach(port -> command.add("--peers=localhost:" + port));
        Files.createDirectories(shelf(id));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        processes.put(id, process);
        ports.remove(id);
        Thread.ofVirtual().start(() -> read(id, process));
        await().atMost(TestNetwork.PATIENCE).until(() -> ports.containsKey(id));
    }

    /** All of it: else the process would wait for room in the pipe. */
    private void read(int id, Process process) {
        try (BufferedReader log = new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8))) {
            for (String line; (line = log.readLine()) != null; ) {
                Matcher listening = LISTENING.matcher(line);
                if (listening.matches()) {
                    ports.put(id, Integer.parseInt(listening.group(1)));
                }
            }
        } catch (IOException e) {
            ports.remove(id);
        }
    }

    int port(int id) {
        return ports.get(id);
    }

    RawClient client(int id) throws IOException {
        RawClient client = RawClient.connect(port(id)).patient();
        client.hello("Asha");
        return client;
    }

    /** As the system does it: the process gets no word in. */
    void kill(int id) throws InterruptedException {
        processes.remove(id).destroyForcibly().waitFor();
    }

    void awaitLeader(int leader, int nodes) {
        for (int id : processes.keySet()) {
            await().atMost(TestNetwork.PATIENCE).until(() -> {
                try (RawClient client = client(id)) {
                    var view = client.ask("{'type':'network'}");
                    return view.path("leader").intValue() == leader
                            && view.path("links").size() == nodes - 1;
                }
            });
        }
    }

    @Override
    public void close() {
        processes.values().forEach(Process::destroyForcibly);
    }
}
