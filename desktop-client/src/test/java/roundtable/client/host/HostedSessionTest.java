package roundtable.client.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.net.InetAddress;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import roundtable.client.link.ServerAddress;
import roundtable.client.link.ServerLink;
import roundtable.protocol.Service;
import roundtable.server.Options;

@Timeout(60)
class HostedSessionTest {
    @TempDir
    private Path folder;

    private final ServerLink link = new ServerLink(Runnable::run);

    @AfterEach
    void leave() {
        link.close();
    }

    @Test
    void whoComesSecondJoinsTheSessionThatRuns() throws Exception {
        try (HostedSession first =
                HostedSession.start(Options.defaults().withData(folder).withAnyPorts())) {
            assertThat(first.isOwn()).isTrue();
            int offset = first.address().port() - Service.EDITOR.defaultPort();
            try (HostedSession second = HostedSession.joinOrStart(
                    link::answers,
                    Hosting.Setup.usual(folder.resolve("unused"), offset, null),
                    HostedSession.THIS_COMPUTER)) {
                assertThat(second.isOwn()).isFalse();
                assertThat(second.address()).isEqualTo(first.address());
            }
            assertThat(folder.resolve("unused")).doesNotExist();

            // Looking for the server made nobody up: who joins is the first person there.
            link.connect(first.address(), "Bo");
            await().untilAsserted(() -> assertThat(link.state().client()).contains(1L));
            assertThat(link.state().name()).contains("Bo");
        }
    }

    @Test
    void othersOnTheNetworkAreToldOnlyAddressesThatReachThisMachine() throws Exception {
        Options options = Options.defaults().withData(folder).withAnyPorts();
        try (HostedSession alone = HostedSession.start(options)) {
            assertThat(alone.reachable()).isEmpty();
        }
        try (HostedSession open = HostedSession.start(options.withBind(Options.EVERYWHERE))) {
            for (ServerAddress address : open.reachable()) {
                assertThat(address.port()).isEqualTo(open.address().port());
                assertThat(InetAddress.getByName(address.host()).isLoopbackAddress())
                        .isFalse();
                assertThat(link.answers(address)).as("%s", address).isTrue();
            }
        }
    }

    @Test
    void aFolderThatAnotherServerHoldsIsSaidInWords() throws Exception {
        Options options = Options.defaults().withData(folder).withAnyPorts();
        try (HostedSession first = HostedSession.start(options)) {
            assertThatThrownBy(() -> HostedSession.start(options))
                    .isInstanceOf(HostingException.class)
                    .message()
                    .isNotBlank();
            assertThat(first.isOwn()).isTrue();
        }
    }
}
