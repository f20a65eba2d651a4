package roundtable.server.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import roundtable.protocol.Announcement;
import roundtable.server.net.Addresses;

/** Whom a server takes for a node that can be called, by real beacons on the loopback. */
@Timeout(60)
final class NodeSearchTest {
    private record Heard(InetSocketAddress peers, int node) {}

    private static Announcement.Session session(String id, Integer node, Integer peers) {
        return new Announcement.Session(id, "Room 12", "Roundtable 0.1.0", 8_080, 0, node, peers);
    }

    @Test
    void othersThatSayWhichNodeTheyAreAreToldOf() throws Exception {
        int port;
        try (DatagramSocket socket = new DatagramSocket()) {
            port = socket.getLocalPort();
        }
        BlockingQueue<Heard> heard = new LinkedBlockingQueue<>();
        try (NodeSearch search = NodeSearch.start(
                Addresses::loopback, port, "own", (peers, node) -> heard.add(new Heard(peers, node)))) {
            for (Announcement.Session said : new Announcement.Session[] {
                session("own", 1, 8_090),
                session("a", null, null),
                session("b", 2, null),
                session("c", null, 8_092),
                session("d", 4, 8_094)
            }) {
                new Beacon(() -> said, port).speak(Outlet.of(Addresses.loopback()));
            }
            Heard first = heard.poll(30, TimeUnit.SECONDS);
            assertThat(first).isNotNull();
            assertThat(first.node()).isEqualTo(4);
            assertThat(first.peers().getPort()).isEqualTo(8_094);
            assertThat(first.peers().getAddress().isLoopbackAddress()).isTrue();
            assertThat(search).isNotNull();
        }
        assertThat(heard).allMatch(one -> one.node() == 4);
    }

    @Test
    void whatIsSaidOnThePortAndWhatGoesWrongWithItDoesNotEndTheSearch() throws Exception {
        int port;
        try (DatagramSocket socket = new DatagramSocket()) {
            port = socket.getLocalPort();
        }
        BlockingQueue<Heard> heard = new LinkedBlockingQueue<>();
        NodeSearch.Listener listener = (peers, node) -> {
            if (node == 4) {
                throw new IllegalStateException("as if this were a bug");
            }
            heard.add(new Heard(peers, node));
        };
        try (NodeSearch search = NodeSearch.start(Addresses::loopback, port, "own", listener);
                DatagramSocket socket = new DatagramSocket()) {
            for (String junk : new String[] {
                "",
                "[",
                "null",
                "[[[[",
                "{\"type\":\"session\"}",
                "{\"type\":\"session\",\"node\":1e999,\"peers\":-1}",
                "{\"type\":\"session\",\"id\":{},\"node\":\"" + "9".repeat(900) + "\"}",
            }) {
                byte[] bytes = junk.getBytes(StandardCharsets.UTF_8);
                socket.send(new DatagramPacket(bytes, bytes.length, InetAddress.getLoopbackAddress(), port));
            }
            Beacon bad = new Beacon(() -> session("d", 4, 8_094), port);
            Beacon good = new Beacon(() -> session("e", 5, 8_095), port);
            bad.speak(Outlet.of(Addresses.loopback()));
            good.speak(Outlet.of(Addresses.loopback()));
            Heard first = heard.poll(30, TimeUnit.SECONDS);
            assertThat(first).isNotNull();
            assertThat(first.node()).isEqualTo(5);
            assertThat(search).isNotNull();
        }
    }
}
