package roundtable.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import roundtable.protocol.Service;

/** What was accepted stays, whatever happens to the disk. */
final class DurabilityTest {
    @TempDir
    private Path folder;

    private static JsonNode edit(RawClient client, int revision, String text) throws IOException {
        return client.ask("{'type':'edit','document':'temp.txt','revision':" + revision + ",'edit':'e" + revision
                + "','change':['" + text + "']}");
    }

    private static JsonNode open(TestServer server) throws IOException {
        return server.enter(Service.EDITOR, "Reader").ask("{'type':'open','document':'temp.txt'}");
    }

    @Test
    void aTornLastRecordIsCutOffAndSaidAndAllBeforeItIsThere() throws Exception {
        Path torn = folder.resolve("torn");
        try (TestServer server = TestServer.start(folder.resolve("data"))) {
            RawClient asha = server.enter(Service.EDITOR, "Asha");
            edit(asha, 0, "one ");
            edit(asha, 1, "two ");
            server.copyTo(torn);
        }
        Path journal = torn.resolve(".roundtable/journal");
        byte[] whole = Files.readAllBytes(journal);
        Files.write(journal, Arrays.copyOf(whole, whole.length - 7));
        try (CapturedLog log = CapturedLog.start();
                TestServer server = TestServer.start(torn)) {
            assertThat(open(server).path("text").asText()).isEqualTo("one ");
            assertThat(log.text()).contains("was not whole", "were cut off and kept in journal.torn-at-");
        }
    }

    @Test
    void aDamagedRecordInTheMiddleStopsTheStartWithWhatAndWhere() throws Exception {
        try (TestServer server = TestServer.start(folder)) {
            RawClient asha = server.enter(Service.EDITOR, "Asha");
            edit(asha, 0, "one ");
            edit(asha, 1, "two ");
        }
        Path journal = folder.resolve(".roundtable/journal");
        byte[] bytes = Files.readAllBytes(journal);
        int at = new String(bytes, UTF_8).indexOf("one ");
        bytes[at] = 'O';
        Files.write(journal, bytes);
        assertThatThrownBy(() -> TestServer.start(folder))
                .isInstanceOf(StartFailure.class)
                .hasMessageStartingWith("Server error: " + journal + " is damaged: the record at byte ");
        assertThat(Files.readAllBytes(journal)).isEqualTo(bytes);
        assertThat(folder.resolve("temp.txt")).hasContent("two one ");
    }

    @Test
    void onAFullDiskEditsAreRefusedAndAcceptedAgainWhenThereIsRoom() throws Exception {
        Path disk = mountSmallDisk();
        try {
            try (TestServer server = TestServer.start(disk)) {
                RawClient asha = server.enter(Service.EDITOR, "Asha");
                assertThat(edit(asha, 0, "before ").path("type").asText()).isEqualTo("accepted");
                Path filler = fill(disk);
                String big = "x".repeat(100_000);
                JsonNode refused = edit(asha, 1, big);
                assertThat(refused.path("code").asText()).isEqualTo("unavailable");
                RawClient chat = server.enter(Service.CHAT, "Bo");
                assertThat(chat.ask("{'type':'say','room':'lobby','text':'" + big.substring(0, 60_000) + "'}")
                                .path("code")
                                .asText())
                        .isEqualTo("unavailable");
                assertThat(chat.ask("{'type':'rooms'}").path("rooms")).isEmpty();
                assertThat(open(server).path("text").asText()).isEqualTo("before ");

                Files.delete(filler);
                JsonNode accepted = edit(asha, 1, "after ");
                assertThat(accepted.path("revision").intValue()).isEqualTo(2);
                server.restart();
                assertThat(open(server).path("text").asText()).isEqualTo("after before ");
            }
            assertThat(disk.resolve("temp.txt")).hasContent("after before ");
        } finally {
            run("umount", disk.toString());
        }
    }

    private Path mountSmallDisk() throws Exception {
        Path disk = Files.createDirectory(folder.resolve("disk"));
        assumeThat(Path.of("/proc/mounts")).exists();
        assumeThat(run("mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", disk.toString()))
                .as("may mount a small disk")
                .isZero();
        return disk;
    }

    private static Path fill(Path disk) throws IOException {
        Path filler = disk.resolve("filler");
        try (FileChannel file = FileChannel.open(filler, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            ByteBuffer page = ByteBuffer.allocate(4_096);
            while (true) {
                file.write(page.clear());
            }
        } catch (IOException e) {
            assertThat(e).hasMessageContaining("No space");
        }
        return filler;
    }

    private static int run(String... command) throws Exception {
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
    }

    @Test
    void aDiskThatMayOnlyBeReadStopsTheStart() throws Exception {
        Path disk = mountSmallDisk();
        try {
            try (TestServer server = TestServer.start(disk)) {
                edit(server.enter(Service.EDITOR, "Asha"), 0, "kept");
            }
            assumeThat(run("mount", "-o", "remount,ro", disk.toString())).isZero();
            assertThatThrownBy(() -> TestServer.start(disk))
                    .isInstanceOf(StartFailure.class)
                    .hasMessageStartingWith("Server error: ")
                    .hasMessageContaining("Read-only file system");
            assertThat(disk.resolve("temp.txt")).hasContent("kept");
        } finally {
            run("umount", disk.toString());
        }
    }
}
