package roundtable.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import roundtable.protocol.Service;

/** Several servers as the nodes of one network: who leads, who knows what, and who is kept out. */
final class NetworkTest {
    private static final Duration SOON = Duration.ofSeconds(5);

    @TempDir
    private Path folder;

    @Test
    void aLogThatCouldNotBeWrittenIsWrittenAsSoonAsItCanBe() throws Exception {
        Path taken = Files.createDirectories(folder.resolve("node1/peer_files.log/taken"));
        try (CapturedLog log = CapturedLog.start();
                TestNetwork network = TestNetwork.start(folder, 1)) {
            await().atMost(TestNetwork.PATIENCE)
                    .until(() -> log.text().contains("peer_files.log could not be written"));
            Files.delete(taken);
            Files.delete(taken.getParent());
            await().atMost(TestNetwork.PATIENCE)
                    .untilAsserted(() ->
                            assertThat(network.node(1).file("peer_files.log")).hasContent("Leader Node 1 files:\n"));
            assertThat(log.lines().stream().filter(line -> line.contains("could not be written")))
                    .hasSize(1);
        }
    }

    @Test
    void theLowestLeadsAStarAndTheLogSaysSo() throws Exception {
        try (CapturedLog log = CapturedLog.start();
                TestNetwork network = new TestNetwork(folder)) {
            network.put(1, "1_1.txt", "one");
            network.put(1, "1_2.txt", "two");
            network.put(2, "2_1.txt", "three");
            network.put(3, "3_1.txt", "four");
            network.add(3);
            network.add(2);
            network.add(1);
            network.awaitAgreement(2, 1, 1);

            assertThat(network.view(1).path("links").toString())
                    .isEqualTo("[{\"from\":1,\"to\":2},{\"from\":1,\"to\":3}]");
            await().atMost(SOON)
                    .untilAsserted(() -> assertThat(log.text())
                            .contains("Node 1 connected to Node 2.")
                            .contains("Leader elected: Node 1")
                            .contains("Leader Node 1 remains connected to all peers.")
                            .contains("Node 2 disconnected from Node 3.")
                            .contains("Files received from Node 2."));
            Path peerFiles = network.node(1).file("peer_files.log");
            String expected = """
                    Leader Node 1 files:
                    1_1.txt
                    1_2.txt

                    Node 2 files:
                    2_1.txt

                    Node 3 files:
                    3_1.txt
                    """;
            await().atMost(SOON).untilAsserted(() -> assertThat(peerFiles).hasContent(expected));
        }
    }

    @Test
    void aNewFileIsFoundFromEverywhereAndAGoneOneIsNot() throws Exception {
        try (TestNetwork network = TestNetwork.start(folder, 1, 2, 3)) {
            network.awaitAgreement();
            network.put(3, "new.txt", "hello");

            for (int id = 1; id <= 3; id++) {
                int asked = id;
                await().atMost(SOON)
                        .untilAsserted(() -> assertThat(
                                        network.ask(asked, find("new.txt")).toString())
                                .startsWith("{\"type\":\"found\",\"name\":\"new.txt\",\"nodes\":[3],\"size\":5,"));
            }
            Files.delete(network.node(3).file("server_files").resolve("new.txt"));
            await().atMost(SOON)
                    .untilAsserted(
                            () -> assertThat(network.ask(2, find("new.txt")).path("message"))
                                    .asString()
                                    .contains("404 Not Found"));
        }
    }

    @Test
    void afterTheLeadersDeathItsFilesAreUnavailableAndOthersAreNotFoundAndItLeadsAgainWhenItReturns() throws Exception {
        try (TestNetwork network = new TestNetwork(folder)) {
            network.put(1, "1_1.txt", "one");
            network.add(1);
            network.add(2);
            network.add(3);
            network.awaitAgreement(1, 0, 0);

            network.stop(1);
            network.awaitAgreement();
            for (int id = 2; id <= 3; id++) {
                assertThat(network.ask(id, find("1_1.txt")).path("code").asText())
                        .isEqualTo("unavailable");
                assertThat(network.ask(id, find("9_9.txt")).path("message").asText())
                        .isEqualTo("404 Not Found");
            }

            network.add(1);
            network.awaitAgreement(1, 0, 0);
            assertThat(network.ask(3, find("1_1.txt")).path("nodes").toString()).isEqualTo("[1]");
        }
    }

