package roundtable.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import roundtable.protocol.Service;

/** Every byte and every datagram comes back. */
final class EchoTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @EnumSource
    void everyByteComesBackInOrderOverTcp(RawClient.Family family) throws Exception {
        byte[] sent = new byte[5_000_003];
        new Random(1).nextBytes(sent);
        try (TestServer server = TestServer.start(folder)) {
            RawClient client = server.connect(family, Service.ECHO);
            CompletableFuture<Void> sending = CompletableFuture.runAsync(() -> {
                try {
                    client.sendBytes(sent);
                    client.endOutput();
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
            assertThat(client.readBytes(sent.length)).isEqualTo(sent);
            client.assertClosed();
            sending.join();
        }
    }

    @ParameterizedTest
    @EnumSource
    void everyDatagramComesBack(RawClient.Family family) throws Exception {
        try (TestServer server = TestServer.start(folder);
                DatagramSocket socket = new DatagramSocket(0, family.loopback())) {
            socket.setSoTimeout(5_000);
            InetAddress to = family.loopback();
            for (int length : new int[] {0, 1, 1_400, 60_000}) {
                byte[] sent = new byte[length];
                new Random(length).nextBytes(sent);
                socket.send(new DatagramPacket(sent, length, to, server.port(Service.ECHO)));
                DatagramPacket back = new DatagramPacket(new byte[65_536], 65_536);
                socket.receive(back);
                assertThat(Arrays.copyOf(back.getData(), back.getLength())).isEqualTo(sent);
            }
        }
    }

    @Test
    void aClientWhoSendsAndNeverReadsHoldsUpNobody() throws Exception {
        try (TestServer server = TestServer.start(folder)) {
            RawClient deaf = RawClient.connect(RawClient.Family.IPV4, server.port(Service.ECHO), 4_096);
            Thread flood = Thread.ofVirtual().start(() -> {
                try {
                    while (true) {
                        deaf.sendBytes(new byte[1 << 16]);
                    }
                } catch (IOException e) {
                    assertThat(e).isNotNull();
                }
            });
            RawClient client = server.connect(Service.ECHO);
            client.sendLine("hello");
            assertThat(client.readLine()).isEqualTo("hello");
            deaf.close();
            flood.join();
        }
    }
}
