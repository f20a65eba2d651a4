package roundtable.client.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.awt.Component;
import java.awt.Frame;
import java.awt.KeyboardFocusManager;
import java.awt.event.KeyEvent;
import java.nio.file.Path;
import java.util.List;
import javax.swing.JTable;
import javax.swing.SwingUtilities;
import javax.swing.text.JTextComponent;
import org.assertj.swing.core.Robot;
import org.assertj.swing.edt.GuiActionRunner;
import org.assertj.swing.finder.JOptionPaneFinder;
import org.assertj.swing.finder.WindowFinder;
import org.assertj.swing.fixture.DialogFixture;
import org.assertj.swing.fixture.JOptionPaneFixture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import roundtable.client.link.LinkState;
import roundtable.client.link.ServerAddress;
import roundtable.client.settings.Settings;
import roundtable.client.window.MainFrame;
import roundtable.client.window.Window;
import roundtable.client.window.chat.ChatPanel;
import roundtable.client.window.commands.ShortcutsPage;
import roundtable.client.window.echo.EchoPanel;
import roundtable.client.window.editor.EditorPanel;
import roundtable.protocol.Service;
import roundtable.server.Options;
import roundtable.server.Server;

/** What people do without thinking: type on after a click, press Enter anywhere, close the window. */
@ExtendWith(Window.class)
@Timeout(120)
class HabitsJourneyTest {
    @TempDir
    private Path folder;

    private Server server() throws Exception {
        return Server.start(
                Options.defaults().withData(folder.resolve("server")).withAnyPorts());
    }

    private static ServerAddress address(Server server) {
        return new ServerAddress("127.0.0.1", server.port(Service.EDITOR));
    }

    private static void isOn(String name) {
        await().untilAsserted(() -> assertThat(
                        KeyboardFocusManager.getCurrentKeyboardFocusManager().getFocusOwner())
                .extracting(Component::getName)
                .isEqualTo(name));
    }

    @Test
    void whoTypesOnAfterConnectingWritesAndStaysConnected(Robot robot) throws Exception {
        try (Server server = server();
                Place asha = new Place(robot, folder.resolve("asha"), 0)) {
            asha.connect(address(server), "Asha");
            asha.isConnected();
            isOn(EditorPanel.TEXT_NAME);
            robot.enterText("a b");
            robot.pressAndReleaseKeys(KeyEvent.VK_ENTER);
            robot.enterText("c");
            asha.sees("a b\nc");
            robot.click(asha.window().textBox("connect.address").target());
            isOn("connect.address");
            robot.pressAndReleaseKeys(KeyEvent.VK_ENTER);
            asha.type(5, "d");
            asha.sees("a b\ncd");
            asha.until(asha::safety, "Saved");
            assertThat(asha.phase()).isEqualTo(LinkState.Phase.ONLINE);
            robot.click(asha.window().button("connect.button").target());
            asha.until(asha::state, "Not connected.");
        }
    }

    @Test
    void enterInTheAddressConnects(Robot robot) throws Exception {
        try (Server server = server();
                Place asha = new Place(robot, folder.resolve("asha"), 0)) {
            robot.click(asha.window().textBox("connect.address").target());
            isOn("connect.address");
            robot.enterText(address(server).toString());
            robot.pressAndReleaseKeys(KeyEvent.VK_ENTER);
            asha.isConnected();
        }
    }

    @Test
    void aTabThatIsChosenHasTheKeyboardWhereOneWrites(Robot robot) throws Exception {
        try (Server server = server();
                Place asha = new Place(robot, folder.resolve("asha"), 0)) {
            asha.connect(address(server), "Asha");
            asha.isConnected();
            asha.window().tabbedPane(MainFrame.TABS_NAME).selectTab(1);
            isOn(ChatPanel.WRITE);
            asha.window().tabbedPane(MainFrame.TABS_NAME).selectTab(3);
            isOn(EchoPanel.MESSAGE);
            asha.window().tabbedPane(MainFrame.TABS_NAME).selectTab(0);
            isOn(EditorPanel.TEXT_NAME);
        }
    }

