package roundtable.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.SocketException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.logging.Level;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import roundtable.protocol.Service;
import roundtable.server.net.Patience;

/**
 * What no client should send, on each service: a clear error or a clean close, and to everyone else nothing has
 * happened.
 */
final class BadInputTest {
    private static final Patience LITTLE = new Patience(
            Duration.ofMillis(300),
            Duration.ofMillis(300),
            Duration.ofMillis(300),
            Duration.ofSeconds(20),
            Duration.ofMillis(300));

    @TempDir
    private Path folder;

    private CapturedLog log;
    private TestServer server;
    private RawClient bystander;

    @BeforeEach
    void start() throws Exception {
        log = CapturedLog.start(Level.FINE);
        server = TestServer.start(folder);
        bystander = bystander();
    }

    private RawClient bystander() throws IOException {
        RawClient client = server.enter(Service.CHAT, "Bystander");
        client.ask("{'type':'join','room':'lobby'}");
        client.ask("{'type':'say','room':'lobby','message':'m','text':'kept'}");
        return client;
    }

    /** Everyone else is served, nothing is lost, and the log is one line for each thing, with nothing raw in it. */
    @AfterEach
    void othersAreServedAndTheLogIsReadable() throws Exception {
        JsonNode kept = bystander.ask("{'type':'messages','room':'lobby'}");
        assertThat(kept.path("messages").get(0).path("text").asText()).isEqualTo("kept");
        server.close();
        log.close();
        assertThat(log.lines()).allSatisfy(line -> {
            assertThat(line).matches("\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d  [^\\p{Cntrl}]+\\R");
            assertThat(line).hasSizeLessThan(1_000);
            assertThat(line).doesNotContain(" ERROR ");
        });
    }

