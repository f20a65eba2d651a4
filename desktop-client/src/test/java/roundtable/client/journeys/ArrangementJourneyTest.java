package roundtable.client.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import java.awt.Component;
import java.awt.Point;
import java.awt.Rectangle;
import java.awt.event.WindowEvent;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.swing.JList;
import javax.swing.JSplitPane;
import javax.swing.JTable;
import javax.swing.SwingUtilities;
import javax.swing.plaf.basic.BasicSplitPaneUI;
import javax.swing.table.JTableHeader;
import org.assertj.swing.core.MouseButton;
import org.assertj.swing.core.Robot;
import org.assertj.swing.edt.GuiActionRunner;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import roundtable.client.link.ServerAddress;
import roundtable.client.window.MainFrame;
import roundtable.client.window.Window;
import roundtable.client.window.files.FilesPanel;
import roundtable.protocol.Service;
import roundtable.server.Options;
import roundtable.server.Server;

/** Where people put the dividers, and how wide they made the columns, is so the next time too. */
@ExtendWith(Window.class)
@Timeout(120)
class ArrangementJourneyTest {
    private static final int FILES = 2;
    /** Names of a usual length and the heading are whole. */
    private static final int PEOPLE = 170;

    @TempDir
    private Path folder;

    private Place place(Robot robot, Server server) {
        Place place = new Place(robot, folder.resolve("asha"), 0);
        GuiActionRunner.execute(
                () -> place.window().tabbedPane(MainFrame.TABS_NAME).target().setSelectedIndex(0));
        place.connect(new ServerAddress("localhost", server.port(Service.EDITOR)), "Asha");
        place.isConnected();
        return place;
    }

    private static JSplitPane besideTheText(Place place) {
        JList<?> people = place.window().list("editor.people").target();
        return (JSplitPane) SwingUtilities.getAncestorOfClass(JSplitPane.class, people);
    }

    private static int peopleWidth(Place place) {
        return GuiActionRunner.execute(
                () -> besideTheText(place).getRightComponent().getWidth());
    }

    private static JTable shelf(Place place) {
        GuiActionRunner.execute(
                () -> place.window().tabbedPane(MainFrame.TABS_NAME).target().setSelectedIndex(FILES));
        await().until(() -> place.window().table(FilesPanel.SHELF).rowCount() == 1);
        place.window().robot().waitForIdle();
        return place.window().table(FilesPanel.SHELF).target();
    }

    private static int nameWidth(JTable shelf) {
        return GuiActionRunner.execute(() -> shelf.getColumnModel().getColumn(0).getWidth());
    }

    /** Takes it at that place of its own, and moves it as far to the right, and down. */
    static void drag(Robot robot, Component what, Point from, int right, int down) {
        robot.moveMouse(what, from);
        robot.pressMouse(MouseButton.LEFT_BUTTON);
        Point at = GuiActionRunner.execute(what::getLocationOnScreen);
        robot.moveMouse(new Point(at.x + from.x + right / 2, at.y + from.y + down / 2));
        robot.moveMouse(new Point(at.x + from.x + right, at.y + from.y + down));
        robot.releaseMouse(MouseButton.LEFT_BUTTON);
        robot.waitForIdle();
    }

    private static void closeWindow(Place place) {
        GuiActionRunner.execute(() -> place.window()
                .target()
                .dispatchEvent(new WindowEvent(place.window().target(), WindowEvent.WINDOW_CLOSING)));
    }

    @Test
    void dividersAndColumnsAreWhereTheyWerePut(Robot robot) throws Exception {
        Path shelved = Files.createDirectories(folder.resolve("server").resolve("server_files"));
        Files.writeString(shelved.resolve("notes.txt"), "words");
        Options options = Options.defaults().withData(folder.resolve("server")).withAnyPorts();
        try (Server server = Server.start(options)) {
            int people;
            int name;
            try (Place asha = place(robot, server)) {
                int before = peopleWidth(asha);
                assertThat(before).isGreaterThanOrEqualTo(PEOPLE);
                Component divider = ((BasicSplitPaneUI) besideTheText(asha).getUI()).getDivider();
                drag(robot, divider, new Point(divider.getWidth() / 2, 20), -120, 0);
                people = peopleWidth(asha);
                assertThat(people).isCloseTo(before + 120, within(12));
                JTable shelf = shelf(asha);
                int narrow = nameWidth(shelf);
                JTableHeader header = shelf.getTableHeader();
                Rectangle first = GuiActionRunner.execute(() -> header.getHeaderRect(0));
                drag(robot, header, new Point(first.width - 1, first.height / 2), -80, 0);
                name = nameWidth(shelf);
                assertThat(name).isLessThan(narrow - 40);
                robot.click(header, new Point(first.width / 4, first.height / 2));
                closeWindow(asha);
            }
            try (Place again = place(robot, server)) {
                await().untilAsserted(() -> assertThat(peopleWidth(again)).isCloseTo(people, within(4)));
                JTable shelf = shelf(again);
                await().untilAsserted(() -> assertThat(nameWidth(shelf)).isCloseTo(name, within(4)));
                assertThat(GuiActionRunner.execute(() ->
                                shelf.getRowSorter().getSortKeys().getFirst().getSortOrder()))
                        .hasToString("DESCENDING");
                GuiActionRunner.execute(() -> again.window().target().setSize(640, 420));
                robot.waitForIdle();
                assertThat(GuiActionRunner.execute(
                                () -> CutOff.in(again.window().target())))
                        .isEmpty();
            }
        }
    }

    @Test
    void aWindowInTheBackgroundKeepsQuietOnceItIsToldTo(Robot robot) throws Exception {
        Options options = Options.defaults().withData(folder.resolve("server")).withAnyPorts();
        try (Server server = Server.start(options);
                Place asha = place(robot, server);
                Place bo = new Place(robot, folder.resolve("bo"), 810)) {
            bo.connect(new ServerAddress("localhost", server.port(Service.EDITOR)), "Bo");
            bo.isConnected();
            GuiActionRunner.execute(
                    () -> bo.window().tabbedPane(MainFrame.TABS_NAME).target().setSelectedIndex(1));
            bo.window().robot().waitForIdle();
            await().until(() -> bo.window().textBox("chat.write").target().isEnabled());
            bo.say("Hello");
            asha.untilStarts(
                    () -> GuiActionRunner.execute(() -> asha.window().target().getTitle()), "(1)");
            asha.choose("action.notify");
            asha.untilStarts(
                    () -> GuiActionRunner.execute(() -> asha.window().target().getTitle()), "localhost");
            closeWindow(asha);
            try (Place again = place(robot, server)) {
                bo.say("Hello again");
                // The tab counts all the same.
                again.untilStarts(
                        () -> GuiActionRunner.execute(() -> again.window()
                                .tabbedPane(MainFrame.TABS_NAME)
                                .target()
                                .getTitleAt(1)),
                        "Chat (");
                assertThat(GuiActionRunner.execute(() -> again.window().target().getTitle()))
                        .startsWith("localhost");
            }
        }
    }
}
