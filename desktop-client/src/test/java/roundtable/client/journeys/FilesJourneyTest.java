package roundtable.client.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.Component;
import java.awt.KeyboardFocusManager;
import java.awt.Point;
import java.awt.Toolkit;
import java.awt.datatransfer.DataFlavor;
import java.awt.event.KeyEvent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.swing.JComponent;
import javax.swing.JTable;
import javax.swing.SwingUtilities;
import javax.swing.TransferHandler;
import javax.swing.text.JTextComponent;
import org.assertj.core.api.InstanceOfAssertFactories;
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
import roundtable.protocol.FilesEvent.Listed;
import roundtable.protocol.Service;
import roundtable.server.Options;
import roundtable.server.Server;

/** What a person does with the shelf, in a real window on a real server. */
@ExtendWith(Window.class)
@Timeout(180)
class FilesJourneyTest {
    private static final int FILES = 2;

    @TempDir
    private Path folder;

    private Place place(Robot robot, Server server) {
        Place place = new Place(robot, folder.resolve("Asha"), 0);
        place.connect(new ServerAddress("127.0.0.1", server.port(Service.EDITOR)), "Asha");
        place.isConnected();
        place.window().tabbedPane(MainFrame.TABS_NAME).selectTab(FILES);
        return place;
    }

    private Server server() throws Exception {
        return Server.start(
                Options.defaults().withData(folder.resolve("server")).withAnyPorts());
    }

    private Path shelf(String name) {
        return folder.resolve("server/server_files").resolve(name);
    }

    private static String count(Place place) {
        return place.window().label(FilesPanel.COUNT).text();
    }

    private static void press(Place place, String name) {
        Component button =
                place.window().robot().finder().findByName(place.window().target(), name, true);
        place.window().robot().click(button);
    }

    private static void drop(Place place, List<Path> files) {
        JTable shelf = (JTable) place.window()
                .robot()
                .finder()
                .findByName(place.window().target(), FilesPanel.SHELF, JComponent.class, false);
        DroppedFiles dropped = new DroppedFiles(files.stream().map(Path::toFile).toList());
        GuiActionRunner.execute(
                () -> shelf.getTransferHandler().importData(new TransferHandler.TransferSupport(shelf, dropped)));
    }

    @Test
    void theShelfIsLiveAndCanBeFilteredAndLookedInto(Robot robot) throws Exception {
        try (Server server = server();
                Place asha = place(robot, server)) {
            asha.until(() -> count(asha), "No files");
            Files.writeString(shelf("notes.txt"), "Read chapter 7.");
            Files.writeString(shelf("other.txt"), "Nothing.");
            asha.until(() -> count(asha), "2 files");

            asha.fill(FilesPanel.FILTER, "NOTE");
            asha.until(() -> count(asha), "1 of 2 files");
            JTable shelf = asha.window().table(FilesPanel.SHELF).target();
            GuiActionRunner.execute(() -> shelf.setRowSelectionInterval(0, 0));
            press(asha, FilesPanel.SHOW_PREVIEW);
            asha.until(
                    () -> {
                        try {
                            return asha.window()
                                    .textBox(FilesPanel.PREVIEW_TEXT)
                                    .text();
                        } catch (org.assertj.swing.exception.ComponentLookupException e) {
                            return "";
                        }
                    },
                    "Read chapter 7.");
            asha.fill(FilesPanel.FILTER, "");
            Files.delete(shelf("other.txt"));
            asha.until(() -> count(asha), "1 file");
        }
    }

    @Test
    void whatLiesInTheFolderAndIsNotShownIsNamedUnderTheTable(Robot robot) throws Exception {
        try (Server server = server();
                Place asha = place(robot, server)) {
            asha.until(() -> count(asha), "No files");
            JTextComponent words =
                    (JTextComponent) robot.finder().findByName(asha.window().target(), FilesPanel.LEFT_OUT, false);
            assertThat(words.isShowing()).isFalse();
            Files.writeString(shelf("<html><b>x"), "markup");
            asha.until(
                    words::getText, "1 item in the folder is not shown: <html><b>x (a name that Windows cannot hold)");
            assertThat(words.isShowing()).isTrue();
            for (String name : new String[] {"a", "b", "c"}) {
                Files.createDirectory(shelf(name));
            }
            asha.until(
                    words::getText,
                    "4 items in the folder are not shown: <html><b>x (a name that Windows cannot hold), "
                            + "a (a folder), b (a folder), 1 more");
            String tip = GuiActionRunner.execute(() -> words.getToolTipText());
            assertThat(tip.lines()).hasSize(4).endsWith("c (a folder)");
            assertThat(GuiActionRunner.execute(words::createToolTip).getClientProperty("html.disable"))
                    .isEqualTo(true);
            for (String name : new String[] {"<html><b>x", "a", "b", "c"}) {
                Files.delete(shelf(name));
            }
            asha.until(words::getText, "");
            assertThat(words.isShowing()).isFalse();
        }
    }

    @Test
    void thePreviewIsShownAgainWhereItWasShownLast(Robot robot) throws Exception {
        try (Server server = server()) {
            try (Place asha = place(robot, server)) {
                asha.window().toggleButton(FilesPanel.SHOW_PREVIEW).requireNotSelected();
                press(asha, FilesPanel.SHOW_PREVIEW);
            }
            try (Place asha = place(robot, server)) {
                asha.window().toggleButton(FilesPanel.SHOW_PREVIEW).requireSelected();
                assertThat(robot.finder()
                                .findByName(asha.window().target(), FilesPanel.PREVIEW, false)
                                .isVisible())
                        .isTrue();
            }
        }
    }

