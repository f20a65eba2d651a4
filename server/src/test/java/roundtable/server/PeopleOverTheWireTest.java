package roundtable.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import roundtable.protocol.Service;

/** Who is who: by token, on every service, for good. */
final class PeopleOverTheWireTest {
    @TempDir
    private Path folder;

    @Test
    void theTokenMakesTheSamePersonOnEveryServiceAtOnceAndAfterARestart() throws Exception {
        try (TestServer server = TestServer.start(folder.resolve("data"))) {
            JsonNode asha = server.connect(Service.EDITOR).hello("Asha");
            Set<Long> sessions = new HashSet<>();
            for (Service service : Service.values()) {
                if (service != Service.ECHO) {
                    JsonNode again = assertSame(asha, server.connect(service));
                    sessions.add(again.path("session").longValue());
                }
            }
            assertThat(sessions).as("each connection has a session of its own").hasSize(6);

            server.restart();
            assertSame(asha, server.connect(Service.CHAT));
        }
    }

    private static JsonNode assertSame(JsonNode before, RawClient client) throws IOException {
        JsonNode welcome = client.hello("Somebody else", before.path("token").textValue());
        assertThat(welcome.path("client")).isEqualTo(before.path("client"));
        assertThat(welcome.path("name")).isEqualTo(before.path("name"));
        return welcome;
    }

    @Test
    void aNameIsKeptForItsPersonWhileSheIsAwayAlsoOverARestart() throws Exception {
        try (TestServer server = TestServer.start(folder.resolve("data"))) {
            JsonNode asha = server.connect(Service.CHAT).hello("Asha");
            server.restart();
            assertThat(server.connect(Service.CHAT).hello("asha").path("name").asText())
                    .isEqualTo("asha 2");
            assertThat(server.connect(Service.FILES)
                            .hello(null, asha.path("token").textValue())
                            .path("name")
                            .asText())
                    .isEqualTo("Asha");
        }
    }

    @Test
    void aFalseTokenIsNobodys() throws Exception {
        try (TestServer server = TestServer.start(folder.resolve("data"))) {
            JsonNode asha = server.connect(Service.CHAT).hello("Asha");
            String token = asha.path("token").textValue();
            String forged = (token.startsWith("A") ? "B" : "A") + token.substring(1);
            for (String other : new String[] {forged, "", "x", "!", token + "A", token.substring(2)}) {
                JsonNode welcome = server.connect(Service.CHAT).hello("Mallory", other);
                assertThat(welcome.path("client").asLong()).as(other).isNotEqualTo(1);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"ASHA", "Аshа", "As\u200dha", "A sha", "Ａｓｈａ"})
    void aNameThatLooksTheSameIsMadeAnother(String lookalike) throws Exception {
        try (TestServer server = TestServer.start(folder.resolve("data"))) {
            server.enter(Service.CHAT, "Asha");
            assertThat(server.connect(Service.EDITOR)
                            .hello(lookalike)
                            .path("name")
                            .asText())
                    .isEqualTo(lookalike + " 2");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"日本語", "Ωμέγα", "नमस्ते", "عائشة", "👩‍👩‍👧", "𝔸𝕤𝕙𝕒", "O'Brien <b>", "{}", "null"})
    void aNameInAnyScriptComesBackAsItIs(String name) throws Exception {
        try (TestServer server = TestServer.start(folder.resolve("data"))) {
            JsonNode welcome = server.connect(Service.CHAT).hello(name);
            assertThat(welcome.path("name").asText()).isEqualTo(name);
            server.restart();
            assertSame(welcome, server.connect(Service.CHAT));
        }
    }

    @Test
    void aLongNameThatIsTakenIsShortenedToMakeRoomForItsNumber() throws Exception {
        String longest = "😀".repeat(32);
        try (TestServer server = TestServer.start(folder.resolve("data"))) {
            assertThat(server.connect(Service.CHAT).hello(longest).path("name").asText())
                    .isEqualTo(longest);
            assertThat(server.connect(Service.CHAT).hello(longest).path("name").asText())
                    .isEqualTo("😀".repeat(30) + " 2");
            assertThat(server.connect(Service.CHAT)
                            .hello(longest + "😀")
                            .path("code")
                            .asText())
                    .isEqualTo("invalid");
        }
    }

    @Test
    void noNumberIsGivenTwiceWhereTheServerWasKilled() throws Exception {
        Set<Long> given = new HashSet<>();
        Path data = folder.resolve("data");
        for (int kill = 1; kill <= 3; kill++) {
            try (TestServer server = TestServer.start(data)) {
                for (int i = 0; i < 3; i++) {
                    long client =
                            server.connect(Service.CHAT).hello().path("client").longValue();
                    assertThat(given.add(client)).as("client %d is new", client).isTrue();
                }
                data = server.copyTo(folder.resolve("killed" + kill));
            }
        }
    }

    @Test
    void afterAProperEndTheNumbersGoOnWithoutAGap() throws Exception {
        try (TestServer server = TestServer.start(folder.resolve("data"))) {
            assertThat(server.connect(Service.CHAT).hello().path("name").asText())
                    .isEqualTo("Client01");
            server.restart();
            assertThat(server.connect(Service.CHAT).hello().path("name").asText())
                    .isEqualTo("Client02");
        }
    }
}
