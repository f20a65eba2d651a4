package roundtable.client.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.NoRouteToHostException;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import roundtable.client.link.LinkState.Phase;
import roundtable.protocol.Service;

/** What a person is told of a computer that cannot be reached. */
@Timeout(60)
class ReasonTest {
    private static final LinkTiming SHORT = new LinkTiming(
            Duration.ofMillis(100),
            Duration.ofSeconds(5),
            Duration.ofSeconds(20),
            Duration.ofSeconds(60),
            Duration.ofMillis(5),
            Duration.ofMillis(20));

    /** As Linux, macOS and Windows say it. */
    static Stream<Arguments> failures() {
        String unreachable =
                "192.168.1.20 cannot be reached from here. Check that both computers are in the same network.";
        String timedOut = "192.168.1.20 did not answer in time. Check that both computers are in the same network, and"
                + " that no firewall stands between them.";
        String refused =
                "No server is running at 192.168.1.20. Check the address, and that the session there is open to"
                        + " the network.";
        return Stream.of(
                Arguments.of(new NoRouteToHostException("No route to host"), unreachable),
                Arguments.of(new SocketException("Network is unreachable"), unreachable),
                Arguments.of(new ConnectException("Network is unreachable"), unreachable),
                Arguments.of(new SocketTimeoutException("Connect timed out"), timedOut),
                Arguments.of(new ConnectException("Connection timed out"), timedOut),
                Arguments.of(new ConnectException("Connection timed out: no further information"), timedOut),
                Arguments.of(new ConnectException("Connection refused"), refused),
                Arguments.of(new ConnectException("Connection refused: no further information"), refused));
    }

    @ParameterizedTest
    @MethodSource("failures")
    void whatTheSystemSaysIsToldInWords(IOException failure, String words) {
        assertThat(Reason.of(failure, new ServerAddress("192.168.1.20", 8080))).isEqualTo(words);
    }

    /** A listener whose queue is full takes no notice, as a firewall does. */
    @Test
    void aComputerThatTakesNoNoticeIsTold() throws Exception {
        try (ServerSocket busy = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            List<Socket> queue = fill(busy);
            assumeThat(queue).as("a queue that can be filled on this system").isNotEmpty();
            ServerAddress address = new ServerAddress("127.0.0.1", busy.getLocalPort());
            assertThat(failure(address)).startsWith(address + " did not answer in time. Check that both computers");
            for (Socket one : queue) {
                one.close();
            }
        }
    }

    /** Those that wait; none where the system takes any number, or refuses. */
    private static List<Socket> fill(ServerSocket busy) throws IOException {
        List<Socket> queue = new ArrayList<>();
        while (queue.size() < 100) {
            Socket one = new Socket();
            try {
                one.connect(busy.getLocalSocketAddress(), 200);
                queue.add(one);
            } catch (SocketTimeoutException e) {
                one.close();
                return queue;
            }
        }
        return List.of();
    }

    /** No line can be opened to all computers of a network at once: the system says so before anything is sent. */
    @Test
    void aComputerToWhichThereIsNoWayIsTold() throws Exception {
        assertThat(failure(new ServerAddress("255.255.255.255", Service.EDITOR.defaultPort())))
                .isEqualTo(
                        "255.255.255.255 cannot be reached from here. Check that both computers are in the same network.");
    }

    private static String failure(ServerAddress address) throws InterruptedException {
        BlockingQueue<LinkState> states = new LinkedBlockingQueue<>();
        try (ServerLink link = new ServerLink(Runnable::run, Tokens.inMemory(), SHORT)) {
            link.listen(states::add);
            link.connect(address, "Asha");
            LinkState state = states.poll(20, TimeUnit.SECONDS);
            while (state != null && state.phase() != Phase.FAILED) {
                state = states.poll(20, TimeUnit.SECONDS);
            }
            assertThat(state).as("a failure").isNotNull();
            return state.reason();
        }
    }
}
