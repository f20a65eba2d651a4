package roundtable.client.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.event.KeyEvent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import javax.swing.JList;
import javax.swing.JTable;
import javax.swing.text.JTextComponent;
import org.assertj.swing.core.Robot;
import org.assertj.swing.data.TableCell;
import org.assertj.swing.edt.GuiActionRunner;
import org.assertj.swing.finder.JFileChooserFinder;
import org.assertj.swing.fixture.FrameFixture;
import org.assertj.swing.fixture.JFileChooserFixture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import roundtable.client.link.ServerAddress;
import roundtable.client.window.MainFrame;
import roundtable.client.window.Window;
import roundtable.client.window.binary.BinaryPanel;
import roundtable.client.window.chat.ChatPanel;
import roundtable.client.window.echo.EchoPanel;
import roundtable.client.window.files.FilesPanel;
import roundtable.protocol.Service;
import roundtable.server.Options;
import roundtable.server.Server;

/** What two people do in the tabs beside the editor's, on a real server. */
@ExtendWith(Window.class)
@Timeout(180)
class ServicesJourneyTest {
    private static final int CHAT = 1;
    private static final int FILES = 2;
    private static final int ECHO = 3;
    private static final int BINARY = 4;

    @TempDir
    private Path folder;

    private Server server() throws Exception {
        return Server.start(
                Options.defaults().withData(folder.resolve("server")).withAnyPorts());
    }

    private Place place(Robot robot, Server server, String name, int x) {
        Place place = new Place(robot, folder.resolve(name), x);
        place.connect(new ServerAddress("127.0.0.1", server.port(Service.EDITOR)), name);
        place.isConnected();
        return place;
    }

    private static void show(Place place, int tab) {
        place.window().tabbedPane(MainFrame.TABS_NAME).selectTab(tab);
    }

    private static void write(Place place, String field, String text) {
        JTextComponent component = place.window().textBox(field).target();
        GuiActionRunner.execute(() -> component.setText(text));
    }

    private static String read(Place place, String field) {
        JTextComponent component = hiddenOrNot(place, field);
        return GuiActionRunner.execute(() -> component.getText());
    }

    /** Words about trouble are there all the time, and hidden while there is none. */
    private static JTextComponent hiddenOrNot(Place place, String field) {
        return place.window().robot().finder().findByName(place.window().target(), field, JTextComponent.class, false);
    }

    private static void say(Place place, String text) {
        write(place, ChatPanel.WRITE, text);
        GuiActionRunner.execute(() -> place.window().target().toFront());
        place.window().robot().click(place.window().textBox(ChatPanel.WRITE).target());
        place.window().textBox(ChatPanel.WRITE).pressAndReleaseKeys(KeyEvent.VK_ENTER);
        place.until(() -> read(place, ChatPanel.WRITE), "");
    }

    private static void press(Place place, String button) {
        place.window().robot().click(place.window().button(button).target());
    }

    @Test
    void twoPeopleTalkInARoomAndAlone(Robot robot) throws Exception {
        try (Server server = server();
                Place asha = place(robot, server, "Asha", 0);
                Place bo = place(robot, server, "Bo", 800)) {
            show(asha, CHAT);
            say(asha, "good <b>morning</b>");
            bo.until(() -> bo.window().tabbedPane(MainFrame.TABS_NAME).tabTitles()[CHAT], "Chat (1)");
            show(bo, CHAT);
            bo.until(() -> bo.window().tabbedPane(MainFrame.TABS_NAME).tabTitles()[CHAT], "Chat");
            bo.until(() -> lastLine(bo), "good <b>morning</b>");

            JList<?> people = bo.window().list(ChatPanel.PEOPLE).target();
            bo.until(() -> GuiActionRunner.execute(() -> people.getModel().getSize()) + "", "2");
            GuiActionRunner.execute(() -> people.setSelectedIndex(0));
            press(bo, ChatPanel.TALK);
            bo.until(() -> bo.window().label(ChatPanel.TITLE).text(), "Asha");
            say(bo, "for you alone");
            asha.until(() -> asha.window().tabbedPane(MainFrame.TABS_NAME).tabTitles()[CHAT], "Chat (1)");
            say(asha, "/tell Bo I see it");
            bo.until(() -> lastLine(bo), "I see it");
            assertThat(read(asha, ChatPanel.TRANSCRIPT)).contains("for you alone");

            write(asha, ChatPanel.WRITE, "/foo");
            press(asha, ChatPanel.SEND);
            asha.untilStarts(() -> read(asha, ChatPanel.PROBLEM), "There is no command /foo.");
        }
    }

    private static String lastLine(Place place) {
        String all = read(place, ChatPanel.TRANSCRIPT);
        return all.substring(all.lastIndexOf('\n') + 1);
    }

