package roundtable.server.net;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.SocketChannel;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ListenerTest {
    private static final int TIMES = 500;

    /** Often, for it is a matter of microseconds. */
    @Test
    void nobodyGetsInOnceItIsClosed() throws Exception {
        InetAddress address = InetAddress.getByAddress(new byte[] {127, 0, 0, 2});
        for (int i = 0; i < TIMES; i++) {
            Listener listener = Listener.bind(List.of(address), 0);
            listener.start(ListenerTest::hangUp);
            InetSocketAddress where = new InetSocketAddress(address, listener.port());
            SocketChannel.open(where).close();
            listener.close();
            assertThatThrownBy(() -> SocketChannel.open(where).close()).isInstanceOf(ConnectException.class);
        }
    }

    private static void hangUp(SocketChannel guest) {
        try {
            guest.close();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
