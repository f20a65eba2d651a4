package roundtable.server.peers;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Whom a node calls. */
final class NodeConnectionTest {
    @Test
    @Timeout(value = 6, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void whoTricklesItsGreetingIsNotWaitedFor() throws Exception {
        try (ServerSocket other = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            Thread.ofVirtual().start(() -> {
                try (Socket line = other.accept()) {
                    for (int i = 0; i < 100; i++) {
                        line.getOutputStream().write(' ');
                        TimeUnit.MILLISECONDS.sleep(200);
                    }
                } catch (IOException | InterruptedException e) {
                    // It was given up.
                }
            });

            assertThatThrownBy(() -> NodeConnection.open("localhost:" + other.getLocalPort(), 2))
                    .isInstanceOf(IOException.class);
        }
    }
}
