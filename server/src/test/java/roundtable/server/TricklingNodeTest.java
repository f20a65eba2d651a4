package roundtable.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import roundtable.protocol.Service;

/** A node that has a file, and sends its pieces byte by byte. */
final class TricklingNodeTest {
    private static final int SIZE = 3 << 20;

    @TempDir
    private Path folder;

    private final CountDownLatch over = new CountDownLatch(1);

    @Test
    void aHolderThatTricklesHoldsUpNobodyWhereAnotherHasTheFile() throws Exception {
        byte[] content = new byte[SIZE];
        new Random(5).nextBytes(content);
        String sha256 =
                HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        try (TestNetwork network = new TestNetwork(folder);
                ServerSocket trickle = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            Files.write(Files.createDirectories(network.shelf(3)).resolve("a.bin"), content);
            for (int id = 1; id <= 3; id++) {
                network.add(id);
            }
            network.awaitAgreement(0, 0, 1);
            Thread.ofVirtual().start(() -> serve(trickle));
            RawClient member = join(network, trickle.getLocalPort(), sha256);
            Thread.ofVirtual().start(() -> live(member));
            await().atMost(TestNetwork.PATIENCE)
                    .untilAsserted(() -> assertThat(network.ask(2, "{'type':'find','name':'a.bin'}")
                                    .path("nodes"))
                            .hasSize(2));

            // The leader has no other way to a holder than the straight one.
            RawClient client = network.client(1).patient();
            JsonNode head = client.ask("{'type':'get','name':'a.bin'}");
            assertThat(head.path("type").asText()).as("%s", head).isEqualTo("file");
            assertThat(client.readBytes(SIZE)).isEqualTo(content);
        } finally {
            over.countDown();
        }
    }

    /** Node 5, which follows the leader and says that it has the file. */
    private static RawClient join(TestNetwork network, int port, String sha256) throws IOException {
        RawClient node = network.node(1).connect(Service.PEERS);
        node.ask("{'type':'hello','protocol':1,'node':5}");
        node.ask("{'type':'join-network','node':5,'started':5,'port':" + port + ",'term':0,'addresses':[]}");
        node.read("lead");
        node.send("{'type':'following','term':1,'members':[],'shelves':[{'node':5,'started':5,'version':1}]}");
        node.send("{'type':'shelf','node':5,'started':5,'version':1,'files':[{'name':'a.bin','size':" + SIZE
                + ",'sha256':'" + sha256 + "'}],'gone':[]}");
        return node;
    }

    private void live(RawClient member) {
        try {
            while (!over.await(300, TimeUnit.MILLISECONDS)) {
                member.send("{'type':'alive'}");
            }
        } catch (IOException | InterruptedException e) {
            // The network has ended.
        }
    }

    private void serve(ServerSocket server) {
        try {
            while (over.getCount() > 0) {
                Socket line = server.accept();
                Thread.ofVirtual().start(() -> answer(line));
            }
        } catch (IOException e) {
            // The test is over.
        }
    }

    private void answer(Socket line) {
        try (line) {
            BufferedReader in = new BufferedReader(new InputStreamReader(line.getInputStream(), UTF_8));
            in.readLine();
            say(
                    line,
                    "{'type':'welcome','protocol':1,'service':'peers','client':0,'session':1,'name':'Node 5','server':'x','services':{}}");
            for (String request; (request = in.readLine()) != null; ) {
                if (!request.contains("\"piece\"")) {
                    say(line, "{'type':'error','code':'unavailable','message':'Not now'}");
                    continue;
                }
                String offset = request.replaceAll(".*\"offset\":(\\d+).*", "$1");
                String length = request.replaceAll(".*\"length\":(\\d+).*", "$1");
                String sha256 = request.replaceAll(".*\"sha256\":\"(\\w+)\".*", "$1");
                say(
                        line,
                        "{'type':'file','name':'a.bin','size':" + SIZE + ",'offset':" + offset + ",'length':" + length
                                + ",'sha256':'" + sha256 + "'}");
                while (!over.await(200, TimeUnit.MILLISECONDS)) {
                    line.getOutputStream().write(1);
                }
            }
        } catch (SocketException e) {
            // It was given up, as it should be.
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void say(Socket line, String json) throws IOException {
        line.getOutputStream().write((json.replace('\'', '"') + "\n").getBytes(UTF_8));
    }
}
