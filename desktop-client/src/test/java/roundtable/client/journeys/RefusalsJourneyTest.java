package roundtable.client.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.assertj.swing.core.Robot;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import roundtable.client.link.LinkState;
import roundtable.client.link.ScriptedServer;
import roundtable.client.link.ServerAddress;
import roundtable.client.window.Window;
import roundtable.protocol.Service;
import roundtable.server.Options;
import roundtable.server.Server;

/** Whoever is not let in reads in the window why, and what to do. */
@ExtendWith(Window.class)
@Timeout(120)
class RefusalsJourneyTest {
    @TempDir
    private Path folder;

    private static void reads(Place place, String words) {
        place.until(place::state, "Connection failed. Please check the server and try again.");
        place.until(() -> place.window().textBox("connect.detail").text(), words);
        assertThat(place.phase()).isEqualTo(LinkState.Phase.FAILED);
    }

    @Test
    void aServerThatAsksForAJoinCode(Robot robot) throws Exception {
        try (ScriptedServer server = new ScriptedServer(Service.EDITOR);
                Place asha = new Place(robot, folder.resolve("asha"), 0)) {
            asha.connect(server.address(), "Asha");
            ScriptedServer.Peer peer = server.accept(Service.EDITOR);
            peer.next();
            peer.say("{'type':'error','code':'unauthorized','message':'A join code is needed'}");
            peer.close();
            reads(
                    asha,
                    "The server at " + server.address() + " asks for a join code. This window cannot give one: ask its"
                            + " host to let you in without.");
        }
    }

    @Test
    void aServerThatIsFull(Robot robot) throws Exception {
        try (Server server = Server.start(Options.defaults()
                        .withData(folder.resolve("server"))
                        .withAnyPorts()
                        .withLimits(Map.of(Service.EDITOR, 1)));
                Place bo = new Place(robot, folder.resolve("bo"), 810);
                Place asha = new Place(robot, folder.resolve("asha"), 0)) {
            ServerAddress address = new ServerAddress("127.0.0.1", server.port(Service.EDITOR));
            asha.connect(address, "Asha");
            asha.isConnected();
            bo.connect(address, "Bo");
            reads(bo, "The server at " + address + " is full. Try again when somebody has left.");
        }
    }

    @Test
    void somethingThatIsNoRoundtableServer(Robot robot) throws Exception {
        try (ServerSocket web = new ServerSocket(0, 8, InetAddress.getLoopbackAddress());
                Place asha = new Place(robot, folder.resolve("asha"), 0)) {
            Thread.ofVirtual().start(() -> answer(web));
            ServerAddress address = new ServerAddress("127.0.0.1", web.getLocalPort());
            asha.connect(address, "Asha");
            reads(
                    asha,
                    "What answers at " + address
                            + " is not a Roundtable server. Check the address, above all the number"
                            + " behind the colon.");
        }
    }

    private static void answer(ServerSocket web) {
        try (Socket one = web.accept();
                OutputStream out = one.getOutputStream()) {
            one.getInputStream().read();
            out.write("HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
