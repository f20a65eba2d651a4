package roundtable.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import roundtable.protocol.Service;

/** As many clients as there may be are served, and one more is told that the server is full. */
final class LimitsTest {
    private static final int MANY = 200;
    private static final Map<Service, String> REQUESTS = Map.of(
            Service.EDITOR, "{'type':'edit','document':'temp.txt','revision':0,'edit':'e','change':['x']}",
            Service.CHAT, "{'type':'say','room':'lobby','text':'hello'}",
            Service.FILES, "{'type':'list'}",
            Service.ENCODE, "{'type':'encode','text':'x'}",
            Service.DECODE, "{'type':'decode','bits':'01'}",
            Service.PEERS, "{'type':'network'}",
            Service.ECHO, "{'type':'echo'}");

    @TempDir
    private Path folder;

    @Test
    void twoHundredOnEachServiceAtOnceAreServedAndTheNextIsToldItIsFull() throws Exception {
        Map<Service, Integer> limits = new EnumMap<>(Service.class);
        REQUESTS.keySet().forEach(service -> limits.put(service, MANY));
        try (TestServer server = TestServer.start(folder, options -> options.withLimits(limits))) {
            Map<RawClient, Service> clients = new LinkedHashMap<>();
            for (Service service : Service.values()) {
                for (int i = 0; i < MANY; i++) {
                    clients.put(
                            server.connect(i % 2 == 0 ? RawClient.Family.IPV4 : RawClient.Family.IPV6, service),
                            service);
                }
            }
            for (Map.Entry<RawClient, Service> client : clients.entrySet()) {
                if (client.getValue() != Service.ECHO) {
                    client.getKey().send("{'type':'hello','protocol':1}");
                }
                client.getKey().send(REQUESTS.get(client.getValue()));
            }
            for (Map.Entry<RawClient, Service> client : clients.entrySet()) {
                if (client.getValue() != Service.ECHO) {
                    assertThat(client.getKey().read().path("type").asText()).isEqualTo("welcome");
                }
                assertThat(client.getKey().read().path("type").asText()).isNotEqualTo("error");
            }
            for (Service service : Service.values()) {
                assertFull(server, service);
            }
            leaveOne(clients, Service.CHAT);
            assertServedSoon(server);
        }
    }

    private static void assertFull(TestServer server, Service service) throws Exception {
        RawClient late = server.connect(service);
        JsonNode refusal = late.read();
        assertThat(refusal.path("code").asText()).isEqualTo("server-full");
        assertThat(refusal.path("message").asText()).isEqualTo("Server is full");
        late.assertClosed();
    }

    private static void leaveOne(Map<RawClient, Service> clients, Service service) throws Exception {
        for (Map.Entry<RawClient, Service> client : clients.entrySet()) {
            if (client.getValue() == service) {
                client.getKey().send("{'type':'bye'}");
                client.getKey().assertClosed();
                client.getKey().close();
                return;
            }
        }
    }

    /** The place is free a moment after the one who had it was gone. */
    private static void assertServedSoon(TestServer server) {
        await().ignoreExceptions()
                .until(() -> server.connect(Service.CHAT).hello().path("type").asText(), "welcome"::equals);
    }

    @Test
    void theLogSaysWhoWasRejected() throws Exception {
        try (CapturedLog log = CapturedLog.start();
                TestServer server = TestServer.start(folder, options -> options.withLimits(Map.of(Service.CHAT, 0)))) {
            assertFull(server, Service.CHAT);
            assertThat(log.text())
                    .containsPattern("Rejected connection from 127\\.0\\.0\\.1:\\d+\\. Server is full\\.");
        }
    }

    @Test
    void thousandsWhoComeAndGoLeaveNothingBehind() throws Exception {
        try (TestServer server = TestServer.start(folder)) {
            RawClient watcher = server.enter(Service.CHAT, "Watcher");
            for (int i = 0; i < 2_000; i++) {
                try (RawClient client = RawClient.connect(server.port(Service.CHAT))) {
                    switch (i % 4) {
                        case 0 -> client.vanish();
                        case 1 -> client.sendLine("garbage");
                        case 2 -> client.send("{'type':'hello','protocol':1,'name':'Flood'}");
                        default -> client.hello();
                    }
                }
            }
            watcher.assertQuiet("{'type':'rooms'}", "rooms");
            await().until(() -> server.server().sessions().present().size(), size -> size == 1);
        }
    }

    @Test
    void tenThousandPipelinedRequestsAreAllAnswered() throws Exception {
        try (TestServer server = TestServer.start(folder)) {
            RawClient client = server.enter(Service.CHAT, "Asha").patient();
            Thread sending = Thread.ofVirtual().start(() -> {
                try {
                    for (int i = 0; i < 10_000; i++) {
                        client.send(
                                i % 2 == 0
                                        ? "{'type':'say','room':'lobby','text':'x','id':" + i + "}"
                                        : "{'type':'ping','id':" + i + "}");
                    }
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
            List<Integer> said = new ArrayList<>();
            List<Integer> pinged = new ArrayList<>();
            for (int i = 0; i < 10_000; i++) {
                JsonNode answer = client.read();
                (answer.path("type").asText().equals("pong") ? pinged : said)
                        .add(answer.path("id").intValue());
            }
            sending.join();
            assertThat(said).hasSize(5_000).isSorted().doesNotHaveDuplicates();
            assertThat(pinged).hasSize(5_000).isSorted().doesNotHaveDuplicates();
        }
    }

    @Test
    void aDocumentWithManyPeopleOpensEvenWhereLinesAreShort() throws Exception {
        try (TestServer server = TestServer.start(folder, options -> options.withLongestLine(8_192))) {
            for (int i = 0; i < 60; i++) {
                RawClient client = server.enter(Service.EDITOR, "\uD83D\uDE00".repeat(28) + i);
                client.send("{'type':'open','document':'temp.txt'}");
                JsonNode opened = client.read("document");
                while (opened.path("more").asBoolean()) {
                    opened = client.read("document");
                }
                assertThat(opened.path("people")).hasSize(i + 1);
            }
        }
    }
}
