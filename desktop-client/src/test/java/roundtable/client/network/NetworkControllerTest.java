package roundtable.client.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import roundtable.client.Deliveries;
import roundtable.client.files.TransferProgress.Phase;
import roundtable.client.host.HostedNode;
import roundtable.client.host.HostedNodes;
import roundtable.client.link.ServerLink;
import roundtable.client.link.ServiceConnection;
import roundtable.protocol.PeersEvent;
import roundtable.protocol.PeersEvent.Listed;
import roundtable.protocol.Service;

/** The network tab without its window, on real nodes. The window is connected to Node 2; Node 1 leads. */
@Timeout(90)
class NetworkControllerTest {
    @TempDir
    private Path folder;

    private final Deliveries deliveries = new Deliveries();
    private final ServerLink link = new ServerLink(deliveries);
    private final NetworkModel model = new NetworkModel(Clock.systemUTC());
    private final HostedNodes hosted = new HostedNodes(deliveries);
    /** Whether the next line of a transfer breaks. */
    private final AtomicBoolean cut = new AtomicBoolean();

    private TestNetwork network;
    private NetworkController controller;

    @BeforeEach
    void connect() throws Exception {
        network = new TestNetwork(folder);
        network.start(1);
        network.start(2);
        network.start(3);
        controller = new NetworkController(
                link.peers(), model, hosted, this::connection, () -> link.address(Service.PEERS), deliveries);
        link.connect(network.address(2), "Asha");
        deliveries.until(
                "three nodes are up",
                () -> leads(1) && Nodes.up(model.network()).size() == 3);
    }

    private ServiceConnection connection() throws IOException {
        if (cut.getAndSet(false)) {
            throw new IOException("the line was cut");
        }
        return link.open(Service.PEERS);
    }

    @AfterEach
    void close() {
        controller.close();
        link.close();
        network.close();
    }

    private boolean leads(int node) {
        return model.network() != null && model.network().leader() == node;
    }

    private Listed listed(String name) {
        return model.catalogue().stream()
                .filter(file -> file.name().equals(name))
                .findFirst()
                .orElse(null);
    }

    private void find(String name) throws InterruptedException {
        controller.find(name);
        deliveries.until(
                "it is answered",
                () -> model.search().name().equals(name) && model.search().outcome() != Search.Outcome.ASKED);
    }

    @Test
    void theCatalogueSaysWhoHasWhatAndFollowsTheShelves() throws Exception {
        deliveries.until("the files of all are listed", () -> model.catalogue().size() == 3);
        assertThat(listed("3_1.txt").nodes()).containsExactly(3);
        Files.copy(network.file(3, "3_1.txt"), network.file(1, "3_1.txt"));
        deliveries.until("both have it", () -> listed("3_1.txt").nodes().equals(List.of(1, 3)));
    }

    @Test
    void whatNobodyHasIsToldApartFromWhatCannotBeHadNow() throws Exception {
        deliveries.until("the file of Node 3 is listed", () -> listed("3_1.txt") != null);
        find("3_1.txt");
        assertThat(model.search().outcome()).isEqualTo(Search.Outcome.FOUND);
        assertThat(model.search().nodes()).containsExactly(3);
        find("9_9.txt");
        assertThat(model.search().outcome()).isEqualTo(Search.Outcome.NOT_FOUND);
        network.stop(3);
        deliveries.until("Node 3 is down", () -> !Nodes.isUp(model.network(), 3));
        find("3_1.txt");
        assertThat(model.search().outcome()).isEqualTo(Search.Outcome.UNAVAILABLE);
        assertThat(model.search().nodes()).containsExactly(3);
        assertThat(model.isAvailable(listed("3_1.txt"))).isFalse();
    }

    @Test
    void whatWasAnsweredStaysTrueAsTheNetworkChanges() throws Exception {
        deliveries.until("the file of Node 3 is listed", () -> listed("3_1.txt") != null);
        find("new.txt");
        assertThat(model.search().outcome()).isEqualTo(Search.Outcome.NOT_FOUND);
        Files.writeString(network.file(3, "new.txt"), "just written");
        deliveries.until("it is there", () -> model.search().outcome() == Search.Outcome.FOUND);
        assertThat(model.search().nodes()).containsExactly(3);
        network.stop(3);
        deliveries.until("it is not to be had", () -> model.search().outcome() == Search.Outcome.UNAVAILABLE);
        network.start(3);
        deliveries.until("it is there again", () -> model.search().outcome() == Search.Outcome.FOUND);
        controller.forgetSearch();
        network.stop(3);
        deliveries.until("Node 3 is down", () -> !Nodes.isUp(model.network(), 3));
        assertThat(model.search().outcome()).isEqualTo(Search.Outcome.NONE);
    }

