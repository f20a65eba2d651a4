package roundtable.client.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.awt.Component;
import java.awt.Point;
import java.awt.Toolkit;
import java.awt.datatransfer.DataFlavor;
import java.awt.event.KeyEvent;
import java.awt.event.WindowEvent;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import javax.swing.JSpinner;
import javax.swing.JTable;
import javax.swing.JToggleButton;
import javax.swing.SwingUtilities;
import javax.swing.text.JTextComponent;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.assertj.swing.core.Robot;
import org.assertj.swing.edt.GuiActionRunner;
import org.assertj.swing.finder.JFileChooserFinder;
import org.assertj.swing.finder.JOptionPaneFinder;
import org.assertj.swing.fixture.JFileChooserFixture;
import org.assertj.swing.fixture.JOptionPaneFixture;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import roundtable.client.link.ServiceConnection;
import roundtable.client.link.Tap;
import roundtable.client.network.TestNetwork;
import roundtable.client.window.MainFrame;
import roundtable.client.window.Window;
import roundtable.client.window.network.NetworkPanel;
import roundtable.protocol.PeersEvent.Listed;
import roundtable.protocol.PeersRequest;
import roundtable.protocol.Service;
import roundtable.protocol.SessionRequest;

/** What a person sees and does in a network of three nodes, connected to Node 2. */
@ExtendWith(Window.class)
@Timeout(180)
class NetworkJourneyTest {
    private static final int NETWORK = 5;
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @TempDir
    private Path folder;

    private TestNetwork three() throws Exception {
        TestNetwork network = new TestNetwork(folder.resolve("network"));
        network.start(1);
        network.start(2);
        network.start(3);
        return network;
    }

    private Place place(Robot robot, TestNetwork network) {
        Place place = new Place(robot, folder.resolve("asha"), 0);
        place.connect(network.address(2), "Asha");
        place.isConnected();
        place.window().tabbedPane(MainFrame.TABS_NAME).selectTab(NETWORK);
        return place;
    }

    private static <T extends Component> T find(Place place, String name, Class<T> kind) {
        return place.window().robot().finder().findByName(place.window().target(), name, kind, false);
    }

    /** What a screen reader says of a node. */
    private static String node(Place place, int number) {
        return GuiActionRunner.execute(() -> find(place, "network.node." + number, JToggleButton.class)
                .getAccessibleContext()
                .getAccessibleName());
    }

    private static void eventually(ThrowingRunnable assertion) {
        await().atMost(PATIENCE).ignoreExceptions().untilAsserted(assertion);
    }

    private static String words(Place place, String name) {
        return GuiActionRunner.execute(
                () -> find(place, name, JTextComponent.class).getText());
    }

    private static List<String> files(Place place) {
        JTable table = find(place, NetworkPanel.FILES, JTable.class);
        return GuiActionRunner.execute(() -> IntStream.range(0, table.getRowCount())
                .mapToObj(row -> ((Listed) table.getValueAt(row, 0)).name())
                .toList());
    }

    private static void search(Place place, String name) {
        place.fill(NetworkPanel.FIND_FIELD, name);
        place.window().robot().click(place.window().button(NetworkPanel.FIND).target());
    }

    @Test
    void theNextNodeIsCrownedWhenTheLeaderStops(Robot robot) throws Exception {
        try (TestNetwork network = three();
                Place asha = place(robot, network)) {
            eventually(() -> {
                assertThat(node(asha, 1)).startsWith("Node 1, leads, 1 file, at ");
                assertThat(node(asha, 2)).startsWith("Node 2, up, 1 file, at ").endsWith(", you are here");
                assertThat(node(asha, 3)).startsWith("Node 3, up, 1 file, at ");
            });
            assertThat(words(asha, NetworkPanel.WHY))
                    .isEqualTo("Node 1 leads, for its number is the lowest of the 3 nodes that are up.");
            network.stop(1);
            eventually(() -> {
                assertThat(node(asha, 1)).startsWith("Node 1 is down: ");
                assertThat(node(asha, 2)).startsWith("Node 2, leads");
                assertThat(node(asha, 3)).startsWith("Node 3, up");
            });
            assertThat(words(asha, NetworkPanel.WHY)).endsWith("; Node 1 is down.");
            assertThat(words(asha, NetworkPanel.JOURNAL)).contains("Node 1 is down.", "Leader elected: Node 2");
        }
    }