    @Test
    void filesAndFoldersAreDroppedAndTakenNamesAnsweredOnceForAll(Robot robot) throws Exception {
        Path group = Files.createDirectories(folder.resolve("group"));
        Files.writeString(group.resolve("a.txt"), "new a");
        Files.writeString(group.resolve("b.txt"), "new b");
        try (Server server = server();
                Place asha = place(robot, server)) {
            Files.writeString(shelf("group - a.txt"), "old");
            Files.writeString(shelf("group - b.txt"), "old");
            asha.until(() -> count(asha), "2 files");
            drop(asha, List.of(group));
            asha.until(
                    () -> asha.window()
                                    .robot()
                                    .finder()
                                    .findAll(c -> "files.keep-both.all".equals(c.getName()) && c.isShowing())
                                    .size()
                            + "",
                    "1");
            press(asha, "files.keep-both.all");
            asha.until(() -> count(asha), "4 files");
            assertThat(shelf("group - a.txt")).hasContent("old");
            assertThat(shelf("group - a (2).txt")).hasContent("new a");
        }
    }

    @Test
    void whoAnswersAboutATakenNameKeepsTheKeyboardInTheTab(Robot robot) throws Exception {
        try (Server server = server();
                Place asha = place(robot, server)) {
            Files.writeString(shelf("notes.txt"), "Theirs.");
            asha.until(() -> count(asha), "1 file");
            drop(asha, List.of(Files.writeString(folder.resolve("notes.txt"), "Mine.")));
            asha.until(() -> String.valueOf(isThere(asha, FilesPanel.REPLACE)), "true");
            press(asha, FilesPanel.REPLACE);
            asha.until(() -> String.valueOf(isThere(asha, FilesPanel.REPLACE)), "false");
            asha.until(() -> String.valueOf(GuiActionRunner.execute(FilesJourneyTest::keyboardIsInTheTab)), "true");
            assertThat(shelf("notes.txt")).hasContent("Mine.");
        }
    }

    private static boolean isThere(Place place, String name) {
        return !place.window()
                .robot()
                .finder()
                .findAll(
                        place.window().target(), component -> name.equals(component.getName()) && component.isShowing())
                .isEmpty();
    }

    private static boolean keyboardIsInTheTab() {
        Component owner = KeyboardFocusManager.getCurrentKeyboardFocusManager().getFocusOwner();
        return SwingUtilities.getAncestorOfClass(FilesPanel.class, owner) != null;
    }

    @Test
    void theTransfersStayInSightWhenTheThemeIsAnother(Robot robot) throws Exception {
        Path one = Files.writeString(folder.resolve("one.txt"), "one");
        try (Server server = server();
                Place asha = place(robot, server)) {
            asha.until(() -> count(asha), "No files");
            drop(asha, List.of(one));
            asha.until(() -> count(asha), "1 file");
            JComponent transfers =
                    robot.finder().findByName(asha.window().target(), FilesPanel.TRANSFERS, JComponent.class, true);
            int before = GuiActionRunner.execute(() -> transfers.getVisibleRect().height);
            assertThat(before).isGreaterThanOrEqualTo(40);
            asha.choose("action.theme-dark");
            robot.waitForIdle();
            assertThat(GuiActionRunner.execute(() -> transfers.getVisibleRect().height))
                    .isCloseTo(before, within(4));
        }
    }

    @Test
    void whoIsConnectedIsShownWhileItIsLookedAt(Robot robot) throws Exception {
        try (Server server = server();
                Place asha = place(robot, server)) {
            press(asha, FilesPanel.SHOW_VISITS);
            JTable visits = asha.window().table(FilesPanel.VISITS).target();
            asha.until(() -> GuiActionRunner.execute(() -> visits.getRowCount() > 0) + "", "true");
            assertThat(asha.window().table(FilesPanel.VISITS).contents()[0][0]).isEqualTo("Asha");
        }
    }

    @Test
    void aFileIsDraggedIntoAnotherWindowAndCopiedForOtherPrograms(Robot robot) throws Exception {
        try (Server server = server();
                Place asha = place(robot, server);
                OtherProgram other = new OtherProgram(robot)) {
            Files.writeString(shelf("notes.txt"), "Read chapter 7.");
            asha.until(() -> count(asha), "1 file");
            JTable shelf = asha.window().table(FilesPanel.SHELF).target();
            asha.until(
                    () -> GuiActionRunner.execute(() -> ((Listed) shelf.getValueAt(0, 0)).sha256() != null) + "",
                    "true");
            robot.click(shelf, new Point(40, shelf.getRowHeight() / 2));
            asha.press(KeyEvent.VK_C);
            asha.until(
                    () -> asha.window().textBox(FilesPanel.NOTICE).text(),
                    "notes.txt is in the clipboard: paste into a folder.");
            assertThat((List<?>)
                            Toolkit.getDefaultToolkit().getSystemClipboard().getData(DataFlavor.javaFileListFlavor))
                    .first(InstanceOfAssertFactories.FILE)
                    .hasName("notes.txt")
                    .hasContent("Read chapter 7.");

            other.takeFirstOf(shelf);
            asha.until(() -> other.got().size() + "", "1");
            assertThat(other.got().getFirst()).hasName("notes.txt").hasContent("Read chapter 7.");
        }
    }
}
