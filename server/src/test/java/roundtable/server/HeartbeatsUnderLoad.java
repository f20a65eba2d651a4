package roundtable.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What a network with many files and many watchers takes: how long its leader is silent for a follower, and when a new file is
 * found by all; then, how long a follower is without a leader when that is killed. All nodes are processes of their own on this
 * machine. Prints it. No test: it runs when asked for by name. Options: {@code -Dnodes=6}; {@code -Dfiles=5000} of each;
 * {@code -Dwatchers=200} at the leader; {@code -Dcatalogues=true}: each watcher asks for the catalogue when it has changed, as
 * windows do; {@code -Dseconds=30}; {@code -Dkills=20}.
 */
final class HeartbeatsUnderLoad {
    private static final int FOLLOWER = 99;
    private static final Duration GATHERING = Duration.ofMinutes(5);
    private static final Duration BETWEEN_CHANGES = Duration.ofMillis(500);

    @TempDir
    private Path folder;

    private final int nodes = Integer.getInteger("nodes", 6);
    private final int files = Integer.getInteger("files", 5_000);
    private final List<Socket> watchers = new ArrayList<>();
    private final AtomicLong pictures = new AtomicLong();
    private final AtomicLong catalogues = new AtomicLong();

    /** A follower by hand, which only listens and says that it is there. */
    private static final class Follower implements AutoCloseable {
        private final RawClient line;
        private final ScheduledExecutorService beat = Executors.newSingleThreadScheduledExecutor();
        private volatile boolean over;
        private volatile boolean lost;
        private long[] gaps = new long[1 << 10];
        private int count;

        Follower(RawClient line) throws IOException {
            this.line = line;
            line.ask("{'type':'hello','protocol':1,'node':" + FOLLOWER + "}");
            line.ask("{'type':'join-network','node':" + FOLLOWER + ",'started':5,'port':9,'term':0,'addresses':[]}");
            long term = line.read("lead").path("term").longValue();
            line.send("{'type':'following','term':" + term + ",'members':[],'shelves':[]}");
            line.send("{'type':'shelf','node':" + FOLLOWER + ",'started':5,'version':0,'files':[],'gone':[]}");
            var unused = beat.scheduleAtFixedRate(this::alive, 0, 200, TimeUnit.MILLISECONDS);
        }

        private void alive() {
            try {
                line.send("{'type':'alive'}");
            } catch (IOException e) {
                lost = true;
            }
        }

        /** Notes how long the leader says nothing each time. */
        void listen() {
            try {
                for (long last = System.nanoTime(); !over && line.readLine() != null; ) {
                    long now = System.nanoTime();
                    if (count == gaps.length) {
                        gaps = Arrays.copyOf(gaps, 2 * count);
                    }
                    gaps[count++] = now - last;
                    last = now;
                }
            } catch (IOException | AssertionError e) {
                lost = true;
            }
            lost |= !over;
        }

        @Override
        public void close() throws IOException {
            beat.shutdownNow();
            line.close();
        }
    }

    @Test
    void andFailovers() throws Exception {
        try (NodeProcesses network = new NodeProcesses(folder)) {
            for (int id = 1; id <= nodes; id++) {
                for (int i = 0; i < files; i++) {
                    Files.writeString(network.shelf(id).resolve(id + "_" + i + ".txt"), id + " has " + i);
                }
            }
            for (int id = 1; id <= nodes; id++) {
                network.start(id);
            }
            awaitFiles(network);
            long term = view(network, 1).path("term").longValue();
            watch(network);
            load(network, term);
            for (Socket watcher : watchers) {
                watcher.close();
            }
            kills(network);
        }
    }

    private void awaitFiles(NodeProcesses network) {
        for (int id = 1; id <= nodes; id++) {
            int asked = id;
            await().atMost(GATHERING)
                    .untilAsserted(() -> assertThat(view(network, asked).path("nodes"))
                            .hasSize(nodes)
                            .allMatch(node -> node.path("files").intValue() == files));
        }
    }

    private static JsonNode view(NodeProcesses network, int id) throws IOException {
        try (RawClient client = network.client(id)) {
            return client.ask("{'type':'network'}");
        }
    }