    @Test
    void anotherThemeLeavesTheCaretAndTheSelectionWhereTheyAre(Robot robot) throws Exception {
        try (Server server = server();
                Place asha = new Place(robot, folder.resolve("asha"), 0)) {
            asha.connect(address(server), "Asha");
            asha.isConnected();
            asha.type(0, "one two three");
            asha.sees("one two three");
            GuiActionRunner.execute(() -> asha.editor().target().select(4, 7));
            asha.choose("action.theme-dark");
            assertThat(asha.selection()).isEqualTo("two");
            robot.enterText("2");
            asha.sees("one 2 three");
            asha.choose("action.theme-light");
        }
    }

    @Test
    void everythingGrowsAndShrinksByTheKeysAndTheWheelAndIsRemembered(Robot robot) throws Exception {
        try (Server server = server();
                Place asha = new Place(robot, folder.resolve("asha"), 0)) {
            asha.connect(address(server), "Asha");
            asha.isConnected();
            asha.type(0, "one two three");
            asha.sees("one two three");
            GuiActionRunner.execute(() -> asha.editor().target().select(4, 7));
            int usual = letterHeight(asha);
            asha.press(KeyEvent.VK_EQUALS);
            asha.press(KeyEvent.VK_PLUS);
            asha.press(KeyEvent.VK_PLUS);
            assertThat(asha.nameOf("action.zoom-reset")).contains("150 %");
            assertThat(letterHeight(asha)).isBetween(usual * 14 / 10, usual * 16 / 10);
            assertThat(asha.selection()).isEqualTo("two");
            robot.pressKey(KeyEvent.VK_CONTROL);
            robot.rotateMouseWheel(asha.editor().target(), -1);
            robot.releaseKey(KeyEvent.VK_CONTROL);
            await().untilAsserted(
                            () -> assertThat(asha.nameOf("action.zoom-reset")).contains("175 %"));
            assertThat(Settings.in(folder.resolve("asha").resolve("config")).zoom())
                    .contains(175);
            asha.press(KeyEvent.VK_0);
            assertThat(asha.nameOf("action.zoom-reset")).contains("100 %");
            assertThat(letterHeight(asha)).isEqualTo(usual);
        }
    }

    private static int letterHeight(Place place) {
        return GuiActionRunner.execute(() -> {
            JTextComponent text = place.editor().target();
            return text.getFontMetrics(text.getFont()).getHeight();
        });
    }

    @Test
    void aTabAndATextAreReachedByTheKeys(Robot robot) throws Exception {
        try (Server server = server();
                Place asha = new Place(robot, folder.resolve("asha"), 0)) {
            asha.connect(address(server), "Asha");
            asha.isConnected();
            asha.type(0, "x");
            asha.press(KeyEvent.VK_2);
            isOn(ChatPanel.WRITE);
            asha.press(KeyEvent.VK_4);
            isOn(EchoPanel.MESSAGE);
            asha.press(KeyEvent.VK_1);
            isOn(EditorPanel.TEXT_NAME);
            asha.press(KeyEvent.VK_Z);
            asha.sees("");
            asha.press(KeyEvent.VK_Y);
            asha.sees("x");
        }
    }

    @Test
    void thePageOfShortcutsTellsEveryKeyAndIsSearched(Robot robot) {
        try (Place asha = new Place(robot, folder.resolve("asha"), 0)) {
            SwingUtilities.invokeLater(() -> asha.choose("action.shortcuts"));
            DialogFixture page = WindowFinder.findDialog(ShortcutsPage.class).using(robot);
            JTable table = page.table(ShortcutsPage.TABLE_NAME).target();
            assertThat(GuiActionRunner.execute(() -> table.getRowCount())).isGreaterThan(30);
            JTextComponent filter = page.textBox(ShortcutsPage.FILTER_NAME).target();
            GuiActionRunner.execute(() -> filter.setText("quit"));
            assertThat(GuiActionRunner.execute(() -> table.getRowCount())).isEqualTo(1);
            assertThat(GuiActionRunner.execute(() -> table.getValueAt(0, 2))).isEqualTo("Ctrl+Q");
            page.close();
        }
    }

