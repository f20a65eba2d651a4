package roundtable.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import roundtable.protocol.Service;

/** The document's file, which people read and edit with other programs too. */
final class TempTxtTest {
    @TempDir
    private Path folder;

    @Test
    void isWrittenOnCloseAndIsTheDocumentOfTheNextStart() throws Exception {
        Path file = folder.resolve("temp.txt");
        try (TestServer server = TestServer.start(folder)) {
            edit(server, 0, "[\"Grüße 😀\\r\\n\"]");
            server.restart();
            assertThat(file).content(UTF_8).isEqualTo("Grüße 😀\r\n");
            assertThat(text(server)).isEqualTo("Grüße 😀\r\n");
        }
        assertThat(Files.readAllBytes(file)).isEqualTo("Grüße 😀\r\n".getBytes(UTF_8));
    }

    @Test
    void isWrittenSoonAfterAnEditWhileTheServerRuns() throws Exception {
        try (TestServer server = TestServer.start(folder)) {
            edit(server, 0, "[\"soon\"]");
            await().until(() -> contentOr(""), "soon"::equals);
        }
    }

    /** What is accepted while the file is being written is not in it, and has to be written later. */
    @Test
    void whatIsTypedWhileItIsBeingWrittenIsInItToo() throws Exception {
        try (TestServer server = TestServer.start(folder)) {
            RawClient client = server.enter(Service.EDITOR, "Asha");
            int revision = 0;
            while (contentOr("").isEmpty()) {
                type(client, revision++);
            }
            type(client, revision++);
            server.restart();
            assertThat(contentOr("")).startsWith("<" + (revision - 1) + "><" + (revision - 2) + ">");
        }
    }

    private static void type(RawClient client, int revision) throws IOException {
        JsonNode answer = client.ask("{'type':'edit','document':'temp.txt','revision':" + revision + ",'edit':'e"
                + revision + "','change':['<" + revision + ">']}");
        assertThat(answer.path("type").asText()).isEqualTo("accepted");
    }

    private String contentOr(String other) throws IOException {
        Path file = folder.resolve("temp.txt");
        return Files.exists(file) ? Files.readString(file) : other;
    }

    @Test
    void whatWasThereBeforeTheFirstStartIsTheDocument() throws Exception {
        String long1 = "a line of some length, with ü and 😀\n".repeat(30_000);
        Files.writeString(folder.resolve("temp.txt"), long1);
        try (TestServer server = TestServer.start(folder)) {
            assertThat(text(server)).isEqualTo(long1);
        }
        assertThat(Files.readString(folder.resolve("temp.txt"))).isEqualTo(long1);
    }

    @Test
    void whatWasThereBeforeIsTakenInWhereLinesAreShortToo() throws Exception {
        String text = "\u0001 a line of some length, with ü and 😀\n".repeat(1_000);
        Files.writeString(folder.resolve("temp.txt"), text);
        try (TestServer server = TestServer.start(folder, options -> options.withLongestLine(8_192))) {
            assertThat(text(server)).isEqualTo(text);
        }
    }

    @Test
    void aHandEditWhileTheServerWasDownBecomesARevision() throws Exception {
        try (TestServer server = TestServer.start(folder)) {
            edit(server, 0, "[\"one two\"]");
        }
        Files.writeString(folder.resolve("temp.txt"), "one and a half, two");
        try (TestServer server = TestServer.start(folder)) {
            RawClient asha = server.enter(Service.EDITOR, "Asha");
            JsonNode history = asha.ask("{'type':'history','document':'temp.txt','from':1,'to':9}");
            assertThat(history.path("changes")).hasSize(1);
            assertThat(history.path("changes").get(0).path("client").intValue()).isZero();
            assertThat(text(server)).isEqualTo("one and a half, two");
        }
    }

    /** Back to what it was once is an edit as well. */
    @Test
    void aFileEmptiedByHandStaysEmpty() throws Exception {
        try (TestServer server = TestServer.start(folder)) {
            edit(server, 0, "[\"first\"]");
            server.restart();
            edit(server, 1, "[-5,\"second\"]");
            server.restart();
        }
        for (String byHand : new String[] {"first", ""}) {
            Files.writeString(folder.resolve("temp.txt"), byHand);
            try (TestServer server = TestServer.start(folder)) {
                assertThat(text(server)).isEqualTo(byHand);
            }
            assertThat(folder.resolve("temp.txt")).hasContent(byHand);
        }
    }