    @Test
    void whoWatchesIsToldWhateverChanges() throws Exception {
        try (TestNetwork network = TestNetwork.start(folder, 2)) {
            network.awaitAgreement(0);
            RawClient watcher = network.client(2);
            assertThat(watcher.ask("{'type':'watch','id':7}").path("id").intValue())
                    .isEqualTo(7);

            network.put(2, "new.txt", "hello");
            watcher.readUntil(event -> event.path("nodes").path(0).path("files").intValue() == 1);
            network.add(1);
            JsonNode event = watcher.readUntil(one -> one.path("leader").intValue() == 1);
            assertThat(event.path("why").asText()).isEqualTo("Node 1 has the lowest id of the 2 nodes that are up.");
            assertThat(event.path("since").asText()).isNotEmpty();
        }
    }

    @Test
    void theCatalogueHasEachContentWithItsHoldersAlsoOfNodesThatAreDown() throws Exception {
        try (TestNetwork network = new TestNetwork(folder)) {
            network.put(1, "a.txt", "one");
            network.put(2, "a.txt", "another");
            network.put(3, "a.txt", "one");
            network.put(3, "b.txt", "three");
            for (int id = 1; id <= 3; id++) {
                network.add(id);
            }
            network.awaitAgreement(1, 1, 2);
            assertThat(holders(network)).containsExactly("a.txt [1,3]", "a.txt [2]", "b.txt [3]");
            JsonNode before = network.view(2);
            assertThat(before.path("state").asText()).isEqualTo("following");
            assertThat(network.view(2).path("catalogue")).isEqualTo(before.path("catalogue"));
            network.stop(1);
            network.stop(3);
            network.awaitAgreement(1);
            assertThat(holders(network)).containsExactly("a.txt [2]", "a.txt [1,3]", "b.txt [3]");
            network.put(2, "c.txt", "new");
            await().atMost(SOON)
                    .untilAsserted(
                            () -> assertThat(network.view(2).path("catalogue").longValue())
                                    .isGreaterThan(before.path("catalogue").longValue()));
        }
    }

    private static List<String> holders(TestNetwork network) throws Exception {
        JsonNode files = network.ask(2, "{'type':'catalogue'}").path("files");
        return StreamSupport.stream(files.spliterator(), false)
                .map(file -> file.path("name").asText() + " " + file.path("nodes"))
                .toList();
    }

    @Test
    void theSecondNodeOfOneIdIsToldAndStaysOut() throws Exception {
        try (CapturedLog log = CapturedLog.start();
                TestNetwork network = TestNetwork.start(folder, 1, 2)) {
            network.awaitAgreement();
            try (TestServer second = network.started("second", 2)) {
                await().atMost(SOON)
                        .untilAsserted(() ->
                                assertThat(log.text()).contains("Node 2 stays out of the network: There is a node 2"));
                RawClient client = second.enter(Service.PEERS, "Asha");
                JsonNode view = client.ask("{'type':'network'}");
                assertThat(view.path("leader").intValue()).isZero();
                assertThat(view.path("why").asText()).contains("stays out");
                network.awaitAgreement();
            }
        }
    }

    @Test
    void aNodeThatIsNotWhatItSaidIsSentAway() throws Exception {
        try (TestNetwork network = TestNetwork.start(folder, 1)) {
            network.awaitAgreement();
            RawClient liar = network.node(1).connect(Service.PEERS);
            liar.ask("{'type':'hello','protocol':1,'node':8}");
            liar.send(join(7));
            assertThat(liar.lastWords().path("reason").asText()).contains("has said hello as Node 8");
            network.awaitAgreement();
        }
    }

