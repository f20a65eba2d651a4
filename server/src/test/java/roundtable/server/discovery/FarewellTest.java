package roundtable.server.discovery;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.Inet4Address;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import roundtable.protocol.Announcement;
import roundtable.protocol.Wire;
import roundtable.server.Options;
import roundtable.server.Server;
import roundtable.server.net.Addresses;

/** A session that is not to be found any more says so, by real datagrams on the loopback. */
@Timeout(60)
final class FarewellTest {
    private static final int PATIENCE_MILLIS = 30_000;

    @TempDir
    private Path folder;

    private DatagramSocket ear;

    @BeforeEach
    void listen() throws IOException {
        ear = new DatagramSocket(new InetSocketAddress("0.0.0.0", 0));
        ear.setSoTimeout(PATIENCE_MILLIS);
    }

    @AfterEach
    void close() {
        ear.close();
    }

    private ObjectNode next() throws IOException {
        DatagramPacket packet = new DatagramPacket(new byte[Announcement.LONGEST], Announcement.LONGEST);
        ear.receive(packet);
        assertThat(packet.getAddress().getHostAddress()).isEqualTo("127.0.0.1");
        return Wire.parse(new String(packet.getData(), 0, packet.getLength(), UTF_8).getBytes(UTF_8));
    }

    private String nextOfType(String type) throws IOException {
        while (true) {
            ObjectNode said = next();
            if (said.get("type").textValue().equals(type)) {
                return said.get("id").textValue();
            }
        }
    }

    @Test
    void aServerThatEndsSaysFarewellBeforeItIsGone() throws Exception {
        Server server = Server.start(
                Options.defaults().withData(folder).withAnyPorts().announcedAs("Here", ear.getLocalPort()));
        String id = nextOfType("session");
        server.close();
        // It is there already: whoever ends the process now loses nothing.
        ear.setSoTimeout(1);
        assertThat(nextOfType("farewell")).isEqualTo(id);
    }

    @Test
    void aSessionThatLeavesANetworkSaysFarewellThere() throws Exception {
        List<Outlet> four = Outlet.of(Addresses.loopback()).stream()
                .filter(outlet -> outlet.from() instanceof Inet4Address)
                .toList();
        Beacon beacon = new Beacon(
                () -> new Announcement.Session("a", "Here", "Roundtable 0.1.0", 8_080, 0), ear.getLocalPort());
        beacon.speak(four);
        assertThat(next().get("type").textValue()).isEqualTo("session");
        beacon.speak(List.of());
        assertThat(next().toString()).isEqualTo("{\"type\":\"farewell\",\"id\":\"a\"}");
        beacon.close();
        beacon.speak(four);
        assertThat(next().get("type").textValue()).as("said once").isEqualTo("session");
    }
}