    @Test
    void aHandEditWhileTheServerRunsIsMergedAndNotOverwritten() throws Exception {
        try (TestServer server = TestServer.start(folder)) {
            edit(server, 0, "[\"one\\ntwo\\n\"]");
            server.restart();
            edit(server, 1, "[\"zero\\n\"]");
            Files.writeString(folder.resolve("temp.txt"), "one\ntwo\nthree\n");
            server.restart();
            assertThat(text(server)).isEqualTo("zero\none\ntwo\nthree\n");
        }
        assertThat(folder.resolve("temp.txt")).hasContent("zero\none\ntwo\nthree\n");
    }

    /** One that rewrote all between its first and its last line would take the others' words with it. */
    @Test
    void whatOthersWroteBetweenTwoHandEditsStays() throws Exception {
        try (TestServer server = TestServer.start(folder)) {
            edit(server, 0, "[\"one\\ntwo\\nthree\\n\"]");
            server.restart();
            edit(server, 1, "[7,\" and a half\"]");
            Files.writeString(folder.resolve("temp.txt"), "zero\none\ntwo\nthree!\n");
            server.restart();
            assertThat(text(server)).isEqualTo("zero\none\ntwo and a half\nthree!\n");
        }
    }

    @Test
    void aHandEditSurvivesAKillBetweenTheJournalAndTheFile() throws Exception {
        Path data = folder.resolve("data");
        Path killed = folder.resolve("killed");
        Path before;
        try (TestServer server = TestServer.start(data)) {
            edit(server, 0, "[\"one\\n\"]");
            server.restart();
            before = server.copyTo(folder.resolve("before"));
            edit(server, 1, "[4,\"two\\n\"]");
        }
        // The journal knows of the second export, but neither file was written.
        TestServer.copy(data, killed);
        for (String file : new String[] {"temp.txt", ".roundtable/temp.txt.exported"}) {
            Files.copy(before.resolve(file), killed.resolve(file), StandardCopyOption.REPLACE_EXISTING);
        }
        Files.writeString(killed.resolve("temp.txt"), "zero\none\n");
        try (TestServer server = TestServer.start(killed)) {
            assertThat(text(server)).isEqualTo("zero\none\ntwo\n");
        }
    }

    @Test
    void aHandEditAfterAKillBetweenTheFileAndWhatIsKeptOfItIsTakenInOnce() throws Exception {
        Path data = folder.resolve("data");
        Path killed = folder.resolve("killed");
        Path before;
        try (TestServer server = TestServer.start(data)) {
            edit(server, 0, "[\"one\\n\"]");
            server.restart();
            before = server.copyTo(folder.resolve("before"));
            edit(server, 1, "[4,\"two\\n\"]");
        }
        // The second text is in the file, but nothing says yet that it got there.
        TestServer.copy(data, killed);
        Path exported = killed.resolve(".roundtable/temp.txt.exported");
        Files.move(exported, killed.resolve(".roundtable/temp.txt.exporting"));
        Files.copy(before.resolve(".roundtable/temp.txt.exported"), exported);
        Files.writeString(killed.resolve("temp.txt"), "one\ntwo\nthree\n");
        try (TestServer server = TestServer.start(killed)) {
            assertThat(text(server)).isEqualTo("one\ntwo\nthree\n");
        }
        assertThat(killed.resolve("temp.txt")).hasContent("one\ntwo\nthree\n");
    }

    @Test
    void aHandEditAfterAKillInTheVeryFirstExportTakesNothingOfWhatOthersWroteSince() throws Exception {
        Path data = folder.resolve("data");
        Path killed = folder.resolve("killed");
        try (TestServer server = TestServer.start(data)) {
            edit(server, 0, "[\"one\\n\"]");
            server.restart();
            edit(server, 1, "[4,\"two\\n\"]");
            server.copyTo(killed);
        }
        Files.move(killed.resolve(".roundtable/temp.txt.exported"), killed.resolve(".roundtable/temp.txt.exporting"));
        Files.writeString(killed.resolve("temp.txt"), "zero\none\n");
        try (TestServer server = TestServer.start(killed)) {
            assertThat(text(server)).isEqualTo("zero\none\ntwo\n");
        }
    }

    @Test
    void aFileThatWasThereFirstIsTakenInOnceThoughTheServerWasKilledBeforeItWroteAnything() throws Exception {
        Path killed = folder.resolve("killed");
        Path data = Files.createDirectories(folder.resolve("data"));
        Files.writeString(data.resolve("temp.txt"), "by hand\n");
        try (TestServer server = TestServer.start(data)) {
            edit(server, 1, "[8,\"typed\\n\"]");
            server.copyTo(killed);
        }
        Files.deleteIfExists(killed.resolve(".roundtable/temp.txt.exported"));
        Files.writeString(killed.resolve("temp.txt"), "by hand\n");
        try (TestServer server = TestServer.start(killed)) {
            assertThat(text(server)).isEqualTo("by hand\ntyped\n");
        }
    }

