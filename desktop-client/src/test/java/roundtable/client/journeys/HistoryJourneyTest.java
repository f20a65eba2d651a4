package roundtable.client.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.awt.event.KeyEvent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import javax.swing.JSlider;
import javax.swing.JTabbedPane;
import javax.swing.JTextField;
import javax.swing.TransferHandler.TransferSupport;
import javax.swing.text.JTextComponent;
import org.assertj.swing.core.Robot;
import org.assertj.swing.edt.GuiActionRunner;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import roundtable.client.link.ServerAddress;
import roundtable.client.window.Window;
import roundtable.protocol.Service;
import roundtable.server.Options;
import roundtable.server.Server;

/** A document's past, its names, and its ways into the window and out of it: on a real server. */
@ExtendWith(Window.class)
@Timeout(120)
class HistoryJourneyTest {
    @TempDir
    private Path folder;

    private Options options() {
        return Options.defaults().withData(folder.resolve("server")).withAnyPorts();
    }

    private static ServerAddress address(Server server) {
        return new ServerAddress("127.0.0.1", server.port(Service.EDITOR));
    }

    private static void goTo(Place place, int revision) {
        JSlider slider = place.window().slider("history.slider").target();
        GuiActionRunner.execute(() -> slider.setValue(revision));
    }

    private static String past(Place place) {
        return place.window().textBox("history.text").text();
    }

    @Test
    void anOldTextIsRestoredAsAnEditThatCanBeTakenBack(Robot robot) throws Exception {
        try (Server server = Server.start(options());
                Place asha = new Place(robot, folder.resolve("asha"), 0);
                Place bo = new Place(robot, folder.resolve("bo"), 800)) {
            asha.connect(address(server), "Asha");
            asha.isConnected();
            bo.connect(address(server), "Bo");
            bo.isConnected();
            asha.paste("first line\n");
            asha.until(asha::safety, "Saved");
            bo.sees("first line\n");
            bo.type(11, "more");
            bo.until(bo::safety, "Saved");
            asha.sees("first line\nmore");

            asha.choose("action.history");
            asha.until(() -> past(asha), "first line\nmore");
            assertThat(asha.window().button("history.restore").isEnabled()).isFalse();
            goTo(asha, 1);
            asha.until(() -> past(asha), "first line\n");
            asha.untilStarts(() -> asha.window().label("history.author").text(), "Asha, ");
            assertThat(asha.window().list("history.authors").contents()).containsExactly("Asha, 100%");

            robot.click(asha.window().button("history.restore").target());
            asha.sees("first line\n");
            bo.sees("first line\n");
            asha.type(0, "");
            asha.press(KeyEvent.VK_Z);
            bo.sees("first line\nmore");
        }
    }

    @Test
    void theTextThatThePastHidesIsLeftAlone(Robot robot) throws Exception {
        try (Server server = Server.start(options());
                Place asha = new Place(robot, folder.resolve("asha"), 0)) {
            asha.connect(address(server), "Asha");
            asha.isConnected();
            asha.createDocument("notes.txt");
            asha.typeInto("notes.txt", "text");
            asha.until(() -> asha.window().label("editor.safety.notes.txt").text(), "Saved");
            asha.choose("action.history");
            asha.until(() -> past(asha), "text");
            asha.choose("action.undo");
            asha.choose("action.paste");
            robot.waitForIdle();
            assertThat(asha.textOf("notes.txt")).isEqualTo("text");

            renameAtOnce(robot, asha, "minutes.txt");
            await().atMost(Duration.ofSeconds(20)).until(() -> title(asha).equals("minutes.txt"));
        }
    }

    @Test
    void aRevisionIsFoundAgainByItsName(Robot robot) throws Exception {
        try (Server server = Server.start(options());
                Place asha = new Place(robot, folder.resolve("asha"), 0);
                Place bo = new Place(robot, folder.resolve("bo"), 800)) {
            asha.connect(address(server), "Asha");
            asha.isConnected();
            bo.connect(address(server), "Bo");
            bo.isConnected();
            asha.paste("one");
            asha.until(asha::safety, "Saved");
            asha.choose("action.history");
            asha.until(() -> past(asha), "one");
            JTextField name =
                    asha.window().robot().finder().findByName(asha.window().target(), "history.name", JTextField.class);
            robot.click(name);
            robot.enterText("First <b>draft");
            robot.pressAndReleaseKeys(KeyEvent.VK_ENTER);

            bo.sees("one");
            bo.paste(" and two");
            bo.until(bo::safety, "Saved");
            bo.choose("action.history");
            await().atMost(Duration.ofSeconds(20))
                    .until(() -> bo.window().list("history.named").contents().length == 1);
            assertThat(bo.window().list("history.named").contents()).containsExactly("First <b>draft");
            bo.window().list("history.named").clickItem(0);
            bo.until(() -> past(bo), "one");
            robot.click(bo.window().button("history.back").target());
            bo.until(() -> bo.editor().text().length() > 3 ? "text" : "", "text");
        }
    }

