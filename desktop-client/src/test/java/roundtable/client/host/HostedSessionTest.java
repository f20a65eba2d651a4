package roundtable.client.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import roundtable.protocol.Service;
import roundtable.server.Options;

@Timeout(60)
class HostedSessionTest {
    @TempDir
    private Path folder;

    @Test
    void whoComesSecondJoinsTheSessionThatRuns() throws Exception {
        try (HostedSession first =
                HostedSession.start(Options.defaults().withData(folder).withAnyPorts())) {
            assertThat(first.isOwn()).isTrue();
            int offset = first.address().port() - Service.EDITOR.defaultPort();
            try (HostedSession second = HostedSession.joinOrStart(folder.resolve("unused"), offset)) {
                assertThat(second.isOwn()).isFalse();
                assertThat(second.address()).isEqualTo(first.address());
            }
            assertThat(folder.resolve("unused")).doesNotExist();
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