    @Test
    void whatHappensElsewhereIsMarkedUntilItIsSeen(Robot robot) throws Exception {
        try (Server server = server();
                Place bo = new Place(robot, folder.resolve("bo"), 820);
                Place asha = new Place(robot, folder.resolve("asha"), 0)) {
            bo.connect(address(server), "Bo");
            bo.isConnected();
            asha.connect(address(server), "Asha");
            asha.isConnected();
            robot.click(asha.editor().target());
            asha.press(KeyEvent.VK_4);
            isOn(EchoPanel.MESSAGE);
            bo.paste("hello");
            await().untilAsserted(() -> assertThat(tabs(asha)).contains("Editor \u2022"));
            asha.press(KeyEvent.VK_1);
            await().untilAsserted(() -> assertThat(tabs(asha)).contains("Editor"));
            asha.press(KeyEvent.VK_4);

            bo.window().tabbedPane(MainFrame.TABS_NAME).selectTab(1);
            bo.say("are you there?");
            await().untilAsserted(() -> assertThat(tabs(asha)).contains("Chat (1)"));
            assertThat(asha.window().target())
                    .extracting(Frame::getTitle)
                    .asString()
                    .startsWith("(1) ");
            robot.click(asha.window().label("connect.state").target());
            asha.press(KeyEvent.VK_2);
            await().untilAsserted(() -> assertThat(tabs(asha)).contains("Chat"));
            assertThat(asha.window().target())
                    .extracting(Frame::getTitle)
                    .asString()
                    .doesNotStartWith("(");
        }
    }

    private static List<String> tabs(Place place) {
        return List.of(place.window().tabbedPane(MainFrame.TABS_NAME).tabTitles());
    }

    @Test
    void anotherLanguageIsChosenForTheNextStart(Robot robot) {
        try (Place asha = new Place(robot, folder.resolve("asha"), 0)) {
            asha.choose("action.language-de");
            assertThat(asha.window().textBox("notice.words").text()).contains("nächsten Start Deutsch");
            assertThat(Settings.in(folder.resolve("asha").resolve("config")).language())
                    .contains("de");
        }
    }

    @Test
    void closingSaysOnceWhatWouldBeLost(Robot robot) throws Exception {
        try (Server server = server();
                Place asha = new Place(robot, folder.resolve("asha"), 0)) {
            asha.connect(address(server), "Asha");
            asha.isConnected();
            asha.window().tabbedPane(MainFrame.TABS_NAME).selectTab(1);
            isOn(ChatPanel.WRITE);
            robot.enterText("half a sent");
            SwingUtilities.invokeLater(() -> asha.choose("action.quit"));
            JOptionPaneFixture question = JOptionPaneFinder.findOptionPane().using(robot);
            question.label("close.lost.0").requireText("A chat message was begun and not sent.");
            Place.answer(question, "Stay");
            assertThat(asha.isShowing()).isTrue();

            GuiActionRunner.execute(
                    () -> asha.window().textBox(ChatPanel.WRITE).target().setText(""));
            SwingUtilities.invokeLater(() -> asha.choose("action.quit"));
            await().until(() -> !asha.isShowing());
        }
    }

    @Test
    void aFaultIsSaidCalmlyAndTheWindowGoesOn(Robot robot) {
        try (Place asha = new Place(robot, folder.resolve("asha"), 0)) {
            GuiActionRunner.execute(() -> ((MainFrame) asha.window().target()).fault("the stack"));
            assertThat(asha.window().textBox("fault.words").text()).contains("You can go on");
            robot.click(asha.window().button("fault.hide").target());
            await().untilAsserted(() -> assertThat(robot.finder()
                            .findByName(asha.window().target(), "fault.words", false)
                            .isShowing())
                    .isFalse());
        }
    }

    @Test
    void aboutTellsTheVersionAndWhereTheLogIs(Robot robot) {
        try (Place asha = new Place(robot, folder.resolve("asha"), 0)) {
            SwingUtilities.invokeLater(() -> asha.choose("action.about"));
            DialogFixture about =
                    WindowFinder.findDialog(javax.swing.JDialog.class).using(robot);
            assertThat(about.textBox("about.version").text()).isNotBlank();
            assertThat(about.textBox("about.logs").text())
                    .isEqualTo(folder.resolve("asha")
                            .resolve("data")
                            .resolve("logs")
                            .toString());
            about.close();
        }
    }
}