    private RawClient enter(Service service) throws IOException {
        return server.enter(service, "Mallory");
    }

    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = "ECHO")
    void whatIsNoRequestIsAnsweredByAnErrorAndTheConnectionLivesOn(Service service) throws Exception {
        RawClient client = enter(service);
        String deep = "[".repeat(100_000) + "]".repeat(100_000);
        List<String> noJson = List.of(
                "GET / HTTP/1.1",
                "",
                "{",
                "{\"type\":",
                "null",
                "[]",
                "\"type\"",
                "1",
                "{\"type\":\"ping\"} {}",
                "\u0000",
                "{\"a\":\u0000}",
                "{\"type\":\"x\u0007\"}",
                "NaN",
                deep);
        for (String line : noJson) {
            client.sendLine(line);
            assertThat(client.read().path("code").asText()).as("%.50s", line).isEqualTo("bad-json");
        }
        List<String> noRequest = List.of(
                "{}",
                "{'type':null}",
                "{'type':7}",
                "{'type':['ping']}",
                "{'type':'nothing of this kind'}",
                "{'type':'change'}",
                "{'type':'ping','id':{}}",
                "{'type':'ping','id':true}",
                "{'type':'ping','id':'" + "x".repeat(257) + "'}",
                "{'type':'ping','time':{}}");
        for (String line : noRequest) {
            assertThat(client.ask(line).path("code").asText()).as(line).isIn("invalid", "unknown-type");
        }
        assertThat(client.ask("{'type':'ping','time':1}").path("type").asText()).isEqualTo("pong");
    }

    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = "ECHO")
    void invalidUtf8IsBadJson(Service service) throws Exception {
        RawClient client = enter(service);
        byte[][] lines = {
            {'{', '"', (byte) 0xff, '"', ':', '1', '}', '\n'},
            {'{', '"', (byte) 0xc0, (byte) 0x80, '"', ':', '1', '}', '\n'},
            {'{', '"', (byte) 0xed, (byte) 0xa0, (byte) 0x80, '"', ':', '1', '}', '\n'},
            {(byte) 0xef, (byte) 0xbb, (byte) 0xbf, '{', '}', '\n'},
            {'{', 0, '\n'},
        };
        for (byte[] line : lines) {
            client.sendBytes(line);
            assertThat(client.read().path("code").asText()).isEqualTo("bad-json");
        }
    }

    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = "ECHO")
    void twentyBadLinesInARowCloseAndNineteenDoNot(Service service) throws Exception {
        RawClient client = enter(service);
        for (int round = 0; round < 2; round++) {
            for (int i = 0; i < 19; i++) {
                client.sendLine("no");
                assertThat(client.read().path("code").asText()).isEqualTo("bad-json");
            }
            assertThat(client.ask("{'type':'ping'}").path("type").asText()).isEqualTo("pong");
        }
        for (int i = 0; i < 20; i++) {
            client.sendLine("no");
        }
        assertThat(client.lastWords().path("type").asText()).isEqualTo("closing");
    }

    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = "ECHO")
    void aLineOfTenMegabytesIsRefusedAndClosed(Service service) throws Exception {
        for (RawClient client : new RawClient[] {enter(service), server.connect(service)}) {
            Thread sending = Thread.ofVirtual().start(() -> {
                try {
                    client.sendBytes("x".repeat(10 << 20).getBytes(UTF_8));
                } catch (IOException e) {
                    assertThat(e).isInstanceOf(SocketException.class);
                }
            });
            assertThat(client.read().path("code").asText()).isEqualTo("line-too-long");
            client.close();
            sending.join();
        }
    }

    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = "ECHO")
    void whatSomebodyCallsARequestIsQuotedSafelyAndShort(Service service) throws Exception {
        RawClient client = enter(service);
        String type = "\\u001b[2J\\n<html>".repeat(40_000);
        String line;
        client.send("{'type':'" + type + "'}");
        line = client.readLine();
        assertThat(line).hasSizeLessThan(2_000).contains("unknown-type").doesNotContain("\u001b");
    }

    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = "ECHO")
    void numbersBeyondAllMeasureHarmNobody(Service service) throws Exception {
        RawClient client = enter(service);
        for (String number :
                new String[] {"1e999999999", "-1e-999999999", "9".repeat(60), "9".repeat(500_000), "1e400"}) {
            client.send("{'type':'ping','time':" + number + ",'id':" + number + "}");
            String line = client.readLine();
            assertThat(line).hasSizeLessThan(1_000);
            assertThat(line).containsAnyOf("pong", "bad-json", "invalid");
            for (String field : new String[] {"revision", "size", "offset", "limit", "position"}) {
                client.send("{'type':'" + anyRequest(service)
                        + "','document':'temp.txt','name':'x','room':'lobby','edit':'e','" + "change':[" + number
                        + "],'" + field + "':" + number + "}");
                assertThat(client.readLine()).hasSizeLessThan(2_000);
            }
        }
    }

    private static String anyRequest(Service service) {
        return switch (service) {
            case EDITOR -> "edit";
            case CHAT -> "messages";
            case FILES, PEERS -> "get";
            default -> "encode";
        };
    }

    @Test
    void whoSaysNoHelloOrStopsInALineIsToldAndClosed() throws Exception {
        server.close();
        server = TestServer.start(folder, options -> options, LITTLE);
        bystander = bystander();
        RawClient silent = server.connect(Service.EDITOR);
        RawClient half = server.connect(Service.CHAT);
        half.sendBytes("{\"type\":\"hel".getBytes(UTF_8));
        RawClient midLine = enter(Service.FILES);
        midLine.sendBytes("{\"type\":\"li".getBytes(UTF_8));
        RawClient uploading = enter(Service.FILES);
        uploading.ask("{'type':'put','name':'f','size':9,'sha256':'" + FilesTest.sha256(new byte[9]) + "'}");
        uploading.sendBytes(new byte[4]);
        for (RawClient client : new RawClient[] {silent, half}) {
            JsonNode error = client.read();
            assertThat(error.path("code").asText()).isEqualTo("invalid");
            assertThat(error.path("message").asText()).startsWith("No hello came within");
            client.assertClosed();
        }
        assertThat(midLine.read().path("reason").asText()).startsWith("A line was not ended");
        midLine.assertClosed();
        assertThat(uploading.read().path("reason").asText()).startsWith("No bytes came");
        uploading.assertClosed();
    }

    @Test
    void whoSpeaksOnlyNowAndThenIsLeftAlone() throws Exception {
        server.close();
        server = TestServer.start(folder, options -> options, LITTLE);
        bystander = bystander();
        RawClient quiet = server.enter(Service.CHAT, "Quiet");
        RawClient other = server.connect(Service.CHAT);
        // The other one's time runs out after the quiet one's would have.
        assertThat(other.read().path("type").asText()).isEqualTo("error");
        assertThat(quiet.ask("{'type':'ping'}").path("type").asText()).isEqualTo("pong");
    }

    @Test
    void aReaderWhoNeverReadsIsCutOffWhileOthersFloodAndIsMissedByNobody() throws Exception {
        try (RawClient deaf = RawClient.connect(RawClient.Family.IPV4, server.port(Service.CHAT), 4_096)) {
            deaf.hello("Deaf");
            deaf.send("{'type':'join','room':'flood'}");
            RawClient flooder = enter(Service.CHAT);
            RawClient listener = server.enter(Service.CHAT, "Listener");
            listener.ask("{'type':'join','room':'flood'}");
            String text = "x".repeat(60_000);
            boolean left = false;
            for (int i = 1; i <= 300; i++) {
                flooder.send("{'type':'say','room':'flood','text':'" + text + "'}");
                assertThat(flooder.read("message").path("number").intValue()).isEqualTo(i);
                JsonNode heard = listener.read();
                while (heard.path("type").asText().equals("person")) {
                    left |= heard.path("event").asText().equals("left")
                            && heard.path("name").asText().equals("Deaf");
                    heard = listener.read();
                }
                assertThat(heard.path("number").intValue()).isEqualTo(i);
            }
            assertThat(left).as("Deaf was cut off").isTrue();
        }
    }

    @Test
    void aClientThatVanishesInTheMiddleOfAnythingIsGone() throws Exception {
        String put = "{'type':'put','name':'f','size':1000000,'sha256':'" + FilesTest.sha256(new byte[1]) + "'}";
        for (int i = 0; i < 20; i++) {
            RawClient client = enter(Service.FILES);
            client.ask(put.replace("'f'", "'f" + i + "'"));
            client.sendBytes(new byte[1 + i * 1_000]);
            client.vanish();
            RawClient editor = enter(Service.EDITOR);
            editor.send("{'type':'open','document':'temp.txt'}");
            editor.vanish();
        }
        assertThat(enter(Service.FILES).ask("{'type':'list'}").path("files")).isEmpty();
        await().until(() -> server.server().sessions().present().size(), size -> size == 2);
    }

    @Test
    void requestsBehindTheGoodbyeAreNotCarriedOut() throws Exception {
        RawClient client = enter(Service.CHAT);
        client.sendLine("{\"type\":\"bye\"}\n{\"type\":\"say\",\"room\":\"lobby\",\"text\":\"late\"}");
        client.assertClosed();
        assertThat(bystander
                        .ask("{'type':'rooms'}")
                        .path("rooms")
                        .get(0)
                        .path("last")
                        .intValue())
                .isEqualTo(1);
    }

    @Test
    void bytesThatWereSentBeforeReadyAreTakenAsTheFileOnlyWhereItsHashIsRight() throws Exception {
        RawClient client = enter(Service.FILES);
        byte[] content = "{\"type\":\"list\"}\n".getBytes(UTF_8);
        client.sendLine("{\"type\":\"put\",\"name\":\"f\",\"size\":" + content.length + ",\"sha256\":\""
                + FilesTest.sha256(content) + "\"}\n" + new String(content, UTF_8) + "{\"type\":\"list\"}");
        assertThat(client.read().path("type").asText()).isEqualTo("ready");
        assertThat(client.read().path("type").asText()).isEqualTo("stored");
        assertThat(client.read().path("files").get(0).path("name").asText()).isEqualTo("f");
        assertThat(Files.readAllBytes(folder.resolve("server_files/f"))).isEqualTo(content);
    }

    @Test
    void aNameCannotForgeALineOfTheLog() throws Exception {
        RawClient client = server.connect(Service.CHAT);
        assertThat(client.ask("{'type':'hello','protocol':1,'name':'x\\n2026-01-01 00:00:00  chat forged'}")
                        .path("code")
                        .asText())
                .isEqualTo("invalid");
        server.enter(Service.CHAT, "a  ERR0R b");
    }
}