    @Test
    void aNameThatNoFileCanHaveIsNotAskedFor() {
        controller.find("../secret");
        assertThat(model.search().outcome()).isEqualTo(Search.Outcome.REFUSED);
    }

    @Test
    void aFileOfAnotherNodeIsFetched() throws Exception {
        deliveries.until("the file of Node 3 is listed", () -> listed("3_1.txt") != null);
        Path target = folder.resolve("fetched.txt");
        controller.fetch(listed("3_1.txt"), target);
        deliveries.until(
                "it is here",
                () -> model.transfers().all().getFirst().progress().phase() == Phase.DONE);
        assertThat(target).hasSameBinaryContentAs(network.file(3, "3_1.txt"));
    }

    @Test
    void aFetchWhoseOwnLineBreaksGoesOnByItself() throws Exception {
        deliveries.until("the file of Node 3 is listed", () -> listed("3_1.txt") != null);
        cut.set(true);
        controller.fetch(listed("3_1.txt"), folder.resolve("fetched.txt"));
        deliveries.until(
                "it is here",
                () -> model.transfers().all().getFirst().progress().phase() == Phase.DONE);
        assertThat(cut).isFalse();
    }

    @Test
    void whenTheLeaderStopsTheNextOneLeads() throws Exception {
        network.stop(1);
        deliveries.until("Node 2 leads", () -> leads(2));
        deliveries.until("Node 3 follows", () -> Nodes.up(model.network()).equals(java.util.Set.of(2, 3)));
        assertThat(model.journal().entries().stream().map(Journal.Entry::words))
                .contains("Node 1 is down.", "Leader elected: Node 2");
    }

    @Test
    void aSharedFolderIsANodeOfTheNetworkUntilItIsStopped() throws Exception {
        Path mine = Files.createDirectory(folder.resolve("mine"));
        Files.writeString(mine.resolve("holiday.txt"), "sand");
        assertThat(controller.ownNodes().freeAbove()).isEqualTo(4);
        controller.ownNodes().share(mine, controller.ownNodes().freeAbove());
        deliveries.until("its file is in the network", () -> listed("holiday.txt") != null);
        assertThat(listed("holiday.txt").nodes()).containsExactly(4);
        HostedNode own = model.own(Nodes.of(model.network(), 4));
        assertThat(own.shelf()).isEqualTo(mine);
        controller.ownNodes().stop(own);
        deliveries.until("it is down", () -> model.ownNodes().isEmpty() && !Nodes.isUp(model.network(), 4));
        assertThat(mine.resolve("holiday.txt")).hasContent("sand");
        assertThat(mine.toFile().list()).containsExactly("holiday.txt");
    }

    @Test
    void anotherNodeTakesTheLowestFreeNumberAndThePlaceOfOneThatIsDown() throws Exception {
        network.stop(1);
        deliveries.until("Node 2 leads", () -> leads(2));
        controller.ownNodes().startAnother();
        deliveries.until("the new Node 1 leads", () -> leads(1));
        deliveries.until(
                "its file is in the network", () -> listed("1_1.txt") != null && model.isAvailable(listed("1_1.txt")));
        HostedNode own = model.ownNodes().getFirst();
        Path shelf = own.shelf();
        assertThat(shelf).isDirectory();
        controller.ownNodes().stop(own);
        deliveries.until(
                "Node 2 leads again", () -> leads(2) && model.ownNodes().isEmpty());
        assertThat(shelf).doesNotExist();
    }

    /** The node itself says that it is on its own machine, which is another one than this window's. */
    @Test
    void nodesAreShownAtTheAddressesByWhichTheyAreReachedFromHere() throws Exception {
        NetworkModel elsewhere = new NetworkModel(Clock.systemUTC());
        try (HostedNodes none = new HostedNodes(deliveries);
                NetworkController far = new NetworkController(
                        link.peers(),
                        elsewhere,
                        none,
                        this::connection,
                        () -> new InetSocketAddress("192.0.2.7", 8_090),
                        deliveries)) {
            // What is told of a node that comes is told to both.
            network.start(4);
            deliveries.until(
                    "the fourth is told of",
                    () -> elsewhere.network() != null
                            && Nodes.up(elsewhere.network()).contains(4));
            assertThat(elsewhere.network().nodes())
                    .extracting(PeersEvent.Member::address)
                    .allSatisfy(address -> assertThat(address).startsWith("192.0.2.7:"));
            assertThat(far.ownNodes().freeAbove()).isEqualTo(5);
        }
    }
}
