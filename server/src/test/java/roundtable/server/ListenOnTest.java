package roundtable.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.ConnectException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import roundtable.protocol.Service;

/** A server that listens elsewhere while it runs. 127.0.0.2 is this machine as well, and stands for a network here. */
@Timeout(60)
final class ListenOnTest {
    private static final String HOME = "127.0.0.1";
    private static final String NETWORK = "127.0.0.2";
    private static final String BOTH = HOME + "," + NETWORK;

    @TempDir
    private Path folder;

    private TestServer start() throws Exception {
        return TestServer.start(folder.resolve("data"), options -> options.withBind(HOME));
    }

    private static Socket by(String address, int port) throws Exception {
        Socket socket = new Socket();
        socket.setSoTimeout(5_000);
        socket.connect(new InetSocketAddress(address, port), 5_000);
        return socket;
    }

    @Test
    void whoIsConnectedStaysSoWhileEveryServiceIsOpenedAndClosed() throws Exception {
        try (TestServer server = start();
                RawClient asha = server.enter(Service.EDITOR, "Asha")) {
            server.server().listenOn(BOTH);
            assertThat(asha.ask("{'type':'ping','time':1}").path("time").asInt())
                    .isEqualTo(1);
            for (Service service : Service.values()) {
                by(NETWORK, server.port(service)).close();
                by(HOME, server.port(service)).close();
            }
            assertThat(echoed(NETWORK, server.port(Service.ECHO))).isEqualTo("hello");

            server.server().listenOn(HOME);
            for (Service service : Service.values()) {
                assertThatThrownBy(() -> by(NETWORK, server.port(service))).isInstanceOf(ConnectException.class);
                by(HOME, server.port(service)).close();
            }
            assertThat(asha.ask("{'type':'ping','time':2}").path("time").asInt())
                    .isEqualTo(2);
            assertThat(server.enter(Service.CHAT, "Bo")
                            .ask("{'type':'rooms'}")
                            .path("type")
                            .asText())
                    .isEqualTo("rooms");
        }
    }

    private static String echoed(String address, int port) throws Exception {
        try (DatagramSocket socket = new DatagramSocket()) {
            socket.setSoTimeout(5_000);
            byte[] said = "hello".getBytes(UTF_8);
            socket.send(new DatagramPacket(said, said.length, InetAddress.getByName(address), port));
            DatagramPacket back = new DatagramPacket(new byte[64], 64);
            socket.receive(back);
            return new String(back.getData(), 0, back.getLength(), UTF_8);
        }
    }

    @Test
    void whoCameByAnAddressThatIsClosedIsToldAndSentOut() throws Exception {
        try (TestServer server = start()) {
            server.server().listenOn(BOTH);
            try (Socket guest = by(NETWORK, server.port(Service.CHAT));
                    Socket echo = by(NETWORK, server.port(Service.ECHO))) {
                greet(guest);
                BufferedReader lines = lines(guest);
                assertThat(lines.readLine()).contains("welcome");
                echo.getOutputStream().write('x');
                assertThat(echo.getInputStream().read()).isEqualTo('x');

                server.server().listenOn(HOME);
                JsonNode closing =
                        roundtable.protocol.Wire.parseAny(lines.readLine().getBytes(UTF_8));
                assertThat(closing.path("type").asText()).isEqualTo("closing");
                assertThat(closing.path("reason").asText()).contains("no longer open to this network");
                assertThat(lines.readLine()).isNull();
                assertThat(echo.getInputStream().read()).isEqualTo(-1);
            }
        }
    }

    @Test
    void whoSaysHelloOnlyAfterItsAddressWasClosedIsSentOutAsWell() throws Exception {
        try (TestServer server = start()) {
            server.server().listenOn(BOTH);
            try (Socket late = by(NETWORK, server.port(Service.EDITOR));
                    Socket next = by(NETWORK, server.port(Service.EDITOR))) {
                // Connections are accepted in their order: once the second is welcome, the first is inside too.
                greet(next);
                assertThat(lines(next).readLine()).contains("welcome");

                server.server().listenOn(HOME);
                greet(late);
                BufferedReader told = lines(late);
                assertThat(told.readLine()).contains("welcome");
                assertThat(told.readLine()).contains("closing").contains("no longer open to this network");
                assertThat(told.readLine()).isNull();
            }
        }
    }

    private static void greet(Socket guest) throws IOException {
        guest.getOutputStream().write("{\"type\":\"hello\",\"protocol\":1}\n".getBytes(UTF_8));
    }

    private static BufferedReader lines(Socket guest) throws IOException {
        return new BufferedReader(new InputStreamReader(guest.getInputStream(), UTF_8));
    }

    @Test
    void whereAPortCannotBeHadItListensAsBefore() throws Exception {
        try (TestServer server = start();
                ServerSocket taken = new ServerSocket(server.port(Service.PEERS), 1, InetAddress.getByName(NETWORK))) {
            assertThat(taken.isBound()).isTrue();
            assertThatThrownBy(() -> server.server().listenOn(NETWORK)).isInstanceOf(StartFailure.class);
            for (Service service : Service.values()) {
                by(HOME, server.port(service)).close();
            }
            assertThatThrownBy(() -> by(NETWORK, server.port(Service.EDITOR))).isInstanceOf(ConnectException.class);
        }
    }
}