    @Test
    void aHandEditThatIsTakenBackInTheDocumentIsTakenBackInTheFile() throws Exception {
        Path killed = folder.resolve("killed");
        try (TestServer server = TestServer.start(folder.resolve("data"))) {
            edit(server, 0, "[\"one\\n\"]");
            server.restart();
            Files.writeString(folder.resolve("data/temp.txt"), "one\ntwo\n");
            server.restart();
            server.copyTo(killed);
        }
        // As if it had been killed between taking it in and writing the file.
        Files.writeString(killed.resolve(".roundtable/temp.txt.exported"), "one\n");
        try (TestServer server = TestServer.start(killed)) {
            edit(server, 2, "[4,-4]");
        }
        assertThat(killed.resolve("temp.txt")).hasContent("one\n");
    }

    @Test
    void aKilledServersOldFileIsNoHandEdit() throws Exception {
        Path killed = folder.resolve("killed");
        try (TestServer server = TestServer.start(folder.resolve("data"))) {
            edit(server, 0, "[\"one\\n\"]");
            server.restart();
            edit(server, 1, "[4,\"two\\n\"]");
            server.copyTo(killed);
        }
        try (TestServer server = TestServer.start(killed)) {
            assertThat(text(server)).isEqualTo("one\ntwo\n");
            JsonNode list = server.enter(Service.EDITOR, "Asha").ask("{'type':'documents'}");
            assertThat(list.path("documents").get(0).path("revision").intValue())
                    .isEqualTo(2);
        }
        assertThat(killed.resolve("temp.txt")).hasContent("one\ntwo\n");
    }

    @Test
    void aDeletedFileIsWrittenAgain() throws Exception {
        try (TestServer server = TestServer.start(folder)) {
            edit(server, 0, "[\"text\"]");
            server.restart();
            Files.delete(folder.resolve("temp.txt"));
            server.restart();
            assertThat(text(server)).isEqualTo("text");
        }
        assertThat(folder.resolve("temp.txt")).hasContent("text");
    }

    @Test
    void aFileThatIsNoTextStopsTheStartAndIsLeftAsItIs() throws Exception {
        byte[] bytes = {'a', (byte) 0xff, 'b'};
        Files.write(folder.resolve("temp.txt"), bytes);
        assertThatThrownBy(() -> TestServer.start(folder))
                .isInstanceOf(StartFailure.class)
                .hasMessage("Error opening file temp.txt: it is not UTF-8 text");
        assertThat(Files.readAllBytes(folder.resolve("temp.txt"))).isEqualTo(bytes);
    }

    @Test
    void aFolderInItsPlaceStopsTheStart() throws Exception {
        Files.createDirectory(folder.resolve("temp.txt"));
        assertThatThrownBy(() -> TestServer.start(folder))
                .isInstanceOf(StartFailure.class)
                .hasMessageStartingWith("Error opening file temp.txt: ");
    }

    @Test
    void aFileLongerThanADocumentStopsTheStartAndLeavesNothingHalfTakenIn() throws Exception {
        Path file = folder.resolve("temp.txt");
        Files.writeString(file, "x".repeat((32 << 20) + 1));
        assertThatThrownBy(() -> TestServer.start(folder))
                .isInstanceOf(StartFailure.class)
                .hasMessageStartingWith("Error opening file temp.txt: ");
        Files.writeString(file, "short");
        try (TestServer server = TestServer.start(folder)) {
            JsonNode opened = server.enter(Service.EDITOR, "Asha").ask("{'type':'open','document':'temp.txt'}");
            assertThat(opened.path("text").asText()).isEqualTo("short");
            assertThat(opened.path("revision").intValue()).isEqualTo(1);
        }
    }

    private static void edit(TestServer server, long revision, String change) throws IOException {
        RawClient client = server.connect(Service.EDITOR);
        client.hello();
        client.sendLine("{\"type\":\"edit\",\"document\":\"temp.txt\",\"revision\":" + revision + ",\"edit\":\"e"
                + revision + "\",\"change\":" + change + "}");
        assertThat(client.read().path("type").asText()).isEqualTo("accepted");
    }

    private static String text(TestServer server) throws IOException {
        RawClient client = server.connect(Service.EDITOR);
        client.hello();
        client.send("{'type':'open','document':'temp.txt'}");
        StringBuilder text = new StringBuilder();
        JsonNode part;
        do {
            part = client.read("document");
            text.append(part.path("text").textValue());
        } while (part.path("more").asBoolean());
        return text.toString();
    }
}
