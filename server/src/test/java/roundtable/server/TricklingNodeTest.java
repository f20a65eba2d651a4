package roundtable.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import roundtable.protocol.Service;
import roundtable.protocol.Sha256;

/** A node that has a file, and is slow to send it, or what belongs to it. */
final class TricklingNodeTest {
    private static final int MIB = 1 << 20;

    @TempDir
    private Path folder;

    private TestNetwork network;

    @BeforeEach
    void prepare() {
        network = new TestNetwork(folder);
    }

    @AfterEach
    void end() throws Exception {
        network.close();
    }

    /** Three nodes, of which the third has the file unless it is {@code null}; and a fourth that is made up has it, too. */
    private FakeNode start(byte[] onThird, byte[] content, FakeNode.Answer answer) throws Exception {
        if (onThird != null) {
            Files.write(Files.createDirectories(network.shelf(3)).resolve("a.bin"), onThird);
        }
        for (int id = 1; id <= 3; id++) {
            network.add(id);
        }
        network.awaitAgreement(0, 0, onThird == null ? 0 : 1);
        FakeNode slow = new FakeNode(5, network.node(1), "a.bin", content.length, Sha256.of(content), answer);
        await().atMost(TestNetwork.PATIENCE)
                .untilAsserted(() -> assertThat(
                                network.ask(1, "{'type':'find','name':'a.bin'}").path("nodes"))
                        .hasSize(onThird == null ? 1 : 2));
        return slow;
    }

    private static byte[] bytes(int length) {
        byte[] bytes = new byte[length];
        new Random(5).nextBytes(bytes);
        return bytes;
    }

    private void assertCame(byte[] content) throws Exception {
        // The leader, which has no relay.
        RawClient client = network.client(1).patient();
        JsonNode head = client.ask("{'type':'get','name':'a.bin'}");
        assertThat(head.path("type").asText()).as("%s", head).isEqualTo("file");
        assertThat(client.readBytes(content.length)).isEqualTo(content);
    }

    /** Bytes at that pace, as many as there are to come. */
    private static void trickle(OutputStream out, byte[] bytes, int step, int pauseMillis)
            throws IOException, InterruptedException {
        for (int at = 0; at < bytes.length; at += step) {
            out.write(bytes, at, Math.min(step, bytes.length - at));
            TimeUnit.MILLISECONDS.sleep(pauseMillis);
        }
    }

    private static byte[] piece(JsonNode request, byte[] content) {
        int offset = request.path("offset").intValue();
        return Arrays.copyOfRange(
                content, offset, offset + request.path("length").intValue());
    }

    private static FakeNode.Answer piecesAtPace(byte[] content, int step, int pauseMillis) {
        return (request, out) -> {
            if (request.path("type").asText().equals("piece")) {
                FakeNode.head(request, content.length, out);
                trickle(out, piece(request, content), step, pauseMillis);
            } else {
                FakeNode.refuse(out);
            }
        };
    }

    @Test
    void aHolderThatTricklesHoldsUpNobodyWhereAnotherHasTheFile() throws Exception {
        byte[] content = bytes(3 * MIB);
        try (FakeNode slow = start(content, content, piecesAtPace(content, 1, 200))) {
            assertCame(content);
            assertThat(slow.requests("piece")).isNotEmpty();
        }
    }

    /** Quick enough for a line that is slow; but the client need not wait where another is quicker. */
    @Test
    @Timeout(30)
    void aPieceThatIsLateIsAskedForASecondWay() throws Exception {
        byte[] content = bytes(3 * MIB);
        try (FakeNode slow = start(content, content, piecesAtPace(content, 4 << 10, 200))) {
            long start = System.nanoTime();
            assertCame(content);
            assertThat(slow.requests("piece")).isNotEmpty();
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(12));
        }
    }

    /** As the only holder, over a crowded wireless network: 100 KiB a second. */
    @Test
    void aSlowHolderThatIsTheOnlyOneIsWaitedFor() throws Exception {
        byte[] content = bytes(MIB);
        try (FakeNode slow = start(null, content, piecesAtPace(content, 10 << 10, 100))) {
            assertCame(content);
            assertThat(slow.requests("piece")).hasSize(1);
        }
    }

    @Test
    @Timeout(60)
    void aHolderThatTricklesHashesHoldsUpNobodyWhereAnotherTellsThem() throws Exception {
        byte[] content = bytes(33 * MIB);
        FakeNode.Answer answer = (request, out) -> {
            if (request.path("type").asText().equals("pieces")) {
                for (int i = 0; i < 100; i++) {
                    out.write(' ');
                    TimeUnit.MILLISECONDS.sleep(200);
                }
            }
            FakeNode.refuse(out);
        };
        try (FakeNode slow = start(content, content, answer)) {
            long start = System.nanoTime();
            assertCame(content);
            assertThat(slow.requests("pieces")).isNotEmpty();
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(9));
        }
    }

    @Test
    void whoLeavesInTheMiddleKeepsNoLineToAHolder() throws Exception {
        byte[] content = bytes(8 * MIB);
        FakeNode.Answer answer = (request, out) -> {
            if (!request.path("type").asText().equals("piece")) {
                // The true ones, so that the first piece goes out.
                StringBuilder hashes = new StringBuilder();
                for (int i = 0; i < 8; i++) {
                    hashes.append(i == 0 ? "'" : ",'")
                            .append(Sha256.of(Arrays.copyOfRange(content, i * MIB, (i + 1) * MIB)))
                            .append('\'');
                }
                FakeNode.say(
                        out,
                        "{'type':'pieces','name':'a.bin','sha256':'" + Sha256.of(content) + "','from':0,'hashes':["
                                + hashes + "]}");
            } else {
                FakeNode.head(request, content.length, out);
                byte[] piece = piece(request, content);
                if (request.path("offset").intValue() == 0) {
                    out.write(piece);
                } else {
                    trickle(out, piece, 10 << 10, 500);
                }
            }
        };
        try (FakeNode slow = start(null, content, answer)) {
            RawClient client = network.client(1).patient();
            client.ask("{'type':'get','name':'a.bin'}");
            client.readBytes(MIB);
            await().atMost(TestNetwork.PATIENCE)
                    .until(() -> slow.requests("piece").size() >= 4);
            client.vanish();

            await().atMost(Duration.ofSeconds(5))
                    .untilAsserted(() -> assertThat(slow.asking()).isZero());
        }
    }

    @Test
    void whatIsRelayedAndNotReadIsCounted() throws Exception {
        byte[] content = bytes(20 * MIB);
        FakeNode.Answer answer = (request, out) -> {
            FakeNode.head(request, content.length, out);
            out.write(piece(request, content));
        };
        try (FakeNode holder = start(null, content, answer)) {
            RawClient greedy = network.node(1).connectNarrow(Service.PEERS);
            greedy.hello("Asha");
            for (int i = 0; i < 20; i++) {
                greedy.send("{'type':'piece','name':'a.bin','sha256':'" + Sha256.of(content) + "','offset':" + i * MIB
                        + ",'length':" + MIB + ",'node':5}");
            }
            TimeUnit.SECONDS.sleep(3);

            assertThat(holder.requests("piece")).hasSizeBetween(1, 10);
            for (int i = 0; i < 20; i++) {
                assertThat(greedy.read().path("offset").intValue()).isEqualTo(i * MIB);
                assertThat(greedy.readBytes(MIB)).isEqualTo(Arrays.copyOfRange(content, i * MIB, (i + 1) * MIB));
            }
        }
    }
}
