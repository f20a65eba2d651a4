package roundtable.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.util.Arrays;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import roundtable.protocol.Sha256;

/** Files that come from other nodes than the one that was asked. */
final class NetworkFetchTest {
    private static final int MIB = 1 << 20;

    @TempDir
    private Path folder;

    private final Random random = new Random(7);

    private byte[] bytes(int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }

    private static void put(TestNetwork network, int id, String name, byte[] content) throws Exception {
        Files.write(Files.createDirectories(network.shelf(id)).resolve(name), content);
    }

    private static byte[] get(TestNetwork network, int id, String name, int offset) throws Exception {
        RawClient client = network.client(id).patient();
        JsonNode head = client.ask("{'type':'get','name':'" + name + "','offset':" + offset + "}");
        assertThat(head.path("type").asText()).as("%s", head).isEqualTo("file");
        byte[] got = client.readBytes(head.path("length").intValue());
        assertThat(client.ask("{'type':'ping','time':1}").path("type").asText()).isEqualTo("pong");
        client.close();
        return got;
    }

    @Test
    void eachFileIsTheSameThroughEachNodeAndFromEachPlaceInIt() throws Exception {
        TreeMap<String, byte[]> files = new TreeMap<>();
        try (TestNetwork network = new TestNetwork(folder)) {
            int[] sizes = {0, 1, MIB, MIB + 1, 9 * MIB + 12_345};
            for (int id = 1; id <= 3; id++) {
                for (int size : sizes) {
                    String name = id + "_" + size + ".bin";
                    files.put(name, bytes(size));
                    put(network, id, name, files.get(name));
                }
            }
            for (int id = 1; id <= 3; id++) {
                network.add(id);
            }
            network.awaitAgreement(5, 5, 5);

            for (int id = 1; id <= 3; id++) {
                for (String name : files.keySet()) {
                    byte[] whole = files.get(name);
                    assertThat(get(network, id, name, 0)).isEqualTo(whole);
                    int offset = whole.length * 3 / 4;
                    assertThat(get(network, id, name, offset))
                            .isEqualTo(Arrays.copyOfRange(whole, offset, whole.length));
                }
            }
            JsonNode refused = network.ask(2, "{'type':'get','name':'3_1.bin','offset':2}");
            assertThat(refused.path("message").asText()).isEqualTo("'offset' 2 is past the end of the file at 1");
        }
    }

    @Test
    void whoWatchesSeesWhichWayAFileComes() throws Exception {
        try (TestNetwork network = new TestNetwork(folder)) {
            byte[] content = bytes(12 * MIB);
            put(network, 3, "big.bin", content);
            for (int id = 1; id <= 3; id++) {
                network.add(id);
            }
            network.awaitAgreement(0, 0, 1);
            RawClient watcher = network.client(1).patient();
            watcher.ask("{'type':'watch'}");
            RawClient slow = network.client(2).patient();
            JsonNode head = slow.ask("{'type':'get','name':'big.bin'}");

            watcher.readUntil(event -> event.path("transfers")
                    .toString()
                    .equals("[{\"name\":\"big.bin\",\"from\":3,\"via\":1,\"to\":2}]"));
            // Nobody waits for a client that does not read.
            assertThat(get(network, 2, "big.bin", 0)).isEqualTo(content);
            assertThat(slow.readBytes(head.path("length").intValue())).isEqualTo(content);
            watcher.readUntil(event -> event.path("transfers").isEmpty());
        }
    }

    @Test
    void aFileThatIsSpoiltOnOneOfItsHoldersComesFromTheOthers() throws Exception {
        try (TestNetwork network = new TestNetwork(folder)) {
            byte[] content = bytes(5 * MIB);
            put(network, 2, "a.bin", content);
            put(network, 3, "b.bin", content);
            for (int id = 1; id <= 4; id++) {
                network.add(id);
            }
            network.awaitAgreement(0, 1, 1, 0);
            spoil(network.shelf(2).resolve("a.bin"), 3 * MIB + 5);

            assertThat(get(network, 4, "a.bin", 0)).isEqualTo(content);
            assertThat(get(network, 1, "b.bin", 0)).isEqualTo(content);
        }
    }

    @Test
    void aFileThatIsSpoiltOnItsOnlyHolderNeverArrivesWhole() throws Exception {
        try (TestNetwork network = new TestNetwork(folder)) {
            put(network, 1, "a.bin", bytes(3 * MIB));
            network.add(1);
            network.add(2);
            network.awaitAgreement(1, 0);
            spoil(network.shelf(1).resolve("a.bin"), MIB);

            RawClient client = network.client(2).patient();
            client.ask("{'type':'get','name':'a.bin'}");
            assertThatThrownBy(() -> client.readBytes(3 * MIB)).isInstanceOf(Throwable.class);
        }
    }

    @Test
    void hashesOfPiecesAreRememberedForAsLongAsTheFileSeemsToBeTheSame() throws Exception {
        try (TestNetwork network = new TestNetwork(folder)) {
            byte[] content = bytes(3 * MIB);
            put(network, 1, "a.bin", content);
            network.add(1);
            String ask = "{'type':'pieces','name':'a.bin','sha256':'" + Sha256.of(content) + "','from':0,'count':3}";
            JsonNode first = network.ask(1, ask);
            assertThat(first.path("hashes").path(2).asText())
                    .isEqualTo(Sha256.of(Arrays.copyOfRange(content, 2 * MIB, 3 * MIB)));
            // Nobody sees that, and nobody reads it again.
            spoil(network.shelf(1).resolve("a.bin"), MIB);

            assertThat(network.ask(1, ask)).isEqualTo(first);
        }
    }

    /** As a disk does that goes bad: neither size nor time tell. */
    private static void spoil(Path file, long position) throws Exception {
        FileTime time = Files.getLastModifiedTime(file);
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.write(ByteBuffer.wrap(new byte[100]), position);
        }
        Files.setLastModifiedTime(file, time);
    }

    @Test
    void aFileWhoseHolderGoesInTheMiddleGoesOnFromAnother() throws Exception {
        try (TestNetwork network = new TestNetwork(folder)) {
            byte[] content = bytes(24 * MIB);
            put(network, 3, "a.bin", content);
            put(network, 4, "a.bin", content);
            for (int id = 1; id <= 4; id++) {
                network.add(id);
            }
            network.awaitAgreement(0, 0, 1, 1);
            RawClient client = network.client(2).patient();
            client.ask("{'type':'get','name':'a.bin'}");
            byte[] first = client.readBytes(2 * MIB);
            network.stop(3);
            byte[] rest = client.readBytes(22 * MIB);

            assertThat(first).isEqualTo(Arrays.copyOf(content, 2 * MIB));
            assertThat(rest).isEqualTo(Arrays.copyOfRange(content, 2 * MIB, 24 * MIB));
            network.stop(4);
            await().atMost(TestNetwork.PATIENCE)
                    .untilAsserted(() -> assertThat(network.ask(2, "{'type':'get','name':'a.bin'}")
                                    .path("code")
                                    .asText())
                            .isEqualTo("unavailable"));
        }
    }
}
