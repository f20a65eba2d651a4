package roundtable.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.EnumMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import roundtable.protocol.Service;

/** A start that succeeds, and starts that cannot: each says why, and leaves nothing behind. */
final class StartTest {
    @TempDir
    private Path folder;

    @Test
    void theLogSaysWhatListensWhere() throws Exception {
        try (CapturedLog log = CapturedLog.start();
                TestServer server = TestServer.start(folder)) {
            for (Service service : Service.values()) {
                assertThat(log.lines())
                        .anyMatch(line -> line.contains(" " + service.wireName() + " ")
                                && line.endsWith(
                                        "Server listening on port " + server.port(service) + System.lineSeparator()));
            }
            assertThat(log.text()).contains("temp.txt not found. Starting with an empty document.");
        }
    }

    @Test
    void aTakenPortIsNamedAndNothingElseStaysBound() throws Exception {
        try (ServerSocket taken = new ServerSocket()) {
            taken.bind(new InetSocketAddress(RawClient.Family.IPV6.loopback(), 0));
            Map<Service, Integer> ports = freePorts();
            ports.put(Service.PEERS, taken.getLocalPort());
            Options options =
                    Options.defaults().withData(folder.resolve("data")).withPorts(ports);
            assertThatThrownBy(() -> Server.start(options))
                    .isInstanceOf(StartFailure.class)
                    .hasMessageStartingWith("Server error: Unable to start server on port " + taken.getLocalPort());
            assertThat(folder.resolve("data")).doesNotExist();
            for (Service service : Service.values()) {
                if (service != Service.PEERS) {
                    new ServerSocket(ports.get(service), 1, RawClient.Family.IPV4.loopback()).close();
                }
            }
        }
    }

    private static Map<Service, Integer> freePorts() throws Exception {
        Map<Service, Integer> ports = new EnumMap<>(Service.class);
        try (Server any = Server.start(
                Options.defaults().withData(Files.createTempDirectory("ports")).withAnyPorts())) {
            for (Service service : Service.values()) {
                ports.put(service, any.port(service));
            }
        }
        return ports;
    }

    @Test
    void aSecondServerOnTheSameFolderIsToldWhoHasIt() throws Exception {
        try (TestServer first = TestServer.start(folder)) {
            assertThatThrownBy(() -> TestServer.start(folder))
                    .isInstanceOf(StartFailure.class)
                    .hasMessageContaining("is in use by another server (process "
                            + ProcessHandle.current().pid() + ")");
            assertThat(first.connect(Service.CHAT).hello().path("type").asText())
                    .isEqualTo("welcome");
        }
    }

    @Test
    void whatAKilledServerLeftOfItsLockDoesNotStandInTheWay() throws Exception {
        Files.createDirectories(folder.resolve(".roundtable"));
        Files.writeString(folder.resolve(".roundtable/lock"), "4711\n");
        try (TestServer server = TestServer.start(folder)) {
            assertThat(server.file(".roundtable/lock")).exists();
        }
    }

    @Test
    void afterAFailedStartTheFolderIsFree() throws Exception {
        Files.createDirectories(folder.resolve(".roundtable"));
        Files.writeString(folder.resolve(".roundtable/journal"), "something else\nthat is long enough to be sure\n");
        assertThatThrownBy(() -> TestServer.start(folder))
                .isInstanceOf(StartFailure.class)
                .hasMessageContaining("journal is not a journal of this program");
        try (FileChannel lock = FileChannel.open(folder.resolve(".roundtable/lock"), StandardOpenOption.WRITE);
                FileLock held = lock.tryLock(Long.MAX_VALUE - 1, 1, false)) {
            assertThat(held).isNotNull();
        }
    }

    @Test
    void aFolderThatIsAFileIsSaidSo() throws Exception {
        Path file = Files.writeString(folder.resolve("file"), "");
        assertThatThrownBy(() -> TestServer.start(file))
                .isInstanceOf(StartFailure.class)
                .hasMessageContaining(file.toString());
    }

    @Test
    void aSpoiledSecretStopsTheStartInsteadOfMakingEveryoneAStranger() throws Exception {
        try (TestServer server = TestServer.start(folder)) {
            assertThat(Files.size(server.file(".roundtable/secret"))).isEqualTo(32);
        }
        Files.writeString(folder.resolve(".roundtable/secret"), "short");
        assertThatThrownBy(() -> TestServer.start(folder))
                .isInstanceOf(StartFailure.class)
                .hasMessageContaining("secret is not what this program wrote");
    }

    @Test
    void anAddressThatIsNotHereIsSaidSo() {
        assertThatThrownBy(() -> TestServer.start(folder, options -> options.withBind("192.0.2.1")))
                .isInstanceOf(StartFailure.class)
                .hasMessageStartingWith("Server error: Unable to start server on port 0 (editor");
    }
}
