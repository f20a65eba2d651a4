package roundtable.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.StringReader;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import roundtable.protocol.Service;

/** The commands that whoever runs the server types. */
final class ConsoleTest {
    @TempDir
    private Path folder;

    private boolean closed;

    private String type(TestServer server, String lines) throws Exception {
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        new Console(server.server(), new PrintStream(said, true, UTF_8), () -> closed = true)
                .run(new BufferedReader(new StringReader(lines)));
        return said.toString(UTF_8);
    }

    @Test
    void statusAndListTellWhoIsThere() throws Exception {
        try (TestServer server = TestServer.start(folder)) {
            assertThat(type(server, "list\n")).contains("Nobody is connected");
            RawClient asha = server.connect(Service.CHAT);
            server.enterAgain(Service.EDITOR, asha.hello("Asha"));
            server.enter(Service.CHAT, "Bo");
            assertThat(type(server, "list\n"))
                    .contains("Asha: ", "chat from 127.0.0.1:", "editor from 127.0.0.1:", "Bo: ");
            assertThat(type(server, "status\n"))
                    .containsPattern("chat +port " + server.port(Service.CHAT) + " +2 connected")
                    .containsPattern("files +port " + server.port(Service.FILES) + " +0 connected");
        }
    }

    @Test
    void sayIsHeardInTheLobby() throws Exception {
        try (TestServer server = TestServer.start(folder)) {
            RawClient asha = server.enter(Service.CHAT, "Asha");
            asha.ask("{'type':'join','room':'lobby'}");
            type(server, "say  Back in five minutes\n");
            assertThat(asha.read().path("text").asText()).isEqualTo("Back in five minutes");
            assertThat(type(server, "say\n")).contains("say TEXT");
        }
    }

    @Test
    void kickEndsAllConnectionsOfAPerson() throws Exception {
        try (TestServer server = TestServer.start(folder)) {
            RawClient asha = server.connect(Service.CHAT);
            RawClient asha2 = server.enterAgain(Service.EDITOR, asha.hello("Asha B"));
            RawClient bo = server.enter(Service.CHAT, "Bo");
            assertThat(type(server, "kick Asha B\nkick Nobody\n")).contains("Ended 2", "Nobody is called Nobody");
            assertThat(asha.read().path("type").asText()).isEqualTo("closing");
            assertThat(asha2.read().path("type").asText()).isEqualTo("closing");
            bo.assertQuiet("{'type':'rooms'}", "rooms");
        }
    }

    @Test
    void closeClosesAndTheEndOfTheInputDoesNot() throws Exception {
        try (TestServer server = TestServer.start(folder)) {
            assertThat(type(server, "\n\ndance\u001b[2J\nhelp\n"))
                    .contains("Unknown command: dance\\u001b[2J", "\\close")
                    .doesNotContain("\u001b");
            assertThat(closed).isFalse();
            type(server, "\\close\n");
            assertThat(closed).isTrue();
        }
    }
}