    @Test
    void aDocumentIsRenamedWhenNobodyElseHasItOpen(Robot robot) throws Exception {
        try (Server server = Server.start(options());
                Place asha = new Place(robot, folder.resolve("asha"), 0);
                Place bo = new Place(robot, folder.resolve("bo"), 800)) {
            asha.connect(address(server), "Asha");
            asha.isConnected();
            asha.createDocument("notes.txt");
            asha.typeInto("notes.txt", "text");
            asha.until(() -> asha.window().label("editor.safety.notes.txt").text(), "Saved");
            bo.connect(address(server), "Bo");
            bo.isConnected();
            bo.choose("action.document-open");
            bo.chooseDocument("notes.txt");
            bo.until(() -> bo.textOf("notes.txt"), "text");

            rename(robot, asha, "minutes.txt");
            asha.until(() -> asha.window().label("editor.notice.notes.txt").text(), "Somebody has 'notes.txt' open");
            asha.until(() -> asha.window().label("editor.safety.notes.txt").text(), "Saved");
            bo.choose("action.document-close");
            await().atMost(Duration.ofSeconds(20)).until(() -> {
                asha.until(() -> asha.window().label("editor.safety.notes.txt").text(), "Saved");
                rename(robot, asha, "minutes.txt");
                return title(asha).equals("minutes.txt");
            });
            asha.until(() -> asha.window().label("editor.safety.notes.txt").text(), "Saved");
            robot.enterText("!");
            asha.until(() -> asha.window().label("editor.safety.notes.txt").text(), "Saved");
            bo.choose("action.document-open");
            bo.chooseDocument("minutes.txt");
            bo.until(() -> bo.textOf("minutes.txt"), "text!");
        }
    }

    private static void rename(Robot robot, Place place, String name) {
        // Without a window manager it is the click that gives a window the keyboard; a menu of another one closes.
        place.typeInto("notes.txt", "");
        renameAtOnce(robot, place, name);
    }

    private static void renameAtOnce(Robot robot, Place place, String name) {
        place.choose("action.document-rename");
        JTextField field = await().atMost(Duration.ofSeconds(20))
                .ignoreExceptions()
                .until(() -> robot.finder().findByName("editor.rename", JTextField.class), JTextField::isShowing);
        GuiActionRunner.execute(() -> {
            field.setText(name);
            field.postActionEvent();
        });
    }

    private static String title(Place place) {
        JTabbedPane pane = place.window().tabbedPane("editor.documents").target();
        return GuiActionRunner.execute(() -> pane.getTitleAt(1));
    }

    /** Its person is not told to be in it either, when the line comes back. */
    @Test
    void aClosedDocumentStaysClosed(Robot robot) throws Exception {
        Server server = Server.start(options());
        Map<Service, Integer> ports = new EnumMap<>(Service.class);
        for (Service service : Service.values()) {
            ports.put(service, server.port(service));
        }
        try (Place asha = new Place(robot, folder.resolve("asha"), 0);
                Place bo = new Place(robot, folder.resolve("bo"), 800)) {
            asha.connect(address(server), "Asha");
            asha.isConnected();
            asha.createDocument("notes.txt");
            asha.typeInto("notes.txt", "text");
            asha.until(() -> asha.window().label("editor.safety.notes.txt").text(), "Saved");
            asha.choose("action.document-close");
            server.close();
            asha.untilStarts(asha::state, "The connection was lost.");
            try (Server again = Server.start(options().withPorts(ports))) {
                asha.isConnected();
                asha.paste("Asha is back");
                bo.connect(address(again), "Bo");
                bo.isConnected();
                bo.sees("Asha is back");
                bo.choose("action.document-open");
                bo.chooseDocument("notes.txt");
                bo.until(() -> bo.textOf("notes.txt"), "text");
                assertThat(bo.peopleIn("notes.txt")).containsExactly("Bo (you)");
            }
        } finally {
            server.close();
        }
    }

    @Test
    void aDroppedTextFileBecomesADocumentOfItsOwn(Robot robot) throws Exception {
        Path one = Files.writeString(folder.resolve("poem.txt"), "\uFEFFroses\r\nare red\r\n");
        Path bad = Files.write(folder.resolve("picture.txt"), new byte[] {'P', (byte) 0xff});
        try (Server server = Server.start(options());
                Place asha = new Place(robot, folder.resolve("asha"), 0)) {
            asha.connect(address(server), "Asha");
            asha.isConnected();
            JTextComponent text = asha.editor().target();
            drop(text, one);
            asha.until(() -> asha.textOf("poem.txt"), "roses\nare red\n");
            drop(text, one);
            asha.until(() -> asha.textOf("poem 2.txt"), "roses\nare red\n");
            drop(text, bad);
            asha.until(
                    () -> asha.window().label("editor.notice.poem 2.txt").text(),
                    "picture.txt could not be imported: the file is not UTF-8 text");
        }
    }

    private static void drop(JTextComponent text, Path file) {
        boolean taken = GuiActionRunner.execute(() -> text.getTransferHandler()
                .importData(new TransferSupport(text, new DroppedFiles(List.of(file.toFile())))));
        assertThat(taken).isTrue();
    }
}
