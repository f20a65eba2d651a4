package roundtable.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import roundtable.protocol.Service;

/** The shelf, as those who put files on it and take them from it rely on it. */
final class FilesTest {
    @TempDir
    private Path folder;

    private TestServer server;
    private RawClient client;

    @BeforeEach
    void start() throws Exception {
        server = TestServer.start(folder);
        client = server.enter(Service.FILES, "Asha");
    }

    @AfterEach
    void stop() throws Exception {
        server.close();
    }

    private static byte[] bytes(int length) {
        byte[] bytes = new byte[length];
        new Random(length).nextBytes(bytes);
        return bytes;
    }

    static String sha256(byte[] bytes) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    }

    private static String put(String name, byte[] content) throws Exception {
        return "{'type':'put','name':'" + name + "','size':" + content.length + ",'sha256':'" + sha256(content) + "'}";
    }

    private void upload(String name, byte[] content) throws Exception {
        assertThat(client.ask(put(name, content)).path("type").asText()).isEqualTo("ready");
        client.sendBytes(content);
        assertThat(client.read().path("type").asText()).isEqualTo("stored");
    }

    private byte[] download(RawClient by, String name, long offset) throws Exception {
        JsonNode file = by.ask("{'type':'get','name':'" + name + "','offset':" + offset + "}");
        assertThat(file.path("type").asText()).isEqualTo("file");
        assertThat(file.path("offset").longValue()).isEqualTo(offset);
        return by.readBytes(file.path("length").intValue());
    }

    @Test
    void whatWasPutIsGotByAnotherFromAnyOffsetAndOverPeersToo() throws Exception {
        byte[] content = bytes(3_000_001);
        upload("photo.bin", content);
        assertThat(Files.readAllBytes(folder.resolve("server_files/photo.bin"))).isEqualTo(content);
        RawClient bo = server.enter(Service.FILES, "Bo");
        assertThat(download(bo, "photo.bin", 0)).isEqualTo(content);
        assertThat(download(bo, "photo.bin", 2_999_990)).isEqualTo(Arrays.copyOfRange(content, 2_999_990, 3_000_001));
        assertThat(download(bo, "photo.bin", 3_000_001)).isEmpty();
        assertThat(download(server.enter(Service.PEERS, "Cy"), "photo.bin", 5))
                .isEqualTo(Arrays.copyOfRange(content, 5, content.length));
    }

    /** More of them than there are threads for the disk. */
    @Test
    void whoReadsNothingOfItsFilesKeepsNoneFromTheOthers() throws Exception {
        int waiting = 3 * Math.max(4, Runtime.getRuntime().availableProcessors());
        byte[] large = bytes(16_000_000);
        Files.write(folder.resolve("server_files/large.bin"), large);
        for (int i = 0; i < waiting; i++) {
            RawClient slow = server.connectNarrow(Service.FILES);
            slow.hello("Slow");
            assertThat(slow.ask("{'type':'get','name':'large.bin'}")
                            .path("length")
                            .intValue())
                    .isEqualTo(large.length);
        }
        assertThat(download(client, "large.bin", 0)).isEqualTo(large);
        upload("small.bin", bytes(1_000));
    }

    @Test
    void aFilePutThereByHandIsListedAndAChangedOneHasItsNewHash() throws Exception {
        Path file = folder.resolve("server_files/by hand.txt");
        Files.write(file, bytes(10));
        assertThat(client.ask("{'type':'list'}")
                        .path("files")
                        .get(0)
                        .path("sha256")
                        .asText())
                .isEqualTo(sha256(bytes(10)));
        Files.write(file, bytes(11));
        assertThat(client.ask("{'type':'list'}")
                        .path("files")
                        .get(0)
                        .path("sha256")
                        .asText())
                .isEqualTo(sha256(bytes(11)));
    }

    @Test
    void anEmptyFileIsAFile() throws Exception {
        upload("empty", new byte[0]);
        assertThat(download(client, "empty", 0)).isEmpty();
    }

    @Test
    void anUploadOfAClientThatVanishedGoesOnWhereItStoppedAlsoAfterARestart() throws Exception {
        byte[] content = bytes(1_000_000);
        client.ask(put("big", content));
        client.sendBytes(Arrays.copyOf(content, 400_000));
        Path parts = folder.resolve(".roundtable/uploads");
        await().until(() -> partLength(parts) == 400_000);
        client.vanish();

        assertThat(server.enter(Service.FILES, "Bo").ask("{'type':'list'}").path("files"))
                .isEmpty();
        server.restart();
        client = server.enter(Service.FILES, "Cy");
        assertThat(client.ask(put("big", content)).path("offset").intValue()).isEqualTo(400_000);
        client.sendBytes(Arrays.copyOfRange(content, 400_000, content.length));
        assertThat(client.read().path("type").asText()).isEqualTo("stored");
        assertThat(download(client, "big", 0)).isEqualTo(content);
        assertThat(parts).isEmptyDirectory();
    }

    private static long partLength(Path parts) throws Exception {
        try (Stream<Path> files = Files.list(parts)) {
            Path part = files.findFirst().orElse(null);
            return part == null ? 0 : Files.size(part);
        }
    }

    @Test
    void aWrongHashKeepsNothing() throws Exception {
        byte[] content = bytes(1_000);
        client.ask(put("wrong", content));
        client.sendBytes(new byte[1_000]);
        assertThat(client.read().path("code").asText()).isEqualTo("invalid");
        assertThat(folder.resolve("server_files")).isEmptyDirectory();
        assertThat(folder.resolve(".roundtable/uploads")).isEmptyDirectory();
        upload("wrong", content);
    }

    @Test
    void ofTwoWhoUploadOneNameTheSecondGetsAConflictAndMayTryAgain() throws Exception {
        RawClient bo = server.enter(Service.FILES, "Bo");
        client.ask(put("same", bytes(100)));
        assertThat(bo.ask(put("same", bytes(200))).path("code").asText()).isEqualTo("conflict");
        client.sendBytes(bytes(100));
        client.read("stored");
        assertThat(bo.ask(put("same", bytes(200))).path("code").asText()).isEqualTo("conflict");
        String replacing = put("same", bytes(200)).replace("}", ",'replace':'" + sha256(bytes(100)) + "'}");
        assertThat(bo.ask(replacing).path("type").asText()).isEqualTo("ready");
        bo.sendBytes(bytes(200));
        assertThat(bo.read().path("type").asText()).isEqualTo("stored");
        assertThat(download(client, "same", 0)).isEqualTo(bytes(200));
    }

    /** A line that broke looks, to the server, like one over which nothing comes. */
    @Test
    void whoseLineDiedGoesOnOverAnotherWithoutWaitingUntilTheServerHasNoticed() throws Exception {
        byte[] content = bytes(1_000_000);
        JsonNode welcome = server.connect(Service.FILES).hello("Cy");
        RawClient dead = server.enterAgain(Service.FILES, welcome);
        dead.ask(put("big", content));
        dead.sendBytes(Arrays.copyOf(content, 400_000));
        await().until(() -> partLength(folder.resolve(".roundtable/uploads")) == 400_000);
        assertThat(client.ask(put("big", content)).path("code").asText())
                .as("somebody else's gives way to nobody")
                .isEqualTo("conflict");

        RawClient next = server.enterAgain(Service.FILES, welcome).patient();
        await().until(() -> next.ask(put("big", content)).path("offset").asInt() == 400_000);
        assertThat(client.ask(put("big", content)).path("code").asText()).isEqualTo("conflict");
        next.sendBytes(Arrays.copyOfRange(content, 400_000, content.length));
        assertThat(next.read().path("type").asText()).isEqualTo("stored");
        assertThat(dead.read("closing").path("reason").asText()).contains("another connection");
    }

    @Test
    void aFileThatChangedWhileItWasToBeReplacedStays() throws Exception {
        upload("kept", bytes(100));
        String replacing = put("kept", bytes(200)).replace("}", ",'replace':'" + sha256(bytes(100)) + "'}");
        client.ask(replacing);
        Files.write(folder.resolve("server_files/kept"), bytes(300));
        client.sendBytes(bytes(200));
        assertThat(client.read().path("code").asText()).isEqualTo("conflict");
        assertThat(download(client, "kept", 0)).isEqualTo(bytes(300));
    }

    @Test
    void linksFoldersAndHiddenFilesAreNotOnTheShelf() throws Exception {
        Path shelf = folder.resolve("server_files");
        Files.writeString(folder.resolve("secret"), "secret");
        Files.createSymbolicLink(shelf.resolve("link"), folder.resolve("secret"));
        Files.createDirectory(shelf.resolve("folder"));
        Files.writeString(shelf.resolve(".hidden"), "hidden");
        Files.writeString(shelf.resolve("nul.txt"), "device");
        assertThat(client.ask("{'type':'list'}").path("files")).isEmpty();
        for (String name : new String[] {"link", "folder"}) {
            assertThat(client.ask("{'type':'get','name':'" + name + "'}")
                            .path("message")
                            .asText())
                    .isEqualTo("404 Not Found");
            assertThat(client.ask(put(name, bytes(1))).path("code").asText()).isEqualTo("conflict");
        }
        assertThat(folder.resolve("secret")).hasContent("secret");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../secret",
                "..",
                ".",
                "",
                "a/b",
                "a\\\\b",
                "/etc/passwd",
                "C:x",
                "a\\u0000",
                "a\\u202eb",
                "a.",
                "a ",
                "nul",
                "COM1.txt",
                ".roundtable",
                "\\ud800"
            })
    void aNameThatWouldLeaveHideOrBreakIsInvalidForAllRequests(String name) throws Exception {
        for (String request : new String[] {
            "{'type':'get','name':'" + name + "'}", put(name, bytes(1)),
        }) {
            assertThat(client.ask(request).path("code").asText()).as(request).isEqualTo("invalid");
        }
        assertThat(folder.resolve("server_files")).isEmptyDirectory();
    }

    @Test
    void aShelfOnAnotherDiskTakesUploadsToo() throws Exception {
        assumeThat(Path.of("/dev/shm")).isDirectory();
        Path other = Files.createTempDirectory(Path.of("/dev/shm"), "shelf");
        try {
            server.close();
            Files.delete(folder.resolve("server_files"));
            Files.createSymbolicLink(folder.resolve("server_files"), other);
            server = TestServer.start(folder);
            client = server.enter(Service.FILES, "Asha");
            upload("elsewhere", bytes(100_000));
            assertThat(download(client, "elsewhere", 0)).isEqualTo(bytes(100_000));
            assertThat(other.toFile().list()).containsExactly("elsewhere");
            assertThat(folder.resolve(".roundtable/uploads")).isEmptyDirectory();
        } finally {
            Files.deleteIfExists(other.resolve("elsewhere"));
            Files.deleteIfExists(other);
        }
    }

    @Test
    void aFileTooLargeForTheDiskIsRefusedBeforeAByteIsSent() throws Exception {
        assertThat(client.ask("{'type':'put','name':'huge','size':9223372036854775807,'sha256':'" + sha256(new byte[0])
                                + "'}")
                        .path("code")
                        .asText())
                .isEqualTo("too-large");
    }

    /** Each answer holds a file open: without a bound one client could use up all that the server may open. */
    @Test
    void aClientThatAsksForManyFilesAndReadsNoneLeavesTheOthersTheirs() throws Exception {
        upload("big", bytes(4_000_000));
        RawClient greedy = RawClient.connect(RawClient.Family.IPV4, server.port(Service.FILES), 4_096);
        try (greedy) {
            greedy.hello("Greedy");
            StringBuilder gets = new StringBuilder();
            for (int i = 0; i < 2_000; i++) {
                gets.append("{\"type\":\"get\",\"name\":\"big\"}\n");
            }
            long before = openFiles();
            greedy.sendBytes(gets.toString().getBytes(UTF_8));
            assertThat(download(client, "big", 0)).hasSize(4_000_000);
            assertThat(openFiles() - before).isLessThan(100);
        }
    }

    private static long openFiles() throws Exception {
        Path open = Path.of("/proc/self/fd");
        assumeThat(open).isDirectory();
        try (Stream<Path> files = Files.list(open)) {
            return files.count();
        }
    }
}
