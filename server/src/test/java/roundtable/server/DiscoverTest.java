package roundtable.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Nodes that nobody told of each other, on the loopback; each test's beacons are on a port of its own. */
@Timeout(120)
final class DiscoverTest {
    private static final int FORGED = 400;
    private static final byte[] LOOPBACK = {127, 0, 0, 1};

    @TempDir
    private Path folder;

    private int beacon;

    @BeforeEach
    void choosePort() throws IOException {
        try (DatagramSocket socket = new DatagramSocket()) {
            beacon = socket.getLocalPort();
        }
    }

    @Test
    void nodesThatWereToldNothingBecomeOneNetworkAndWhoComesLaterJoinsIt() throws Exception {
        try (TestNetwork network = TestNetwork.discovering(folder, beacon)) {
            network.add(3);
            network.add(2);
            network.add(4);
            network.awaitAgreement();
            network.put(4, "4_1.txt", "hello");
            network.add(1);
            network.awaitAgreement(0, 0, 0, 1);
            assertThat(network.view(1).path("links").toString())
                    .isEqualTo("[{\"from\":1,\"to\":2},{\"from\":1,\"to\":3},{\"from\":1,\"to\":4}]");
        }
    }

    @Test
    void aNodeThatWasToldOfOneJoinsThoseThatFindEachOther() throws Exception {
        try (TestNetwork network = TestNetwork.discovering(folder, beacon)) {
            network.add(2);
            network.addTold(1);
            network.add(3);
            network.awaitAgreement();
        }
    }

    @Test
    void aServerThatIsNoNodeOrDoesNotWantToBeFoundIsLeftAlone() throws Exception {
        try (TestServer alone = TestServer.start(folder.resolve("alone"), o -> o.announcedAs("Alone", beacon));
                TestNetwork network = TestNetwork.discovering(folder, beacon)) {
            network.add(1);
            network.add(2);
            network.awaitAgreement();
            assertThat(alone.server().sessions().present()).isEmpty();
        }
    }

    @Test
    void twoOfOneIdFindEachOtherAndTheLaterSaysWhyItStaysOut() throws Exception {
        try (CapturedLog log = CapturedLog.start();
                TestNetwork network = TestNetwork.discovering(folder, beacon)) {
            network.add(1);
            network.add(2);
            network.awaitAgreement();
            try (TestServer second = network.started("second", 2)) {
                await().atMost(TestNetwork.PATIENCE)
                        .untilAsserted(() -> assertThat(log.text())
                                .contains("Node 2 stays out of the network: There is a node 2 in the network already"));
                network.awaitAgreement();
                assertThat(second.data()).exists();
            }
        }
    }

    @Test
    void forgedBeaconsKeepNobodyOutAndAreHardlyWorthATry() throws Exception {
        AtomicInteger tries = new AtomicInteger();
        try (TestNetwork network = TestNetwork.discovering(folder, beacon);
                ServerSocket trap = new ServerSocket(0, 0, InetAddress.getByAddress(LOOPBACK))) {
            Thread.ofVirtual().start(() -> countTries(trap, tries));
            network.add(2);
            network.add(3);
            network.awaitAgreement();
            for (int i = 1; i <= FORGED; i++) {
                say(session("forged" + i, 4 + i, i));
                say(session("trap" + i, 9, trap.getLocalPort()));
                say(session("later" + i, 9, trap.getLocalPort()).replace("\"node\":9", "\"node\":0"));
            }
            network.add(4);
            network.add(1);
            network.awaitAgreement();
            // Whoever leads tries it, and again after a pause that grows, and only as long as beacons come.
            assertThat(tries.get()).isLessThan(10);
        }
    }

    private static void countTries(ServerSocket trap, AtomicInteger tries) {
        try {
            while (true) {
                trap.accept().close();
                tries.incrementAndGet();
            }
        } catch (IOException e) {
            // The test is over.
        }
    }

    private static String session(String id, int node, int peers) {
        return "{\"type\":\"session\",\"id\":\"%s\",\"name\":\"Forged\",\"server\":\"Roundtable 0.1.0\",\"editor\":8080,\"node\":%d,\"peers\":%d}"
                .formatted(id, node, peers);
    }

    private void say(String line) throws IOException {
        try (DatagramSocket socket = new DatagramSocket(0, InetAddress.getByAddress(LOOPBACK))) {
            byte[] bytes = line.getBytes(UTF_8);
            socket.setBroadcast(true);
            socket.send(new DatagramPacket(bytes, bytes.length, InetAddress.getByName("127.255.255.255"), beacon));
        }
    }
}
