package roundtable.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import roundtable.protocol.Service;
import roundtable.protocol.Sha256;
import roundtable.protocol.Wire;
import roundtable.server.peers.NodeOptions;

/** Nodes that tell false hashes of the pieces of files. */
final class LyingNodeTest {
    private static final int MIB = 1 << 20;
    private static final String FALSE = "0".repeat(64);

    @TempDir
    private Path folder;

    private static byte[] bytes(int length) {
        byte[] bytes = new byte[length];
        new Random(5).nextBytes(bytes);
        return bytes;
    }

    private static void assertCame(RawClient client, byte[] content) throws IOException {
        JsonNode head = client.ask("{'type':'get','name':'a.bin'}");
        assertThat(head.path("type").asText()).as("%s", head).isEqualTo("file");
        assertThat(client.readBytes(content.length)).isEqualTo(content);
    }

    /** The leader is a real one, behind somebody who changes what it says. */
    @Test
    @Timeout(60)
    void aLeaderThatTellsFalseHashesKeepsNobodyFromTheFile() throws Exception {
        byte[] content = bytes(20 * MIB);
        UnaryOperator<String> lie = line -> {
            if (!line.startsWith("{\"type\":\"pieces\"")) {
                return line;
            }
            int hashes = line.indexOf("\"hashes\"");
            return line.substring(0, hashes) + line.substring(hashes).replaceAll("[0-9a-f]{64}", FALSE);
        };
        for (int holder = 3; holder <= 4; holder++) {
            Path shelf = folder.resolve("node" + holder).resolve("server_files");
            Files.write(Files.createDirectories(shelf).resolve("a.bin"), content);
        }
        List<TestServer> nodes = new ArrayList<>();
        try (TestServer leader = start(1, List.of());
                Altered altered = new Altered(leader.port(Service.PEERS), lie)) {
            for (int id = 2; id <= 4; id++) {
                nodes.add(start(id, List.of("localhost:" + altered.port())));
            }
            RawClient client = nodes.getFirst().enter(Service.PEERS, "Asha").patient();
            await().atMost(TestNetwork.PATIENCE)
                    .untilAsserted(() -> assertThat(
                                    client.ask("{'type':'find','name':'a.bin'}").path("nodes"))
                            .hasSize(2));
            assertThat(client.ask("{'type':'network'}").path("leader").intValue())
                    .isEqualTo(1);

            assertCame(client, content);
            RawClient relayed = RawClient.connect(altered.port());
            relayed.hello("Bo");
            assertThat(relayed.ask("{'type':'pieces','name':'a.bin','sha256':'" + Sha256.of(content)
                                    + "','from':0,'count':1,'node':3}")
                            .path("hashes")
                            .path(0)
                            .asText())
                    .as("it lies")
                    .isEqualTo(FALSE);
            relayed.close();
        } finally {
            for (TestServer node : nodes) {
                node.close();
            }
        }
    }

    private TestServer start(int id, List<String> peers) throws Exception {
        Path data = Files.createDirectories(folder.resolve("node" + id));
        return TestServer.start(data, o -> o.withNode(new NodeOptions(id, peers)));
    }

    /** Only so many are asked for hashes, and these tell all the same. */
    @Test
    @Timeout(60)
    void manyThatTellTheSameFalseHashesKeepNobodyFromTheFile() throws Exception {
        byte[] content = bytes(5 * MIB);
        String sha256 = Sha256.of(content);
        FakeNode.Answer lie = (request, out) -> {
            if (request.path("type").asText().equals("pieces")) {
                String hashes = String.join(",", Collections.nCopies(5, "'" + FALSE + "'"));
                FakeNode.say(
                        out,
                        "{'type':'pieces','name':'a.bin','sha256':'" + sha256 + "','from':0,'hashes':[" + hashes
                                + "]}");
            } else {
                FakeNode.refuse(out);
            }
        };
        List<FakeNode> liars = new ArrayList<>();
        try (TestNetwork network = new TestNetwork(folder)) {
            Files.write(Files.createDirectories(network.shelf(9)).resolve("a.bin"), content);
            for (int id : new int[] {1, 2, 9}) {
                network.add(id);
            }
            network.awaitAgreement(0, 0, 1);
            for (int id = 3; id <= 6; id++) {
                liars.add(new FakeNode(id, network.node(1), "a.bin", content.length, sha256, lie));
            }
            await().atMost(TestNetwork.PATIENCE)
                    .untilAsserted(() -> assertThat(network.ask(2, "{'type':'find','name':'a.bin'}")
                                    .path("nodes"))
                            .hasSize(5));

            assertCame(network.client(2).patient(), content);
            assertThat(liars.getFirst().requests("pieces")).isNotEmpty();
        } finally {
            for (FakeNode liar : liars) {
                liar.close();
            }
        }
    }

    /** In front of a server: alters the lines that it says, and leaves the bytes of files as they are. */
    private static final class Altered implements AutoCloseable {
        private final ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        private final UnaryOperator<String> alter;
        private final List<Socket> lines = new CopyOnWriteArrayList<>();

        Altered(int behind, UnaryOperator<String> alter) throws IOException {
            this.alter = alter;
            Thread.ofVirtual().start(() -> {
                try {
                    while (true) {
                        Socket one = server.accept();
                        Socket other = new Socket(InetAddress.getLoopbackAddress(), behind);
                        lines.add(one);
                        lines.add(other);
                        Thread.ofVirtual().start(() -> pass(one, other, UnaryOperator.identity()));
                        Thread.ofVirtual().start(() -> pass(other, one, this.alter));
                    }
                } catch (IOException e) {
                    // The test is over.
                }
            });
        }

        int port() {
            return server.getLocalPort();
        }

        private static void pass(Socket from, Socket to, UnaryOperator<String> alter) {
            try (from;
                    to) {
                InputStream in = new BufferedInputStream(from.getInputStream(), 1 << 16);
                OutputStream out = to.getOutputStream();
                for (String line; (line = line(in)) != null; ) {
                    out.write((alter.apply(line) + "\n").getBytes(UTF_8));
                    if (line.startsWith("{\"type\":\"file\"")) {
                        int length =
                                Wire.parse(line.getBytes(UTF_8)).path("length").intValue();
                        out.write(in.readNBytes(length));
                    }
                }
            } catch (IOException e) {
                // Its end.
            }
        }

        private static String line(InputStream in) throws IOException {
            ByteArrayOutputStream line = new ByteArrayOutputStream();
            for (int b; (b = in.read()) != '\n'; ) {
                if (b < 0) {
                    return null;
                }
                line.write(b);
            }
            return line.toString(UTF_8);
        }

        @Override
        public void close() throws IOException {
            server.close();
            for (Socket line : lines) {
                line.close();
            }
        }
    }
}
