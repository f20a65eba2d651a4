package roundtable.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import roundtable.protocol.Service;
import roundtable.protocol.TokenProof;

/** Which server it is: told before the hello, the same for good, and proved without saying a token. */
final class IdentityTest {
    private static final String NONCE = "a-nonce-of-this-test";

    @TempDir
    private Path folder;

    @Test
    void itIsTheSameOnEveryServiceAndAfterARestartAndAnotherOneInAnotherFolder() throws Exception {
        try (TestServer server = TestServer.start(folder.resolve("one"));
                TestServer other = TestServer.start(folder.resolve("two"))) {
            String identity = identity(server, Service.EDITOR);
            assertThat(identity(server, Service.FILES)).isEqualTo(identity);
            assertThat(server.connect(Service.CHAT)
                            .hello("Asha")
                            .path("identity")
                            .asText())
                    .isEqualTo(identity);
            assertThat(identity(other, Service.EDITOR)).isNotEqualTo(identity);
            server.restart();
            assertThat(identity(server, Service.PEERS)).isEqualTo(identity);
        }
    }

    private static String identity(TestServer server, Service service) throws Exception {
        RawClient client = server.connect(service);
        client.send("{\"type\":\"identify\"}");
        JsonNode answer = client.read();
        assertThat(answer.has("proof")).isFalse();
        return answer.path("identity").asText();
    }

    @ParameterizedTest
    @EnumSource(RawClient.Family.class)
    void theProofIsOfTheTokenAndOfTheAddressThatWasReached(RawClient.Family family) throws Exception {
        try (TestServer server = TestServer.start(folder.resolve("data"))) {
            JsonNode asha = server.connect(Service.EDITOR).hello("Asha");
            String token = asha.path("token").asText();
            RawClient client = server.connect(family, Service.CHAT);
            client.send("{\"type\":\"identify\",\"client\":1,\"nonce\":\"" + NONCE + "\"}");
            String proof = client.read().path("proof").asText();
            InetAddress reached = InetAddress.getByName(family == RawClient.Family.IPV4 ? "127.0.0.1" : "::1");
            assertThat(proof)
                    .isEqualTo(TokenProof.of(token, NONCE, new InetSocketAddress(reached, server.port(Service.CHAT))))
                    .doesNotContain(token);
            assertThat(client.hello("Somebody", token).path("client").asLong()).isEqualTo(1);
        }
    }

    @Test
    void whoOnlyAsksIsMadeNobodyAndMayNotAskForEver() throws Exception {
        try (TestServer server = TestServer.start(folder.resolve("data"))) {
            RawClient client = server.connect(Service.EDITOR);
            for (int asked = 0; asked < 4; asked++) {
                client.send("{\"type\":\"identify\"}");
                assertThat(client.read().path("type").asText()).isEqualTo("identity");
            }
            client.send("{\"type\":\"identify\"}");
            assertThat(client.lastWords().path("message").asText()).isEqualTo("The first line must be a hello");
            assertThat(server.connect(Service.EDITOR).hello().path("name").asText())
                    .isEqualTo("Client01");
        }
    }

    @Test
    void whoClosesTheirSideAfterTheQuestionIsAnswered() throws Exception {
        try (TestServer server = TestServer.start(folder.resolve("data"))) {
            RawClient client = server.connect(Service.EDITOR);
            client.send("{\"type\":\"identify\"}");
            client.endOutput();
            assertThat(client.lastWords().path("type").asText()).isEqualTo("identity");
        }
    }
}
