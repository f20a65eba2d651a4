package roundtable.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import roundtable.protocol.Service;
import roundtable.server.files.ShelfLimits;

/** A shelf that changes while it is looked at, and one with little room. */
final class ShelfTest {
    private static final long GIGABYTE = 1L << 30;

    @TempDir
    private Path folder;

    private TestServer server;
    private RawClient client;

    private void start() throws Exception {
        start(UnaryOperator.identity());
    }

    private void start(UnaryOperator<Options> with) throws Exception {
        server = TestServer.start(folder, with);
        client = server.enter(Service.FILES, "Asha");
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

    private JsonNode upload(RawClient by, String name, byte[] content) throws Exception {
        JsonNode ready = by.ask(put(name, content));
        if (!ready.path("type").asText().equals("ready")) {
            return ready;
        }
        by.sendBytes(content);
        return by.read();
    }

    private JsonNode changed(String name) throws Exception {
        JsonNode event = client.readUntil(
                message -> message.path("changed").path(0).path("name").asText().equals(name));
        return event.path("changed").path(0);
    }

    @Test
    void whoWatchesIsToldWhatIsDoneByHandAndByOthers() throws Exception {
        start();
        Files.writeString(shelf("old"), "old");
        JsonNode list = client.ask("{'type':'list','watch':true,'id':1}");
        assertThat(list.path("files")).hasSize(1);
        assertThat(list.path("id").intValue()).isEqualTo(1);

        Files.writeString(shelf("by hand"), "one");
        JsonNode added =
                client.readUntil(message -> message.path("changed").path(0).hasNonNull("sha256"));
        assertThat(added.path("type").asText()).isEqualTo("files-changed");
        assertThat(added.path("changed").path(0).path("sha256").asText())
                .isEqualTo(FilesTest.sha256("one".getBytes(UTF_8)));

        upload(server.enter(Service.FILES, "Bo"), "put", "two".getBytes(UTF_8));
        assertThat(changed("put").path("sha256").asText()).isEqualTo(FilesTest.sha256("two".getBytes(UTF_8)));

        Files.delete(shelf("by hand"));
        assertThat(client.read("files-changed").path("removed").path(0).asText())
                .isEqualTo("by hand");
    }

    private static String reasons(JsonNode leftOut) {
        StringBuilder all = new StringBuilder(leftOut.path("count").asText());
        leftOut.path("first")
                .forEach(one -> all.append(' ')
                        .append(one.path("name").asText())
                        .append('=')
                        .append(one.path("reason").asText()));
        return all.toString();
    }

    @Test
    void whatLiesInTheFolderAndIsNotOnTheShelfIsToldWithItsReason() throws Exception {
        start();
        assertThat(client.ask("{'type':'list','watch':true}").has("left-out")).isFalse();
        Files.writeString(shelf("kept.txt"), "kept");
        Files.writeString(shelf("a:b?.txt"), "colon");
        Files.writeString(shelf("CON.txt"), "device");
        Files.writeString(shelf("dot."), "dot");
        Files.writeString(shelf("e\u202etxt.exe"), "reversed");
        Files.writeString(shelf(".hidden:"), "hidden");
        Files.createDirectory(shelf("folder"));
        Files.createSymbolicLink(shelf("link"), shelf("kept.txt"));
        String all = "6 CON.txt=device a:b?.txt=character dot.=end e\\u202etxt.exe=invisible folder=folder link=link";
        client.readUntil(event -> reasons(event.path("left-out")).equals(all));

        RawClient bo = server.enter(Service.FILES, "Bo");
        JsonNode files = bo.ask("{'type':'list'}");
        assertThat(files.path("files").path(0).path("name").asText()).isEqualTo("kept.txt");
        assertThat(reasons(files.path("left-out"))).isEqualTo(all);

        for (String name : new String[] {"CON.txt", "a:b?.txt", "dot.", "e\u202etxt.exe", "folder", "link"}) {
            Files.delete(shelf(name));
        }
        client.readUntil(event -> reasons(event.path("left-out")).equals("0"));
        bo.assertQuiet("{'type':'list'}", "files");
    }

    @Test
    void thousandsThatAreLeftOutFitIntoTheShortestLine() throws Exception {
        start(options -> options.withLongestLine(8_192));
        for (int i = 0; i < 3_000; i++) {
            Files.createDirectory(shelf("%04d\u202e\u202e\u202e %s".formatted(i, "x".repeat(200))));
        }
        for (int i = 0; i < 10; i++) {
            Files.writeString(shelf("'".repeat(200) + i), "file");
        }
        client.send("{'type':'list','id':'" + "i".repeat(256) + "'}");
        JsonNode last = client.readUntil(event -> event.has("left-out"));
        assertThat(last.path("left-out").path("count").intValue()).isEqualTo(3_000);
        assertThat(last.path("left-out").path("first").size()).isBetween(10, 100);
        assertThat(last.toString().length()).isLessThan(8_192);
        assertThat(last.path("files")).isNotEmpty();
    }

    @Test
    void theLogSaysOnceWhatIsLeftOut() throws Exception {
        try (CapturedLog log = CapturedLog.start()) {
            start();
            Files.writeString(shelf("a:b\u001b[31m.txt"), "colour");
            client.ask("{'type':'list','watch':true}");
            Files.createDirectory(shelf("folder"));
            client.readUntil(event -> event.path("left-out").path("count").intValue() == 2);
            client.ask("{'type':'list','watch':true}");
            await().until(() -> log.text().contains("folder"));
            assertThat(log.lines().stream().filter(line -> line.contains("not on the shelf")))
                    .satisfiesExactly(
                            line -> assertThat(line)
                                    .contains("\"a:b\\u001b[31m.txt\" is not on the shelf: its name holds one of"),
                            line -> assertThat(line).contains("\"folder\" is not on the shelf: it is a folder"));
        }
    }

    @Test
    void whoWatchesNoMoreIsToldNothing() throws Exception {
        start();
        client.ask("{'type':'list','watch':true}");
        client.ask("{'type':'list','watch':false}");
        RawClient bo = server.enter(Service.FILES, "Bo");
        bo.ask("{'type':'list','watch':true}");
        Files.writeString(shelf("new"), "new");
        assertThat(bo.read("files-changed").path("changed")).hasSize(1);
        client.assertQuiet("{'type':'ping'}", "pong");
    }

    /** Reading 100 GB takes a minute at least. */
    @Test
    void aLargeFileThatWasDroppedInIsShownBeforeItIsReadAndHoldsUpNoSmallOne() throws Exception {
        start();
        try (RandomAccessFile large = new RandomAccessFile(shelf("large.bin").toFile(), "rw")) {
            large.setLength(100 * GIGABYTE);
        }
        Files.setLastModifiedTime(
                shelf("large.bin"), FileTime.from(Instant.now().minusSeconds(60)));
        JsonNode large =
                client.ask("{'type':'list','watch':true}").path("files").path(0);
        assertThat(large.path("size").longValue()).isEqualTo(100 * GIGABYTE);
        assertThat(large.has("sha256")).isFalse();

        Files.writeString(shelf("small"), "small");
        assertThat(client.readUntil(message -> message.path("changed").path(0).hasNonNull("sha256"))
                        .path("changed")
                        .path(0)
                        .path("name")
                        .asText())
                .isEqualTo("small");
        Files.delete(shelf("large.bin"));
        assertThat(client.read("files-changed").path("removed").path(0).asText())
                .isEqualTo("large.bin");
    }

    @Test
    void anUploadThatIsForcedOnItsWayArrivesWhole() throws Exception {
        start();
        byte[] content = new byte[80_000_000];
        new Random(1).nextBytes(content);
        assertThat(upload(client.patient(), "large", content).path("type").asText())
                .isEqualTo("stored");
        assertThat(FilesTest.sha256(Files.readAllBytes(shelf("large")))).isEqualTo(FilesTest.sha256(content));
    }

    @Test
    void theQuotaCountsAllFilesButNotTheOneThatIsReplaced() throws Exception {
        start(options -> options.withShelf(new ShelfLimits(1_000, 0)));
        assertThat(upload(client, "first", new byte[600]).path("type").asText()).isEqualTo("stored");
        JsonNode refused = upload(client, "second", new byte[500]);
        assertThat(refused.path("code").asText()).isEqualTo("too-large");
        assertThat(refused.path("message").asText())
                .isEqualTo(
                        "'second' (500 bytes) does not fit: The shelf may hold 1000 bytes, of which 400 bytes are left");
        String replacing =
                put("first", new byte[900]).replace("}", ",'replace':'" + FilesTest.sha256(new byte[600]) + "'}");
        assertThat(client.ask(replacing).path("type").asText()).isEqualTo("ready");
        client.sendBytes(new byte[900]);
        assertThat(client.read().path("type").asText()).isEqualTo("stored");
        assertThat(upload(client, "empty", new byte[0]).path("type").asText()).isEqualTo("stored");
    }

    @Test
    void twoUploadsDoNotCountOnTheSameRoom() throws Exception {
        start(options -> options.withShelf(new ShelfLimits(1_000, 0)));
        client.ask(put("first", new byte[600]));
        RawClient bo = server.enter(Service.FILES, "Bo");
        assertThat(bo.ask(put("second", new byte[600])).path("code").asText()).isEqualTo("too-large");
        client.vanish();
        await().until(() ->
                bo.ask(put("third", new byte[600])).path("type").asText().equals("ready"));
    }

    @Test
    void uploadsLeaveTheDiskItsFloor() throws Exception {
        start(options -> options.withShelf(new ShelfLimits(ShelfLimits.NO_QUOTA, Long.MAX_VALUE / 2)));
        JsonNode refused = upload(client, "one", new byte[1]);
        assertThat(refused.path("code").asText()).isEqualTo("too-large");
        assertThat(refused.path("message").asText())
                .isEqualTo("'one' (1 byte) does not fit: The server's disk has room for 0 bytes more");
    }

    @Test
    void whatNobodyWentOnWithForAWeekIsRemovedAtTheStart() throws Exception {
        Path parts = Files.createDirectories(folder.resolve(".roundtable/uploads"));
        Path old = part(parts, "old.part", Duration.ofDays(8));
        Path young = part(parts, "young.part", Duration.ofDays(6));
        start();
        await().until(() -> Files.notExists(old));
        assertThat(young).exists();
    }

    private static Path part(Path parts, String name, Duration age) throws Exception {
        Path part = Files.write(parts.resolve(name), new byte[1]);
        return Files.setLastModifiedTime(part, FileTime.from(Instant.now().minus(age)));
    }
}
