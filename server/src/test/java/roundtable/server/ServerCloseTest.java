package roundtable.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import roundtable.protocol.Service;
import roundtable.server.net.Patience;

/** The end of a server: everyone is told, everything is written, and nobody can hold it up. */
final class ServerCloseTest {
    /** Two seconds are promised; the rest is for a machine that is busy. Who is waited for takes 20. */
    private static final Duration MOST = Duration.ofSeconds(6);

    @TempDir
    private Path folder;

    @BeforeEach
    void quietly() {
        CapturedLog.quiet();
    }

    @Test
    void everyClientOfEveryServiceIsToldAndTheUnsavedIsWritten() throws Exception {
        Server server = Server.start(Options.defaults().withData(folder).withAnyPorts());
        List<RawClient> clients = new ArrayList<>();
        for (Service service : Service.values()) {
            if (service != Service.ECHO) {
                clients.add(RawClient.connect(server.port(service)));
                clients.getLast().hello();
            }
        }
        RawClient echo = RawClient.connect(server.port(Service.ECHO));
        clients.getFirst()
                .ask("{'type':'edit','document':'temp.txt','revision':0,'edit':'a','change':['typed just now']}");
        server.close();
        for (RawClient client : clients) {
            JsonNode closing = client.read();
            assertThat(closing.path("type").asText()).isEqualTo("closing");
            assertThat(closing.path("reason").asText()).isEqualTo("The server is closing");
            client.assertClosed();
            client.close();
        }
        echo.assertClosed();
        echo.close();
        assertThat(folder.resolve("temp.txt")).hasContent("typed just now");
    }

    @Test
    void itWorksTwiceAndFromSeveralThreads() throws Exception {
        Server server = Server.start(Options.defaults().withData(folder).withAnyPorts());
        List<Thread> closers = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            closers.add(Thread.ofVirtual().start(server::close));
        }
        for (Thread closer : closers) {
            closer.join();
        }
        server.close();
        // All is given back: ports and folder can be had again.
        try (TestServer again = TestServer.start(folder)) {
            assertThat(again.connect(Service.CHAT).hello().path("type").asText())
                    .isEqualTo("welcome");
        }
    }

    @Test
    void nobodyCanConnectAnyMore() throws Exception {
        Server server = Server.start(Options.defaults().withData(folder).withAnyPorts());
        server.close();
        for (Service service : Service.values()) {
            assertThatThrownBy(() -> RawClient.connect(server.port(service))).isInstanceOf(ConnectException.class);
        }
    }

    @Test
    void aClientThatDoesNotReadDoesNotHoldItUp() throws Exception {
        Server server = Server.start(Options.defaults().withData(folder).withAnyPorts());
        try (RawClient writer = RawClient.connect(server.port(Service.EDITOR));
                RawClient deaf = RawClient.connect(RawClient.Family.IPV4, server.port(Service.EDITOR), 4_096)) {
            writer.hello("Writer");
            deaf.hello("Deaf");
            deaf.send("{'type':'open','document':'temp.txt'}");
            StringBuilder expected = new StringBuilder();
            for (int revision = 0; revision < 8; revision++) {
                String text = Integer.toString(revision).repeat(800_000);
                writer.ask("{'type':'edit','document':'temp.txt','revision':" + revision + ",'edit':'e" + revision
                        + "','change':['" + text + "']}");
                expected.insert(0, text);
            }
            closeWithin(server, MOST);
            assertThat(Files.readString(folder.resolve("temp.txt"))).isEqualTo(expected.toString());
        }
    }

    @Test
    void aClientThatDoesNotCloseItsSideNorOneThatNeverSaidHelloOutlivesIt() throws Exception {
        Server server = Server.start(Options.defaults().withData(folder).withAnyPorts());
        try (RawClient silent = RawClient.connect(server.port(Service.CHAT));
                RawClient stubborn = RawClient.connect(server.port(Service.CHAT))) {
            stubborn.hello();
            server.close();
            assertThat(stubborn.read().path("type").asText()).isEqualTo("closing");
            stubborn.assertClosed();
            silent.assertClosed();
            // A client number given now would be given again after the next start.
            assertSendsNothing(silent, "{'type':'hello','protocol':1}");
        }
    }

    private static void assertSendsNothing(RawClient client, String line) throws Exception {
        try {
            client.send(line);
            client.assertClosed();
        } catch (IOException e) {
            assertThat(e).isInstanceOf(SocketException.class);
        }
    }

    @Test
    void anUploadInProgressIsBrokenOffAndGoesOnAfterTheNextStart() throws Exception {
        byte[] content = new byte[100_000];
        String put = "{'type':'put','name':'file','size':100000,'sha256':'" + FilesTest.sha256(content) + "'}";
        Server server = Server.start(Options.defaults().withData(folder).withAnyPorts());
        try (RawClient client = RawClient.connect(server.port(Service.FILES))) {
            client.hello();
            client.ask(put);
            client.sendBytes(new byte[40_000]);
            closeWithin(server, MOST);
            assertThat(client.lastWords().path("type").asText()).isEqualTo("closing");
        }
        assertThat(folder.resolve("server_files")).isEmptyDirectory();
        try (TestServer again = TestServer.start(folder)) {
            RawClient client = again.enter(Service.FILES, "Asha");
            int offset = client.ask(put).path("offset").intValue();
            assertThat(offset).isLessThanOrEqualTo(40_000);
            client.sendBytes(new byte[100_000 - offset]);
            assertThat(client.read().path("type").asText()).isEqualTo("stored");
        }
    }

    /** Someone sent out who goes on uploading is cut off, instead of being waited for. */
    @Test
    void whoIsSentOutInTheMiddleOfAnUploadIsGone() throws Exception {
        Patience usual = Patience.USUAL;
        Patience little =
                new Patience(usual.hello(), usual.line(), usual.bytes(), usual.reading(), Duration.ofMillis(10));
        try (TestServer server = TestServer.start(folder, options -> options, little)) {
            RawClient client = server.enter(Service.FILES, "Mallory");
            client.ask("{'type':'put','name':'file','size':100000,'sha256':'" + FilesTest.sha256(new byte[0]) + "'}");
            client.sendBytes(new byte[10]);
            assertThat(server.server().kick("Mallory")).isEqualTo(1);
            assertThat(client.lastWords().path("type").asText()).isEqualTo("closing");
            await().until(() -> server.server().sessions().present().isEmpty());
        }
    }

    @Test
    void theLogOfACleanEndHasNoErrors() throws Exception {
        try (CapturedLog log = CapturedLog.start()) {
            Server server = Server.start(Options.defaults().withData(folder).withAnyPorts());
            try (RawClient client = RawClient.connect(server.port(Service.CHAT))) {
                client.hello("Asha");
                server.close();
            }
            assertThat(log.lines()).noneMatch(line -> line.contains("ERROR") || line.contains("WARNING"));
            assertThat(log.text()).contains("New client connected: Asha (127.0.0.1:", "Asha disconnected");
        }
    }

    private static void closeWithin(Server server, Duration most) {
        assertThat(CompletableFuture.runAsync(server::close)).succeedsWithin(most);
    }
}
