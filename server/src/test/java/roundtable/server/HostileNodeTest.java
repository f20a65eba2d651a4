package roundtable.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import roundtable.protocol.NodeMessage;
import roundtable.protocol.Service;
import roundtable.server.peers.NodeOptions;

/** A node that says numbers nobody comes to by counting: it is sent away, and the others elect their leaders as before. */
final class HostileNodeTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'type':'lead','term':%d,'shelves':[]}",
                "{'type':'lead','term':1,'shelves':[{'node':2,'started':%d,'version':1}]}",
                "{'type':'following','term':%d,'members':[],'shelves':[]}",
                "{'type':'following','term':1,'members':[{'node':9,'address':'h:1','started':%d,'up':true}],'shelves':[]}",
                "{'type':'members','term':%d,'members':[]}",
                "{'type':'shelf','node':7,'started':5,'version':%d,'files':[],'gone':[]}",
                "{'type':'shelf','node':7,'started':5,'version':1,'base':%d,'files':[],'gone':[]}",
                "{'type':'join-network','node':7,'started':5,'port':9,'term':%d,'addresses':[]}"
            })
    void whoSaysANumberThatIsTooHighIsSentAway(String message) throws Exception {
        try (CapturedLog log = CapturedLog.start();
                TestNetwork network = TestNetwork.start(folder, 2)) {
            network.awaitAgreement();
            RawClient liar = joined(network, 7, 0);
            liar.send(message.formatted(Long.MAX_VALUE - 1));

            assertThat(liar.lastWords().path("reason").asText()).contains("must be 0 to 9007199254740992");
            await().atMost(TestNetwork.PATIENCE)
                    .untilAsserted(
                            () -> assertThat(log.text()).contains("must be 0 to 9007199254740992", "it was sent away"));
            network.awaitAgreement();
        }
    }

    @Test
    void anIntroductionWithATermThatIsTooHighLetsNobodyIn() throws Exception {
        try (TestNetwork network = TestNetwork.start(folder, 2)) {
            network.awaitAgreement();
            RawClient liar = network.node(2).connect(Service.PEERS);
            liar.ask("{'type':'hello','protocol':1,'node':1}");

            assertThat(liar.ask(join(1, Long.MAX_VALUE - 1)).path("code").asText())
                    .isEqualTo("invalid");
            assertThat(network.view(2).path("nodes")).hasSize(1);
        }
    }

    /** The highest that may be said at all, by whom nobody can pass over: the node that leads. */
    @Test
    void afterALeaderOfTheHighestTermTheOthersElectOneAsEver() throws Exception {
        try (TestNetwork network = TestNetwork.start(folder, 2, 3)) {
            network.awaitAgreement();
            RawClient liar = joined(network, 1, NodeMessage.HIGHEST);
            liar.send("{'type':'lead','term':" + NodeMessage.HIGHEST + ",'shelves':[]}");
            liar.read("following");
            liar.close();

            network.awaitAgreement();
            network.stop(2);
            network.awaitAgreement();
            network.add(2);
            network.awaitAgreement();
        }
    }

    @Test
    void aNodeThatWasCalledAndSaysATermThatIsTooHighIsLeftAlone() throws Exception {
        try (CapturedLog log = CapturedLog.start();
                ServerSocket liar = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            var called = CompletableFuture.runAsync(() -> answer(liar));
            NodeOptions told = new NodeOptions(2, List.of("localhost:" + liar.getLocalPort()));
            try (TestServer server = TestServer.start(folder, options -> options.withNode(told))) {
                called.get();
                await().atMost(TestNetwork.PATIENCE)
                        .untilAsserted(
                                () -> assertThat(log.text()).contains("'term' must be 0 to", "it was sent away"));
                RawClient client = server.enter(Service.PEERS, "Asha");
                await().atMost(TestNetwork.PATIENCE)
                        .untilAsserted(() -> assertThat(client.ask("{'type':'network'}")
                                        .path("leader")
                                        .intValue())
                                .isEqualTo(2));
            }
        }
    }

    /** As a server does that is node 1, up to its introduction. */
    private static void answer(ServerSocket server) {
        try (Socket line = server.accept()) {
            BufferedReader in = new BufferedReader(new InputStreamReader(line.getInputStream(), UTF_8));
            in.readLine();
            say(
                    line,
                    "{'type':'welcome','protocol':1,'service':'peers','client':0,'session':1,'name':'Node 2',"
                            + "'server':'x','services':{}}");
            in.readLine();
            say(
                    line,
                    "{'type':'joined-network','node':1,'started':5,'port':9,'term':" + Long.MAX_VALUE
                            + ",'leader':1,'addresses':[]}");
            in.readLine();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void say(Socket line, String json) throws IOException {
        line.getOutputStream().write((json.replace('\'', '"') + "\n").getBytes(UTF_8));
    }

    private static RawClient joined(TestNetwork network, int id, long term) throws Exception {
        RawClient node = network.node(2).connect(Service.PEERS);
        node.ask("{'type':'hello','protocol':1,'node':" + id + "}");
        assertThat(node.ask(join(id, term)).path("type").asText()).isEqualTo("joined-network");
        return node;
    }

    private static String join(int id, long term) {
        return "{'type':'join-network','node':" + id + ",'started':5,'port':9,'term':" + term + ",'addresses':[]}";
    }
}