    @Test
    void aNodeThatTellsOfAnothersShelfIsSentAway() throws Exception {
        try (TestNetwork network = TestNetwork.start(folder, 1)) {
            network.awaitAgreement();
            RawClient liar = joined(network, 7);
            liar.send("{'type':'following','term':1,'members':[],'shelves':[]}");
            liar.send("{'type':'shelf','node':1,'started':5,'version':1,'files':[],'gone':['1_1.txt']}");
            assertThat(liar.lastWords().path("reason").asText()).contains("the shelf of Node 1");
            await().atMost(SOON).untilAsserted(() -> network.awaitAgreement());
        }
    }

    @Test
    void nodesThatAFollowerInventsCrowdNobodyOut() throws Exception {
        try (TestNetwork network = TestNetwork.start(folder, 1)) {
            network.awaitAgreement();
            RawClient liar = joined(network, 7);
            String members = IntStream.range(1_000, 1_999)
                    .mapToObj(id -> "{'node':" + id + ",'address':'localhost:9','started':5,'up':true}")
                    .collect(Collectors.joining(","));
            liar.send("{'type':'following','term':1,'members':[" + members + "],'shelves':[]}");
            for (int id = 1_000; id < 1_999; id++) {
                liar.send("{'type':'shelf','node':" + id + ",'started':5,'version':1,'gone':[],'files':[{'name':'" + id
                        + ".txt','size':1,'sha256':'" + "0".repeat(64) + "'}]}");
            }
            liar.send("{'type':'shelf','node':7,'started':5,'version':1,'files':[],'gone':[]}");
            assertThat(liar.ask(find("nothing.txt")).path("type").asText()).isNotEmpty();

            network.put(2, "2_1.txt", "two");
            network.add(2);
            await().atMost(SOON)
                    .untilAsserted(
                            () -> assertThat(network.ask(1, find("2_1.txt")).path("nodes"))
                                    .hasToString("[2]"));
            assertThat(network.view(1).path("nodes")).hasSizeLessThan(120);
            assertThat(network.ask(1, "{'type':'catalogue'}").path("files")).hasSizeLessThan(120);
        }
    }

    @Test
    void aNodeThatFloodsIsSentAway() throws Exception {
        try (TestNetwork network = TestNetwork.start(folder, 1)) {
            network.awaitAgreement();
            RawClient flooder = joined(network, 7);
            flooder.sendBytes("{\"type\":\"alive\"}\n".repeat(5_000).getBytes(java.nio.charset.StandardCharsets.UTF_8));
            assertThat(flooder.lastWords().path("reason").asText()).contains("says too much at once");
            network.awaitAgreement();
        }
    }

    @Test
    void whoHasNotJoinedHasNothingToSayAndAServerByItselfLetsNobodyJoin() throws Exception {
        try (TestServer server = TestServer.start(folder)) {
            RawClient node = server.connect(Service.PEERS);
            node.ask("{'type':'hello','protocol':1,'node':8}");
            assertThat(node.ask("{'type':'alive'}").path("code").asText()).isEqualTo("invalid");
            assertThat(node.ask(join(8)).path("code").asText()).isEqualTo("unavailable");
        }
        assertThat(folder.resolve("peer_files.log")).doesNotExist();
    }

    @Test
    void twentyNodesOnOneMachineAgree() throws Exception {
        int[] ids = IntStream.rangeClosed(1, 20).map(i -> 1 + i * 7 % 20).toArray();
        try (TestNetwork network = TestNetwork.start(folder, ids)) {
            network.put(ids[13], "a.txt", "hello");
            int[] files = new int[20];
            files[Arrays.stream(ids).sorted().boxed().toList().indexOf(ids[13])] = 1;
            network.awaitAgreement(files);
        }
    }

    private static RawClient joined(TestNetwork network, int id) throws Exception {
        RawClient node = network.node(1).connect(Service.PEERS);
        node.ask("{'type':'hello','protocol':1,'node':" + id + "}");
        assertThat(node.ask(join(id)).path("type").asText()).isEqualTo("joined-network");
        assertThat(node.read().path("type").asText()).isEqualTo("lead");
        return node;
    }

    private static String join(int id) {
        return "{'type':'join-network','node':" + id + ",'started':5,'port':9,'term':0,'addresses':[]}";
    }

    private static String find(String name) {
        return "{'type':'find','name':'" + name + "'}";
    }
}