    @Test
    void aFileGoesFromOneWindowToTheOther(Robot robot) throws Exception {
        byte[] content = new byte[3_000_000];
        new Random(11).nextBytes(content);
        Path source = Files.write(folder.resolve("lecture.bin"), content);
        Path target = folder.resolve("fetched.bin");
        try (Server server = server();
                Place asha = place(robot, server, "Asha", 0);
                Place bo = place(robot, server, "Bo", 800)) {
            show(asha, FILES);
            press(asha, FilesPanel.UPLOAD);
            choose(asha.window(), source);
            asha.until(() -> words(asha), "3.0 MB, verified by its SHA-256, on the shelf");
            asha.until(() -> asha.window().label(FilesPanel.COUNT).text(), "1 file");

            show(bo, FILES);
            bo.until(() -> bo.window().label(FilesPanel.COUNT).text(), "1 file");
            JTable shelf = bo.window().table(FilesPanel.SHELF).target();
            GuiActionRunner.execute(() -> shelf.setRowSelectionInterval(0, 0));
            press(bo, FilesPanel.DOWNLOAD);
            choose(bo.window(), target);
            bo.until(() -> words(bo), target + " \u00b7 3.0 MB, verified by its SHA-256");
            assertThat(Files.readAllBytes(target)).isEqualTo(content);
        }
    }

    private static void choose(FrameFixture window, Path file) {
        JFileChooserFixture chooser = JFileChooserFinder.findFileChooser().using(window.robot());
        GuiActionRunner.execute(() -> chooser.target().setSelectedFile(file.toFile()));
        chooser.approve();
    }

    private static String words(Place place) {
        return place.window().label(FilesPanel.TRANSFER_WORDS).text();
    }

    @Test
    void bytesComeBackOverBothFamiliesAndTransports(Robot robot) throws Exception {
        try (Server server = server();
                Place asha = place(robot, server, "Asha", 0)) {
            show(asha, ECHO);
            asha.until(() -> read(asha, EchoPanel.HOST), "127.0.0.1");
            press(asha, EchoPanel.SEND);
            rows(asha, 1);
            write(asha, EchoPanel.HOST, "::1");
            asha.window().radioButton(EchoPanel.FAMILY + ".IPV6").click();
            press(asha, EchoPanel.SEND);
            rows(asha, 2);
            write(asha, EchoPanel.HOST, "127.0.0.1");
            press(asha, EchoPanel.SEND);
            asha.until(() -> read(asha, EchoPanel.PROBLEM), "127.0.0.1 has no IPv6 address.");
            asha.window().radioButton(EchoPanel.FAMILY + ".IPV4").click();
            GuiActionRunner.execute(
                    () -> asha.window().spinner(EchoPanel.COUNT).target().setValue(3));
            asha.until(() -> asha.window().label(EchoPanel.SUMMARY).text().substring(0, 6), "Sent 2");
            press(asha, EchoPanel.REPEAT);
            rows(asha, 5);
            for (int row = 0; row < 5; row++) {
                assertThat(cell(asha, row, 6)).isEqualTo("the same");
                assertThat(cell(asha, row, 3)).startsWith(row == 1 ? "[::1]:" : "127.0.0.1:");
            }
        }
    }

    private static void rows(Place place, int wanted) {
        place.until(() -> place.window().table(EchoPanel.TRIPS).rowCount() + "", wanted + "");
    }

    private static String cell(Place place, int row, int column) {
        return place.window().table(EchoPanel.TRIPS).valueAt(TableCell.row(row).column(column));
    }

    @Test
    void textAndBitsAreConvertedBothWaysAndTroubleIsMarked(Robot robot) throws Exception {
        String text = BinaryPanel.FIELD + ".text";
        String bits = BinaryPanel.FIELD + ".bits";
        String problem = BinaryPanel.PROBLEM + ".bits";
        try (Server server = server();
                Place asha = place(robot, server, "Asha", 0)) {
            show(asha, BINARY);
            asha.window().textBox(text).focus().enterText("co");
            asha.until(() -> read(asha, bits), "01100011 01101111");
            asha.until(
                    () -> asha.window().label(BinaryPanel.COUNTS).text(), "2 characters · 2 bytes of UTF-8 · 16 bits");
            write(asha, bits, "01101111 01101011");
            asha.until(() -> read(asha, text), "ok");
            asha.window().textBox(bits).focus();
            write(asha, bits, "01101111 01x");
            asha.until(() -> read(asha, problem), "'01x' at position 9 is not a group of up to 8 bits");
            JTextComponent field = asha.window().textBox(bits).target();
            assertThat(GuiActionRunner.execute(
                            () -> field.getHighlighter().getHighlights()[0].getStartOffset()))
                    .isEqualTo(9);
            write(asha, bits, "01101111");
            asha.until(() -> read(asha, text), "o");
            assertThat(hiddenOrNot(asha, problem).isShowing()).isFalse();
        }
    }
}