    private void watch(NodeProcesses network) throws IOException {
        boolean asks = Boolean.getBoolean("catalogues");
        for (int i = 0; i < Integer.getInteger("watchers", 200); i++) {
            Socket socket = new Socket(InetAddress.getLoopbackAddress(), network.port(1));
            watchers.add(socket);
            say(socket, "{\"type\":\"hello\",\"protocol\":1}\n{\"type\":\"watch\"}\n");
            Thread.ofVirtual().start(() -> watch(socket, asks));
        }
    }

    private static void say(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(UTF_8));
    }

    private void watch(Socket socket, boolean asks) {
        try (BufferedReader in = new BufferedReader(new InputStreamReader(socket.getInputStream(), UTF_8))) {
            boolean asking = false;
            for (String line; (line = in.readLine()) != null; ) {
                boolean network = line.startsWith("{\"type\":\"network\"");
                (network ? pictures : catalogues).addAndGet(line.length());
                if (network && asks && !asking) {
                    asking = true;
                    say(socket, "{\"type\":\"catalogue\"}\n");
                } else if (!network && !line.contains("\"more\":true")) {
                    asking = false;
                }
            }
        } catch (SocketException e) {
            assertThat(e).isNotNull();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void load(NodeProcesses network, long term) throws Exception {
        try (Follower follower = new Follower(RawClient.connect(network.port(1)).patient())) {
            Thread listening = Thread.ofPlatform().start(follower::listen);
            List<RawClient> askers = new ArrayList<>();
            for (int id = 1; id <= nodes; id++) {
                askers.add(network.client(id));
            }
            List<Long> found = new ArrayList<>();
            long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(Integer.getInteger("seconds", 30));
            for (int i = 0; System.nanoTime() < end; i++) {
                String name = "new" + i + ".txt";
                Files.writeString(network.shelf(1 + i % nodes).resolve(name), "new");
                found.add(untilFound(askers, name));
                LockSupport.parkNanos(BETWEEN_CHANGES.toNanos());
            }
            follower.over = true;
            listening.join();
            assertThat(follower.lost).as("the follower's line").isFalse();
            print("silence of the leader", Arrays.copyOf(follower.gaps, follower.count));
            print(
                    "a new file is found by all",
                    found.stream().mapToLong(Long::longValue).toArray());
        }
        System.out.printf(
                "%d watchers were told %.1f MB, and of catalogues %.1f MB; failovers: %d%n",
                watchers.size(),
                pictures.get() / 1e6,
                catalogues.get() / 1e6,
                view(network, nodes).path("term").longValue() - term);
    }

    private static long untilFound(List<RawClient> askers, String name) throws IOException {
        long start = System.nanoTime();
        for (RawClient asker : askers) {
            while (!asker.ask("{'type':'find','name':'" + name + "'}")
                    .path("type")
                    .asText()
                    .equals("found")) {
                LockSupport.parkNanos(Duration.ofMillis(5).toNanos());
            }
        }
        return System.nanoTime() - start;
    }

    private static void print(String what, long[] nanos) {
        Arrays.sort(nanos);
        System.out.printf(
                "%-28s %5d   median %7.1f ms   p99 %7.1f ms   longest %7.1f ms%n",
                what,
                nanos.length,
                nanos[nanos.length / 2] / 1e6,
                nanos[nanos.length * 99 / 100] / 1e6,
                nanos[nanos.length - 1] / 1e6);
    }

    /** The leader is killed, and started again. */
    private void kills(NodeProcesses network) throws Exception {
        int kills = Integer.getInteger("kills", 20);
        long[] another = new long[kills];
        long[] again = new long[kills];
        for (int i = 0; i < kills; i++) {
            network.awaitLeader(1, nodes);
            try (RawClient watcher = network.client(nodes)) {
                watcher.ask("{'type':'watch'}");
                network.kill(1);
                another[i] = untilLeads(watcher, 2);
                long start = System.nanoTime();
                network.start(1);
                untilLeads(watcher, 1);
                again[i] = System.nanoTime() - start;
            }
        }
        if (kills > 0) {
            print("killed until another leads", another);
            print("started until it leads again", again);
        }
    }

    private static long untilLeads(RawClient watcher, int leader) throws IOException {
        long start = System.nanoTime();
        watcher.readUntil(event -> event.path("leader").intValue() == leader);
        return System.nanoTime() - start;
    }
}