    @Test
    void aFileIsFoundAndFetchedAndOneThatNobodyHasIsSaidSo(Robot robot) throws Exception {
        try (TestNetwork network = three();
                Place asha = place(robot, network)) {
            eventually(() -> assertThat(files(asha)).containsExactly("1_1.txt", "2_1.txt", "3_1.txt"));
            search(asha, "9_9.txt");
            eventually(() -> assertThat(words(asha, NetworkPanel.FOUND)).startsWith("404 Not Found: "));
            assertThat(files(asha)).isEmpty();
            search(asha, "3_1.txt");
            eventually(() -> assertThat(words(asha, NetworkPanel.FOUND)).isEqualTo("3_1.txt is on Node 3."));
            Path target = folder.resolve("fetched.txt");
            robot.click(asha.window().button(NetworkPanel.FETCH).target());
            JFileChooserFixture chooser = JFileChooserFinder.findFileChooser().using(robot);
            GuiActionRunner.execute(() -> chooser.target().setSelectedFile(target.toFile()));
            chooser.approve();
            eventually(() -> assertThat(target).hasContent("A file of Node 3"));
            network.stop(3);
            eventually(() -> assertThat(node(asha, 3)).startsWith("Node 3 is down: "));
            search(asha, "3_1.txt");
            eventually(() -> assertThat(words(asha, NetworkPanel.FOUND))
                    .startsWith("Unavailable: 3_1.txt is on Node 3, which is down."));
        }
    }

    @Test
    void aFileIsDraggedIntoAnotherWindowAndCopiedForOtherPrograms(Robot robot) throws Exception {
        try (TestNetwork network = three();
                Place asha = place(robot, network);
                OtherProgram other = new OtherProgram(robot)) {
            eventually(() -> assertThat(files(asha)).hasSize(3));
            asha.fill(NetworkPanel.FIND_FIELD, "3_1");
            JTable table = find(asha, NetworkPanel.FILES, JTable.class);
            robot.click(table, new Point(40, table.getRowHeight() / 2));
            asha.press(KeyEvent.VK_C);
            asha.until(() -> words(asha, NetworkPanel.NOTICE), "3_1.txt is in the clipboard: paste into a folder.");
            assertThat((List<?>)
                            Toolkit.getDefaultToolkit().getSystemClipboard().getData(DataFlavor.javaFileListFlavor))
                    .first(InstanceOfAssertFactories.FILE)
                    .hasName("3_1.txt")
                    .hasContent("A file of Node 3");
            other.takeFirstOf(table);
            eventually(() -> assertThat(other.got()).hasSize(1));
            assertThat(other.got().getFirst()).hasName("3_1.txt").hasContent("A file of Node 3");

            network.stop(3);
            eventually(() -> assertThat(node(asha, 3)).startsWith("Node 3 is down: "));
            assertThat(table.getRowCount())
                    .as("what was fetched before is there still")
                    .isEqualTo(1);
            Files.delete(other.got().getFirst().toPath());
            asha.press(KeyEvent.VK_C);
            asha.untilStarts(() -> words(asha, NetworkPanel.NOTICE), "3_1.txt could not be fetched. ");
            assertThat(words(asha, NetworkPanel.NOTICE)).contains("is on Node 3, which is down");
        }
    }

