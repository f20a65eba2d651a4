package roundtable.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import roundtable.protocol.Service;
import roundtable.server.peers.NodeOptions;

/** A node whose start fails leaves nothing behind: no thread, no line, no port, and its folder free. */
@Timeout(60)
final class FailedStartTest {
    @TempDir
    private Path folder;

    private Options options;

    @BeforeEach
    void options() {
        CapturedLog.quiet();
        options = Options.defaults().withData(folder).withAnyPorts();
    }

    private static Set<Thread> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> !thread.getName().startsWith("awaitility"))
                .collect(Collectors.toSet());
    }

    @Test
    void whereTheShelfCannotBeOpenedTheNetworkThatWasBeingSoughtIsGivenUp() throws Exception {
        Path blocked = Files.createDirectories(folder.resolve(".roundtable")).resolve("uploads");
        Files.writeString(blocked, "not a folder");
        Set<Thread> before = threads();
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            NodeOptions node = new NodeOptions(2, List.of("localhost:" + other.getLocalPort()));
            assertThatThrownBy(() -> Server.start(options.withNode(node))).isInstanceOf(StartFailure.class);
            await().untilAsserted(() -> assertThat(threads()).isSubsetOf(before));
        }
        Files.delete(blocked);
        try (Server server = Server.start(options.withNode(new NodeOptions(2, List.of())))) {
            assertThat(server.port(Service.PEERS)).isPositive();
        }
    }

    @Test
    void whereThePeersPortIsTakenNoOtherPortIsKept() throws Exception {
        int editor;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            editor = free.getLocalPort();
        }
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Map<Service, Integer> ports = new EnumMap<>(Service.class);
            for (Service service : Service.values()) {
                ports.put(service, 0);
            }
            ports.put(Service.EDITOR, editor);
            ports.put(Service.PEERS, taken.getLocalPort());
            Options wanted = options.withPorts(ports).withNode(new NodeOptions(2, List.of()));
            assertThatThrownBy(() -> Server.start(wanted)).isInstanceOf(StartFailure.class);
            assertThatThrownBy(() -> new Socket(InetAddress.getLoopbackAddress(), editor))
                    .isInstanceOf(ConnectException.class);
        }
        Server.start(options).close();
    }
}
