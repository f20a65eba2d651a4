package roundtable.client.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import java.awt.Component;
import java.awt.Point;
import java.awt.Toolkit;
import java.awt.datatransfer.DataFlavor;
import java.awt.event.KeyEvent;
import java.awt.event.WindowEvent;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import javax.swing.JSplitPane;
import javax.swing.JTable;
import javax.swing.SwingUtilities;
import javax.swing.UIManager;
import javax.swing.plaf.basic.BasicSplitPaneUI;
import javax.swing.text.JTextComponent;
import org.assertj.swing.core.Robot;
import org.assertj.swing.edt.GuiActionRunner;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import roundtable.client.link.ServerAddress;
import roundtable.client.settings.Settings;
import roundtable.client.window.MainFrame;
import roundtable.client.window.Window;
import roundtable.client.window.wire.WireButton;
import roundtable.client.window.wire.WirePanel;
import roundtable.client.wire.Entry;
import roundtable.protocol.Service;
import roundtable.server.Options;
import roundtable.server.Server;

/** What a student does in the wire drawer, on a real server. */
@ExtendWith(Window.class)
@Timeout(180)
class WireJourneyTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @TempDir
    private Path folder;

    private Server server() throws Exception {
        return Server.start(
                Options.defaults().withData(folder.resolve("server")).withAnyPorts());
    }

    private Place place(Robot robot, Server server) {
        Place place = new Place(robot, folder.resolve("asha"), 0);
        place.connect(new ServerAddress("127.0.0.1", server.port(Service.EDITOR)), "Asha");
        place.isConnected();
        return place;
    }

    private static JTable lines(Place place) {
        return place.window()
                .robot()
                .finder()
                .findByName(place.window().target(), WirePanel.LINES, JTable.class, false);
    }

    private static List<Entry> entries(Place place) {
        JTable lines = lines(place);
        return GuiActionRunner.execute(() -> IntStream.range(0, lines.getRowCount())
                .mapToObj(row -> (Entry) lines.getValueAt(row, 0))
                .toList());
    }

    private static void untilTypes(Place place, String... types) {
        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> assertThat(entries(place)).extracting(Entry::type).containsExactly(types));
    }

    private static void press(Place place, String button) {
        place.window().robot().click(place.window().button(button).target());
    }

    private static void toggle(Place place, String button) {
        place.window().robot().click(place.window().toggleButton(button).target());
    }

    private static void write(Place place, String field, String text) {
        JTextComponent component = place.window().textBox(field).target();
        GuiActionRunner.execute(() -> component.setText(text));
    }

    private static void choose(Place place, String type) {
        List<Entry> entries = entries(place);
        int row = IntStream.range(0, entries.size())
                .filter(at -> entries.get(at).type().equals(type))
                .findFirst()
                .orElseThrow();
        JTable lines = lines(place);
        GuiActionRunner.execute(() -> lines.setRowSelectionInterval(row, row));
    }

    private static String detail(Place place) {
        return place.window().textBox(WirePanel.DETAIL).text();
    }

    private static String clipboard() throws Exception {
        return (String) Toolkit.getDefaultToolkit().getSystemClipboard().getData(DataFlavor.stringFlavor);
    }

    @Test
    void whatIsTypedGoesOverTheWireAndIsExplained(Robot robot) throws Exception {
        try (Server server = server();
                Place asha = place(robot, server)) {
            toggle(asha, WireButton.OPEN);
            asha.type(0, "H");

            untilTypes(asha, "edit", "accepted");
            assertThat(entries(asha).get(0).isSent()).isTrue();
            assertThat(entries(asha).get(1).delay()).isPositive();
            choose(asha, "edit");
            assertThat(detail(asha))
                    .startsWith("edit  sent by the client\nChanges the text.")
                    .contains("Answered after ")
                    .contains("change  [\"H\"]\n")
                    .contains("Here: insert \"H\".")
                    .contains("  \"document\": \"temp.txt\"");

            press(asha, WirePanel.NC);
            assertThat(clipboard())
                    .contains("\"name\":\"Asha\"")
                    .contains("printf '%s\\n' '{\"type\":\"open\",\"document\":\"temp.txt\"}'")
                    .endsWith("} | nc '127.0.0.1' " + server.port(Service.EDITOR) + "\n");
            press(asha, WirePanel.PYTHON);
            assertThat(clipboard()).startsWith("import socket\n").contains("\"change\":[\"H\"]");
            asha.until(
                    () -> asha.window().label(WirePanel.STATE).text(), "Copied: paste it in a file, or behind python3");
        }
    }

    @Test
    void linesAreFilteredAndHeldStill(Robot robot) throws Exception {
        try (Server server = server();
                Place asha = place(robot, server)) {
            toggle(asha, WireButton.OPEN);
            asha.type(0, "H");
            untilTypes(asha, "edit", "accepted");

            write(asha, WirePanel.FILTER, "type:acc");
            untilTypes(asha, "accepted");
            asha.until(() -> asha.window().label(WirePanel.STATE).text(), "1 line · 1 hidden");
            write(asha, WirePanel.FILTER, "");
            untilTypes(asha, "edit", "accepted");

            toggle(asha, WirePanel.PAUSE);
            asha.type(1, "i");
            asha.until(() -> asha.window().label(WirePanel.STATE).text(), "Paused · 2 lines more");
            assertThat(entries(asha)).hasSize(2);
            toggle(asha, WirePanel.PAUSE);
            untilTypes(asha, "edit", "accepted", "edit", "accepted");

            press(asha, WirePanel.CLEAR);
            untilTypes(asha);
        }
    }

    @Test
    void itFollowsTheTabAndHidesTheToken(Robot robot) throws Exception {
        try (Server server = server();
                Place asha = place(robot, server)) {
            toggle(asha, WireButton.OPEN);
            press(asha, "connect.button");
            press(asha, "connect.button");
            asha.isConnected();
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(entries(asha))
                            .extracting(Entry::type)
                            .contains("bye", "hello", "welcome", "open", "changes"));
            choose(asha, "welcome");
            assertThat(detail(asha)).contains("token  \"••••••••\"").contains("Tokens and join codes are hidden");

            asha.window().tabbedPane(MainFrame.TABS_NAME).selectTab(1);
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(entries(asha))
                            .extracting(Entry::type)
                            .contains("hello", "join", "joined")
                            .doesNotContain("open"));
            robot.click(asha.window().radioButton(WirePanel.SCOPE + ".ALL").target());
            await().atMost(PATIENCE)
                    .untilAsserted(() ->
                            assertThat(entries(asha)).extracting(Entry::type).contains("open", "join"));
        }
    }

    @Test
    void aThemeThatWasChosenWhileItWasClosedIsOnIt(Robot robot) throws Exception {
        try (Server server = server();
                Place asha = place(robot, server)) {
            asha.choose("action.theme-light");
            toggle(asha, WireButton.OPEN);
            toggle(asha, WireButton.OPEN);
            asha.choose("action.theme-dark");
            toggle(asha, WireButton.OPEN);
            JTable lines = lines(asha);
            assertThat(GuiActionRunner.execute(lines::getBackground)).isEqualTo(UIManager.getColor("Table.background"));
            assertThat(GuiActionRunner.execute(lines::getForeground)).isEqualTo(UIManager.getColor("Table.foreground"));
        }
    }

    private static JSplitPane aroundTheDrawer(Place place) {
        Component filter = place.window().textBox(WirePanel.FILTER).target();
        WirePanel panel = (WirePanel) SwingUtilities.getAncestorOfClass(WirePanel.class, filter);
        return (JSplitPane) SwingUtilities.getAncestorOfClass(JSplitPane.class, panel);
    }

    private static int height(Place place) {
        return GuiActionRunner.execute(
                () -> aroundTheDrawer(place).getBottomComponent().getHeight());
    }

    @Test
    void theKeyOpensAndClosesItAndItsHeightIsRemembered(Robot robot) throws Exception {
        try (Server server = server()) {
            int height;
            try (Place asha = place(robot, server)) {
                asha.type(0, "H");
                asha.until(asha::safety, "Saved");
                robot.pressAndReleaseKeys(KeyEvent.VK_F12);
                robot.waitForIdle();
                asha.window().textBox(WirePanel.FILTER).requireVisible();
                assertThat(asha.editor().target().isFocusOwner())
                        .as("the keyboard stays in the text")
                        .isTrue();
                robot.pressAndReleaseKeys(KeyEvent.VK_F12);
                robot.waitForIdle();
                assertThat(robot.finder()
                                .findAll(asha.window().target(), found -> WirePanel.FILTER.equals(found.getName())))
                        .isEmpty();
                asha.type(1, "i");
                asha.until(asha::safety, "Saved");
                robot.pressAndReleaseKeys(KeyEvent.VK_F12);
                robot.waitForIdle();
                assertThat(entries(asha))
                        .as("nothing is recorded while it is closed")
                        .extracting(Entry::type)
                        .doesNotContain("edit", "accepted");
                int usual = height(asha);
                assertThat(usual).isBetween(130, 400);
                Component divider = ((BasicSplitPaneUI) aroundTheDrawer(asha).getUI()).getDivider();
                ArrangementJourneyTest.drag(robot, divider, new Point(20, divider.getHeight() / 2), 0, -60);
                height = height(asha);
                assertThat(height).isCloseTo(usual + 60, within(12));
                GuiActionRunner.execute(() -> asha.window()
                        .target()
                        .dispatchEvent(new WindowEvent(asha.window().target(), WindowEvent.WINDOW_CLOSING)));
            }
            assertThat(Settings.in(folder.resolve("asha").resolve("config")).wireOpen())
                    .isTrue();
            try (Place again = place(robot, server)) {
                // It is open, since it was, and as high as it was made.
                await().untilAsserted(() -> assertThat(height(again)).isCloseTo(height, within(4)));
            }
        }
    }
}