    @Test
    void aFolderIsSharedUntilItIsStopped(Robot robot) throws Exception {
        Path mine = Files.createDirectory(folder.resolve("mine"));
        Files.writeString(mine.resolve("holiday.txt"), "sand");
        try (TestNetwork network = three();
                Place asha = place(robot, network)) {
            eventually(() -> assertThat(node(asha, 3)).startsWith("Node 3, up"));
            robot.click(asha.window().button(NetworkPanel.SHARE).target());
            JFileChooserFixture chooser = JFileChooserFinder.findFileChooser().using(robot);
            GuiActionRunner.execute(() -> chooser.target().setSelectedFile(mine.toFile()));
            chooser.approve();
            JOptionPaneFixture question = JOptionPaneFinder.findOptionPane().using(robot);
            JSpinner number = robot.finder().findByName(question.target(), NetworkPanel.NUMBER, JSpinner.class);
            assertThat(GuiActionRunner.execute(number::getValue)).isEqualTo(4);
            Place.answer(question, "Share");
            eventually(() -> {
                assertThat(node(asha, 4)).startsWith("Node 4, up, 1 file").endsWith(", in this window");
                assertThat(files(asha)).contains("holiday.txt");
            });
            asha.until(() -> asha.window().button(NetworkPanel.STOP).text(), "Stop sharing (Node 4)");
            robot.click(asha.window().button(NetworkPanel.STOP).target());
            eventually(() -> assertThat(node(asha, 4)).startsWith("Node 4 is down: "));
            assertThat(mine.resolve("holiday.txt")).hasContent("sand");
        }
    }

    @Test
    void whoClosesTheWindowIsToldThatItsNodeEndsAndThatOthersAreFetchingFromIt(Robot robot) throws Exception {
        Path mine = Files.createDirectory(folder.resolve("mine"));
        Files.write(mine.resolve("film.bin"), new byte[40_000_000]);
        try (TestNetwork network = three();
                Place asha = place(robot, network)) {
            eventually(() -> assertThat(node(asha, 3)).startsWith("Node 3, up"));
            share(robot, asha, mine);
            eventually(() -> assertThat(files(asha)).contains("film.bin"));
            InetSocketAddress node3 = new InetSocketAddress(InetAddress.getLoopbackAddress(), network.peersPort(3));
            try (ServiceConnection bo = ServiceConnection.open(
                    Service.PEERS,
                    node3,
                    new SessionRequest.Hello(SessionRequest.PROTOCOL, "Bo", null, null, null),
                    new Tap())) {
                // Who asks and then reads nothing is still getting it.
                bo.send(new PeersRequest.Get("film.bin", null));
                eventually(() ->
                        assertThat(words(asha, NetworkPanel.JOURNAL)).contains("film.bin goes from Node 4 to Node 3"));
                closing(asha);
                JOptionPaneFixture question = JOptionPaneFinder.findOptionPane().using(robot);
                assertThat(question.label("close.lost.0").text())
                        .isEqualTo("Node 4 ends with this window: its files can no longer be had.");
                assertThat(question.label("close.lost.1").text())
                        .isEqualTo("A node of this window gives a file to others.");
                Place.answer(question, "Stay");
                assertThat(asha.isShowing()).isTrue();
            }
        }
    }

    @Test
    void theNodesOfTheWindowThatAreInAnotherNetworkAreSaidInOneSentence(Robot robot) throws Exception {
        try (TestNetwork network = three();
                TestNetwork other = new TestNetwork(folder.resolve("other"));
                Place asha = place(robot, network)) {
            eventually(() -> assertThat(node(asha, 3)).startsWith("Node 3, up"));
            for (int number = 4; number <= 5; number++) {
                robot.click(asha.window().button(NetworkPanel.START).target());
                String begin = "Node " + number + ", up";
                int started = number;
                eventually(() -> assertThat(node(asha, started)).startsWith(begin));
            }
            assertThat(words(asha, NetworkPanel.OWN)).isEmpty();
            other.start(4);
            robot.click(asha.window().button("connect.button").target());
            asha.connect(other.address(4).toString());
            eventually(() -> assertThat(words(asha, NetworkPanel.OWN).lines())
                    .containsExactly(
                            "Node 4 of this window stays out while another node has its number.",
                            "Node 5 runs in this window, but not in the network that is shown."));
        }
    }

