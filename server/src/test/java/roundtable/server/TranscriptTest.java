package roundtable.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import roundtable.protocol.Service;
import roundtable.protocol.Wire;

/** Plays every exchange of the protocol's page to a fresh server: what users read there is what they get. */
final class TranscriptTest {
    private static final Path PAGE =
            Path.of(System.getProperty("basedir", "."), "..", "shared-protocol", "PROTOCOL.md");

    @TempDir
    private Path folder;

    @TestFactory
    Stream<DynamicContainer> everyExchangeOfThePageIsAsItStandsThere() throws IOException {
        List<Transcript> transcripts = Transcript.read(PAGE);
        return Stream.of(RawClient.Family.values())
                .map(family -> DynamicContainer.dynamicContainer(
                        family.name(),
                        transcripts.stream()
                                .map(transcript -> DynamicTest.dynamicTest(
                                        transcript.title(), () -> new Play(transcript, family).run()))));
    }

    /** Else a renamed fence would leave the page untested. */
    @Test
    void thePageShowsEveryService() throws IOException {
        assertThat(Transcript.read(PAGE)).extracting(Transcript::service).contains(Service.values());
        assertThat(Files.readString(PAGE)).doesNotContain("``` wire");
    }

    private final class Play {
        private final Transcript transcript;
        private final RawClient.Family family;
        private final Map<String, RawClient> clients = new HashMap<>();
        private final Likeness likeness = new Likeness();
        private TestServer server;

        Play(Transcript transcript, RawClient.Family family) {
            this.transcript = transcript;
            this.family = family;
        }

        void run() throws Exception {
            Options options = ServerCommand.parse(transcript.options().toArray(String[]::new))
                    .options();
            Path data = Files.createTempDirectory(folder, "data");
            try (TestServer started =
                    TestServer.start(data, any -> options.withData(data).withPorts(any.ports()))) {
                server = started;
                for (Transcript.Step step : transcript.steps()) {
                    play(step);
                }
                for (Map.Entry<String, RawClient> client : clients.entrySet()) {
                    assertNothingMore(client.getKey(), client.getValue());
                }
            }
        }

        private void play(Transcript.Step step) throws Exception {
            switch (step) {
                case Transcript.Step.Sent sent -> send(client(sent.who(), sent.service()), sent.what());
                case Transcript.Step.Received received ->
                    receive(client(received.who(), received.service()), received.what());
                case Transcript.Step.Restart restart -> {
                    server.restart();
                    clients.clear();
                }
            }
        }

        private RawClient client(String who, Service service) throws IOException {
            RawClient client = clients.get(who);
            if (client == null) {
                client = server.connect(family, service);
                clients.put(who, client);
            }
            return client;
        }

        private void send(RawClient client, String what) throws IOException {
            if (what.equals("(closes)")) {
                client.close();
            } else if (what.equals("(closes its side)")) {
                client.endOutput();
            } else if (isBytes(what)) {
                client.sendBytes(bytes(what));
            } else {
                client.sendLine(likeness.filledIn(what));
            }
        }

        private void receive(RawClient client, String what) throws IOException {
            if (what.equals("(closed)")) {
                client.assertClosed();
                clients.values().remove(client);
            } else if (isBytes(what)) {
                byte[] expected = bytes(what);
                assertThat(client.readBytes(expected.length)).isEqualTo(expected);
            } else {
                JsonNode said = Wire.parse(what.getBytes(UTF_8));
                JsonNode came = withDefaultPorts(client.readUntil(Play::isShown));
                assertThat(likeness.differences(said, came)).as("%s", came).isEmpty();
            }
        }

        /** A node says that it is there at any time; the page does not show it unless that is the point. */
        private static boolean isShown(JsonNode came) {
            return !came.path("type").asText().equals("alive");
        }

        /** The page shows the ports that a person meets; the tests take any that are free. */
        private JsonNode withDefaultPorts(JsonNode came) {
            if (came.path("services") instanceof ObjectNode services) {
                for (Service service : Service.values()) {
                    assertThat(services.path(service.wireName()).intValue()).isEqualTo(server.port(service));
                    services.put(service.wireName(), service.defaultPort());
                }
            }
            return came;
        }

        /** What the page does not show must not come either; the answer to one request more would come behind it. */
        private void assertNothingMore(String who, RawClient client) throws IOException {
            switch (who.substring(who.indexOf('@') + 1)) {
                case "editor" -> client.assertQuiet("{'type':'documents'}", "documents");
                case "chat" -> client.assertQuiet("{'type':'rooms'}", "rooms");
                case "echo" -> client.close();
                default -> {
                    client.endOutput();
                    client.assertClosedBut(Play::isShown);
                }
            }
        }

        private static boolean isBytes(String what) {
            return what.startsWith("(bytes) ") || what.startsWith("(hex) ");
        }

        private static byte[] bytes(String what) {
            if (what.startsWith("(hex) ")) {
                return HexFormat.ofDelimiter(" ").parseHex(what.substring("(hex) ".length()));
            }
            return Wire.parseAny(what.substring("(bytes) ".length()).getBytes(UTF_8))
                    .textValue()
                    .getBytes(UTF_8);
        }
    }
}
