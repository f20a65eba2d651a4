package roundtable.client.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import roundtable.client.Deliveries;
import roundtable.client.journeys.HostedPorts;
import roundtable.client.link.ServerAddress;
import roundtable.client.link.ServerLink;
import roundtable.client.network.TestNetwork;

/** The nodes of a window, as they are told to it. */
@Timeout(60)
class HostedNodesTest {
    @TempDir
    private Path folder;

    /** What is told of the window's nodes, as it is told. */
    private static List<HostedNode> nodesOf(HostedNodes hosted) {
        List<HostedNode> nodes = new ArrayList<>();
        hosted.listen(now -> {
            nodes.clear();
            nodes.addAll(now);
        });
        return nodes;
    }

    @Test
    void aNodeThatIsToldNoAddressAtAllHasFailedAndCanBeForgotten() throws Exception {
        Deliveries deliveries = new Deliveries();
        try (HostedNodes hosted = new HostedNodes(deliveries)) {
            List<HostedNode> nodes = nodesOf(hosted);
            hosted.start(new HostedNodes.Setup(2, null, List.of("b\u00fcro:7007")));
            deliveries.until(
                    "it has failed", () -> !nodes.isEmpty() && nodes.getFirst().phase() == HostedNode.Phase.FAILED);
            assertThat(nodes.getFirst().trouble()).isNotBlank();
            hosted.stop(nodes.getFirst());
            deliveries.until("it is forgotten", nodes::isEmpty);
        }
    }

    @Test
    void theNodesAreOpenToTheNetworkWhileTheSessionIs() throws Exception {
        Deliveries deliveries = new Deliveries();
        int offset = HostedPorts.offset(folder);
        Hosting.Setup setup = new Hosting.Setup(folder, offset, "localhost,127.0.0.2", "Lab 4", false);
        try (ServerLink link = new ServerLink(deliveries);
                Hosting hosting = new Hosting(setup, link::answers, deliveries);
                HostedNodes hosted = new HostedNodes(deliveries)) {
            hosted.follow(hosting);
            List<HostedNode> nodes = nodesOf(hosted);
            hosting.start(false);
            hosted.start(new HostedNodes.Setup(2, null, List.of("localhost:" + (8090 + offset))));
            deliveries.until(
                    "the node runs", () -> !nodes.isEmpty() && nodes.getFirst().isRunning());
            deliveries.until("the session is there", () -> hosting.state().phase() == Hosting.Phase.HERE);
            ServerAddress elsewhere =
                    new ServerAddress("127.0.0.2", nodes.getFirst().port());
            assertThat(link.answers(elsewhere)).isFalse();

            hosting.open(true);
            deliveries.until("it is open", hosted::isOpen);
            await().until(() -> link.answers(elsewhere));
            assertThat(nodes.getFirst().isRunning()).isTrue();
            hosting.open(false);
            deliveries.until("it is closed", () -> !hosted.isOpen());
            await().until(() -> !link.answers(elsewhere));
        }
    }

    @Test
    void theNodesThatEndAreMissedByThoseThatGoOnAndByWhoIsInTheSession() throws Exception {
        Deliveries deliveries = new Deliveries();
        int offset = HostedPorts.offset(folder);
        String peers = "localhost:" + (8090 + offset);
        Hosting.Setup setup = new Hosting.Setup(folder.resolve("session"), offset, "localhost", "Lab 4", false);
        try (ServerLink link = new ServerLink(deliveries);
                ServerLink bo = new ServerLink(deliveries);
                Hosting hosting = new Hosting(setup, link::answers, deliveries);
                HostedNodes hosted = new HostedNodes(deliveries);
                TestNetwork elsewhere = new TestNetwork(folder.resolve("elsewhere"), peers)) {
            hosted.follow(hosting);
            List<HostedNode> nodes = nodesOf(hosted);
            hosting.start(false);
            deliveries.until("the session is there", () -> hosting.state().phase() == Hosting.Phase.HERE);
            link.connect(hosting.state().address(), "Asha");
            deliveries.until("Asha is in it", () -> link.state().client().isPresent());
            hosted.start(new HostedNodes.Setup(4, null, List.of(peers)));
            deliveries.until(
                    "the node runs", () -> !nodes.isEmpty() && nodes.getFirst().isRunning());
            assertThat(hosted.missed(link.state().client()))
                    .as("by nobody else")
                    .isEmpty();

            bo.connect(hosting.state().address(), "Bo");
            deliveries.until("Bo is in it", () -> bo.state().client().isPresent());
            assertThat(hosted.missed(link.state().client())).as("by Bo").containsExactly(4);
            bo.disconnect();
            await().untilAsserted(() ->
                    assertThat(hosted.missed(link.state().client())).isEmpty());

            elsewhere.start(7);
            await().untilAsserted(() -> assertThat(hosted.missed(link.state().client()))
                    .as("by Node 7")
                    .containsExactly(4, 10));
            elsewhere.stop(7);
            await().untilAsserted(() ->
                    assertThat(hosted.missed(link.state().client())).isEmpty());
        }
    }

    @Test
    void aNodeThatStartsWhileTheSessionIsOpenIsOpenToo() throws Exception {
        Deliveries deliveries = new Deliveries();
        Hosting.Setup setup =
                new Hosting.Setup(folder, HostedPorts.offset(folder), "localhost,127.0.0.2", "Lab 4", false);
        try (ServerLink link = new ServerLink(deliveries);
                Hosting hosting = new Hosting(setup, link::answers, deliveries);
                HostedNodes hosted = new HostedNodes(deliveries)) {
            hosted.follow(hosting);
            List<HostedNode> nodes = nodesOf(hosted);
            hosting.start(true);
            deliveries.until("the session is open", hosted::isOpen);
            hosted.start(new HostedNodes.Setup(2, null, List.of()));
            deliveries.until(
                    "the node runs", () -> !nodes.isEmpty() && nodes.getFirst().isRunning());
            assertThat(link.answers(
                            new ServerAddress("127.0.0.2", nodes.getFirst().port())))
                    .isTrue();
        }
    }
}
