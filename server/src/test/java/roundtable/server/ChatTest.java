package roundtable.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import roundtable.protocol.Service;
import roundtable.protocol.Wire;

/** Rooms and messages, as those who chat rely on them. */
final class ChatTest {
    @TempDir
    private Path folder;

    @Test
    void numbersHaveNoGapsOverARestartAndAKill() throws Exception {
        Path killed = folder.resolve("killed");
        try (TestServer server = TestServer.start(folder.resolve("data"))) {
            say(server.enter(Service.CHAT, "Asha"), 1, 5);
            server.restart();
            say(server.enter(Service.CHAT, "Bo"), 6, 10);
            server.copyTo(killed);
        }
        try (TestServer server = TestServer.start(killed)) {
            RawClient cy = server.enter(Service.CHAT, "Cy");
            say(cy, 11, 11);
            JsonNode joined = cy.ask("{'type':'join','room':'lobby'}");
            assertThat(numbers(joined)).containsExactly(1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L, 9L, 10L, 11L);
            assertThat(joined.path("messages").get(0).path("name").asText()).isEqualTo("Asha");
        }
    }

    private static void say(RawClient client, int from, int to) throws Exception {
        for (int number = from; number <= to; number++) {
            JsonNode message = client.ask("{'type':'say','room':'lobby','text':'number " + number + "'}");
            assertThat(message.path("number").intValue()).isEqualTo(number);
        }
    }

    @Test
    void aJoinBringsTheNewest200AndPagesReachTheFirst() throws Exception {
        int said = 1_050;
        try (TestServer server = TestServer.start(folder)) {
            RawClient asha = server.enter(Service.CHAT, "Asha");
            for (int i = 0; i < said; i++) {
                asha.send("{'type':'say','room':'lobby','text':'" + i + "'}");
            }
            for (int i = 0; i < said; i++) {
                asha.read("message");
            }
            server.restart();
            RawClient bo = server.enter(Service.CHAT, "Bo");
            List<Long> seen = numbers(bo.ask("{'type':'join','room':'lobby'}"));
            assertThat(seen).hasSize(200).endsWith((long) said);
            while (seen.getFirst() > 1) {
                List<Long> page = numbers(
                        bo.ask("{'type':'messages','room':'lobby','before':" + seen.getFirst() + ",'limit':333}"));
                assertThat(page).isNotEmpty();
                seen.addAll(0, page);
            }
            assertThat(seen)
                    .containsExactlyElementsOf(
                            LongStream.rangeClosed(1, said).boxed().toList());
        }
    }

    @Test
    void aMessageSaidAgainAfterTheServerWasKilledIsNotSaidTwice() throws Exception {
        Path killed = folder.resolve("killed");
        JsonNode asha;
        try (TestServer server = TestServer.start(folder.resolve("data"))) {
            RawClient client = server.connect(Service.CHAT);
            asha = client.hello("Asha");
            client.ask("{'type':'say','room':'lobby','message':'m','text':'once'}");
            server.copyTo(killed);
        }
        try (TestServer server = TestServer.start(killed)) {
            RawClient bo = server.enter(Service.CHAT, "Bo");
            bo.ask("{'type':'join','room':'lobby'}");
            RawClient client = server.enterAgain(Service.CHAT, asha);
            JsonNode again = client.ask("{'type':'say','room':'lobby','message':'m','text':'once'}");
            assertThat(again.path("number").intValue()).isEqualTo(1);
            JsonNode others =
                    server.enter(Service.CHAT, "Cy").ask("{'type':'say','room':'lobby','message':'m','text':'mine'}");
            assertThat(others.path("number").intValue()).isEqualTo(2);
            assertThat(bo.read().path("text").asText()).isEqualTo("mine");
        }
    }

    @Test
    void longMessagesComeInPartsEachWithinALine() throws Exception {
        String text = "\\u0001".repeat(65_536);
        try (TestServer server = TestServer.start(folder)) {
            RawClient asha = server.enter(Service.CHAT, "Asha");
            for (int i = 0; i < 6; i++) {
                asha.send("{'type':'say','room':'lobby','text':'" + text + "'}");
                assertThat(asha.read().path("text").asText()).hasSize(65_536);
            }
            asha.send("{'type':'join','room':'lobby'}");
            List<Long> numbers = new ArrayList<>();
            JsonNode part;
            do {
                String line = asha.readLine();
                assertThat(line).hasSizeLessThan(1 << 20);
                part = Wire.parse(line.getBytes(UTF_8));
                numbers.addAll(numbers(part));
            } while (part.path("more").asBoolean());
            assertThat(numbers).containsExactly(1L, 2L, 3L, 4L, 5L, 6L);
            assertThat(asha.ask("{'type':'say','room':'lobby','text':'" + text + "x'}")
                            .path("code")
                            .asText())
                    .isEqualTo("too-large");
        }
    }

    @Test
    void whatIsToldIsHeardByBothOnAllTheirConnectionsAndByNobodyElse() throws Exception {
        try (TestServer server = TestServer.start(folder)) {
            RawClient asha = server.connect(Service.CHAT);
            RawClient asha2 = server.enterAgain(Service.CHAT, asha.hello("Asha"));
            RawClient bo = server.enter(Service.CHAT, "Bo");
            RawClient cy = server.enter(Service.CHAT, "Cy");
            for (RawClient one : List.of(asha, asha2, bo, cy)) {
                one.ask("{'type':'join','room':'quiet" + one.hashCode() + "'}");
            }
            asha.send("{'type':'tell','to':'Bo','text':'psst','id':9}");
            assertThat(asha.read("told").path("id").intValue()).isEqualTo(9);
            assertThat(asha2.read("told").path("text").asText()).isEqualTo("psst");
            assertThat(bo.read("told").path("from").asText()).isEqualTo("Asha");
            cy.assertQuiet("{'type':'rooms'}", "rooms");
        }
    }

    @Test
    void aPersonOfTwoConnectionsComesOnceAndGoesOnce() throws Exception {
        try (TestServer server = TestServer.start(folder)) {
            RawClient watcher = server.enter(Service.CHAT, "Watcher");
            watcher.ask("{'type':'join','room':'lobby'}");
            RawClient asha = server.connect(Service.CHAT);
            RawClient asha2 = server.enterAgain(Service.CHAT, asha.hello("Asha"));
            asha.ask("{'type':'join','room':'lobby'}");
            assertThat(watcher.read().path("event").asText()).isEqualTo("joined");
            assertThat(asha2.ask("{'type':'join','room':'lobby'}").path("people"))
                    .hasSize(2);
            asha.vanish();
            asha2.send("{'type':'bye'}");
            asha2.assertClosed();
            assertThat(watcher.read().path("event").asText()).isEqualTo("left");
            watcher.assertQuiet("{'type':'rooms'}", "rooms");
        }
    }

    private static List<Long> numbers(JsonNode messages) {
        List<Long> numbers = new ArrayList<>();
        messages.path("messages")
                .forEach(message -> numbers.add(message.path("number").longValue()));
        return numbers;
    }
}
