package roundtable.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Nodes as processes of their own, whose leader is killed while it relays a file: the transfer ends whole. {@code
 * -Dbig=true} for a file of 1 GiB.
 */
final class NetworkKillTest {
    private static final int MIB = 1 << 20;
    private static final int SIZE = Boolean.getBoolean("big") ? 1_024 : 64;

    /** For the holder to read the file for its hash. */
    private static final Duration READING = Duration.ofMinutes(5);

    @TempDir
    private Path folder;

    private static String write(Path file) throws Exception {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        Random random = new Random(7);
        byte[] bytes = new byte[MIB];
        try (FileChannel out = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            for (int i = 0; i < SIZE; i++) {
                random.nextBytes(bytes);
                digest.update(bytes);
                out.write(ByteBuffer.wrap(bytes));
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    @Test
    void aTransferWhoseRelayingLeaderIsKilledEndsWhole() throws Exception {
        try (NodeProcesses nodes = new NodeProcesses(folder)) {
            String sha256 = write(nodes.shelf(3).resolve("big.bin"));
            nodes.start(1);
            nodes.start(2);
            nodes.start(3);
            nodes.awaitLeader(1, 3);
            RawClient client = nodes.client(2);
            await().atMost(READING)
                    .until(() -> client.ask("{'type':'find','name':'big.bin'}")
                            .path("type")
                            .asText()
                            .equals("found"));
            JsonNode head = client.ask("{'type':'get','name':'big.bin'}");
            assertThat(head.path("sha256").asText()).isEqualTo(sha256);

            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            read(client, SIZE / 4, digest);
            assertThat(view(nodes, 2).path("transfers").toString()).contains("\"via\":1");
            nodes.kill(1);
            read(client, SIZE - SIZE / 4, digest);

            assertThat(HexFormat.of().formatHex(digest.digest())).isEqualTo(sha256);
            nodes.awaitLeader(2, 2);
            assertThat(client.ask("{'type':'find','name':'nothing'}")
                            .path("message")
                            .asText())
                    .isEqualTo("404 Not Found");
        }
    }

    private static void read(RawClient client, int mib, MessageDigest digest) throws IOException {
        for (int i = 0; i < mib; i++) {
            digest.update(client.readBytes(MIB));
        }
    }

    private static JsonNode view(NodeProcesses nodes, int id) throws IOException {
        try (RawClient client = nodes.client(id)) {
            return client.ask("{'type':'network'}");
        }
    }
}
