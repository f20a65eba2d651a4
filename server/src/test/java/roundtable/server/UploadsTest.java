package roundtable.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import roundtable.protocol.Service;
import roundtable.server.files.ShelfLimits;

/** Uploads that break off, and those that get in each other's way. */
final class UploadsTest {
    @TempDir
    private Path folder;

    private TestServer server;
    private RawClient client;

    private void start(UnaryOperator<Options> with) throws Exception {
        server = TestServer.start(folder, with);
        client = server.enter(Service.FILES, "Asha");
    }

    private void startWithQuota(long quota) throws Exception {
        start(options -> options.withShelf(new ShelfLimits(quota, 0)));
    }

    @AfterEach
    void stop() throws Exception {
        server.close();
    }

    private Path shelf(String name) {
        return folder.resolve("server_files").resolve(name);
    }

    private static String put(String name, byte[] content) throws Exception {
        return "{'type':'put','name':'" + name + "','size':" + content.length + ",'sha256':'"
                + FilesTest.sha256(content) + "'}";
    }

    private static JsonNode upload(RawClient by, String name, byte[] content) throws Exception {
        assertThat(by.ask(put(name, content)).path("type").asText()).isEqualTo("ready");
        by.sendBytes(content);
        return by.read();
    }

    /** Sends all of a file but the last byte, and is gone. */
    private void breakOff(String name, byte[] content, Path parts) throws Exception {
        long before = bytesIn(parts);
        RawClient gone = server.enter(Service.FILES, "Gone");
        gone.ask(put(name, content));
        gone.sendBytes(Arrays.copyOf(content, content.length - 1));
        await().until(() -> bytesIn(parts) == before + content.length - 1);
        gone.vanish();
    }

    private static long bytesIn(Path parts) throws IOException {
        if (Files.notExists(parts)) {
            return 0;
        }
        try (Stream<Path> files = Files.list(parts)) {
            return files.mapToLong(UploadsTest::size).sum();
        }
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As soon as the server has noticed that whoever held the room is gone. */
    private JsonNode readyInTheEnd(String put) throws Exception {
        JsonNode[] answer = new JsonNode[1];
        await().until(() -> {
            answer[0] = client.ask(put);
            return answer[0].path("type").asText().equals("ready");
        });
        return answer[0];
    }

    @Test
    void whatIsLeftOfUploadsCountsInTheQuotaAndTheOldestGoesWhereRoomIsNeeded() throws Exception {
        startWithQuota(1_000);
        Path parts = folder.resolve(".roundtable/uploads");
        byte[] old = "o".repeat(400).getBytes(UTF_8);
        byte[] young = "y".repeat(300).getBytes(UTF_8);
        breakOff("old", old, parts);
        breakOff("young", young, parts);
        readyInTheEnd(put("new", new byte[500]));
        client.sendBytes(new byte[500]);
        assertThat(client.read().path("type").asText()).isEqualTo("stored");
        assertThat(bytesIn(parts)).isEqualTo(299);
        assertThat(client.ask(put("young", young)).path("offset").intValue()).isEqualTo(299);
    }

    @Test
    void nothingGoesForAnUploadThatWouldNotFitAllTheSame() throws Exception {
        startWithQuota(1_000);
        Path parts = folder.resolve(".roundtable/uploads");
        byte[] kept = new byte[400];
        breakOff("kept", kept, parts);
        assertThat(client.ask(put("too much", new byte[1_001])).path("code").asText())
                .isEqualTo("too-large");
        assertThat(readyInTheEnd(put("kept", kept)).path("offset").intValue()).isEqualTo(399);
    }

    /** Reading 100 GB takes a minute at least. */
    @Test
    void nobodyWaitsForTheFileThatSomebodyElsesUploadMeets() throws Exception {
        startWithQuota(ShelfLimits.NO_QUOTA);
        RawClient bo = server.enter(Service.FILES, "Bo");
        byte[] content = "content".getBytes(UTF_8);
        client.ask(put("met", content));
        client.sendBytes(Arrays.copyOf(content, 6));
        try (RandomAccessFile large = new RandomAccessFile(shelf("met").toFile(), "rw")) {
            large.setLength(100L << 30);
        }
        client.sendBytes("t".getBytes(UTF_8));
        for (int i = 0; i < 2; i++) {
            assertThat(upload(bo, "beside " + i, content).path("type").asText()).isEqualTo("stored");
        }
        Files.delete(shelf("met"));
        assertThat(client.read().toString()).contains("stored");
    }

    @Test
    void nothingIsKeptOfAnUploadOfWhichNothingCame() throws Exception {
        startWithQuota(ShelfLimits.NO_QUOTA);
        assertThat(client.ask(put("promised", new byte[1])).path("type").asText())
                .isEqualTo("ready");
        Path parts = folder.resolve(".roundtable/uploads");
        assertThat(parts).isNotEmptyDirectory();
        client.vanish();
        await().untilAsserted(() -> assertThat(parts).isEmptyDirectory());
    }

    @Test
    void onAShelfOnAnotherDiskPartsAreKeptThereAndLeaveNoTrace() throws Exception {
        assumeThat(Path.of("/dev/shm")).isDirectory();
        Path other = Files.createTempDirectory(Path.of("/dev/shm"), "shelf");
        Path parts = other.resolve(".roundtable-uploads");
        try {
            start(options -> options.withShelfFolder(other));
            byte[] content = "content".getBytes(UTF_8);
            breakOff("elsewhere", content, parts);
            assertThat(folder.resolve(".roundtable/uploads")).isEmptyDirectory();
            assertThat(client.ask("{'type':'list'}").toString())
                    .contains("\"files\":[]")
                    .doesNotContain("left-out");
            server.restart();
            client = server.enter(Service.FILES, "Asha");
            assertThat(client.ask(put("elsewhere", content)).path("offset").intValue())
                    .isEqualTo(6);
            client.sendBytes("t".getBytes(UTF_8));
            assertThat(client.read().path("type").asText()).isEqualTo("stored");
            server.close();
            assertThat(other.toFile().list()).containsExactly("elsewhere");
        } finally {
            server.close();
            for (Path left : new Path[] {parts, other.resolve("elsewhere"), other}) {
                Files.deleteIfExists(left);
            }
        }
    }
}