    private static void closing(Place place) {
        SwingUtilities.invokeLater(() -> place.window()
                .target()
                .dispatchEvent(new WindowEvent(place.window().target(), WindowEvent.WINDOW_CLOSING)));
    }

    @Test
    void nobodyIsAskedWhoseNodesHaveNoOthersToTalkTo(Robot robot) throws Exception {
        try (Place asha = new Place(robot, folder.resolve("asha"), 0)) {
            GuiActionRunner.execute(() -> {
                MainFrame frame = (MainFrame) asha.window().target();
                frame.person("Asha");
                frame.begin(null);
            });
            asha.hosting().start(false);
            asha.isConnected();
            asha.window().tabbedPane(MainFrame.TABS_NAME).selectTab(NETWORK);
            int offset = asha.hosting().state().address().port() - Service.EDITOR.defaultPort();
            eventually(() -> assertThat(words(asha, NetworkPanel.COMMAND))
                    .isEqualTo("./roundtable server --node 11 --data node11 --port-offset %d --peers localhost:%d"
                            .formatted(offset + 100, Service.PEERS.defaultPort() + offset)));
            robot.click(asha.window().button(NetworkPanel.START).target());
            eventually(() -> assertThat(node(asha, 1)).startsWith("Node 1, leads, 1 file"));
            closing(asha);
            eventually(() -> assertThat(asha.isShowing()).isFalse());
        }
    }

    private static void share(Robot robot, Place place, Path shared) {
        robot.click(place.window().button(NetworkPanel.SHARE).target());
        JFileChooserFixture chooser = JFileChooserFinder.findFileChooser().using(robot);
        GuiActionRunner.execute(() -> chooser.target().setSelectedFile(shared.toFile()));
        chooser.approve();
        JOptionPaneFixture question = JOptionPaneFinder.findOptionPane().using(robot);
        Place.answer(question, "Share");
    }

    @Test
    void whoTypesANameThatOneFileHasFetchesItByTheKeyboardAlone(Robot robot) throws Exception {
        try (TestNetwork network = three();
                Place asha = place(robot, network)) {
            eventually(() -> assertThat(files(asha)).hasSize(3));
            robot.click(asha.window().textBox(NetworkPanel.FIND_FIELD).target());
            robot.enterText("2_1");
            eventually(() -> assertThat(files(asha)).containsExactly("2_1.txt"));
            JTable table = find(asha, NetworkPanel.FILES, JTable.class);
            assertThat(GuiActionRunner.execute(table::getSelectedRowCount)).isEqualTo(1);
            Component fetch = asha.window().button(NetworkPanel.FETCH).target();
            robot.pressAndReleaseKeys(KeyEvent.VK_TAB, KeyEvent.VK_TAB);
            eventually(() -> assertThat(fetch.isFocusOwner()).isTrue());
            robot.pressAndReleaseKeys(KeyEvent.VK_TAB);
            eventually(() -> assertThat(table.isFocusOwner()).isTrue());
            robot.pressAndReleaseKeys(KeyEvent.VK_TAB);
            eventually(() -> assertThat(table.isFocusOwner()).isFalse());
        }
    }

    @Test
    void theArrowKeysGoFromNodeToNode(Robot robot) throws Exception {
        try (TestNetwork network = three();
                Place asha = place(robot, network)) {
            eventually(() -> assertThat(node(asha, 3)).startsWith("Node 3, up"));
            robot.click(find(asha, "network.node.1", JToggleButton.class));
            robot.pressAndReleaseKeys(KeyEvent.VK_RIGHT, KeyEvent.VK_DOWN);
            eventually(() -> assertThat(
                            find(asha, "network.node.3", JToggleButton.class).isFocusOwner())
                    .isTrue());
            asha.window().tabbedPane(NetworkPanel.SIDES).selectTab("Nodes");
            assertThat(asha.window().table(NetworkPanel.NODES).target().getSelectedRow())
                    .isEqualTo(2);
        }
    }
}
