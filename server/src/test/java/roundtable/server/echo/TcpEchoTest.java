package roundtable.server.echo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** An echo whose clients leave while it is looked who came by which address. */
@Timeout(60)
final class TcpEchoTest {
    @Test
    void aClientThatIsJustLeavingKeepsNobodyFromBeingLookedAt() throws Exception {
        try (ServerSocketChannel door = ServerSocketChannel.open();
                TcpEcho echo = new TcpEcho(10, local -> true)) {
            door.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            try (Socket one = new Socket();
                    Socket other = new Socket()) {
                SocketChannel first = join(one, door, echo);
                SocketChannel second = join(other, door, echo);
                echo.closeUnless(local -> {
                    close(first);
                    close(second);
                    return true;
                });
                assertThat(one.getInputStream().read()).isEqualTo(-1);
                assertThat(other.getInputStream().read()).isEqualTo(-1);
            }
        }
    }

    private static SocketChannel join(Socket client, ServerSocketChannel door, TcpEcho echo) throws Exception {
        client.connect(door.getLocalAddress(), 5_000);
        SocketChannel accepted = door.accept();
        echo.accept(accepted);
        client.getOutputStream().write('x');
        assertThat(client.getInputStream().read()).isEqualTo('x');
        return accepted;
    }

    private static void close(SocketChannel client) {
        try {
            client.close();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
