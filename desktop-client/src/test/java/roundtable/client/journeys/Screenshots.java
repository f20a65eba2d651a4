package roundtable.client.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.awt.Rectangle;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import javax.swing.JSlider;
import javax.swing.JTable;
import javax.swing.JTextField;
import javax.swing.TransferHandler.TransferSupport;
import javax.swing.text.JTextComponent;
import org.assertj.swing.core.Robot;
import org.assertj.swing.edt.GuiActionRunner;
import org.assertj.swing.exception.ComponentLookupException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import roundtable.client.link.ServerAddress;
import roundtable.client.network.TestNetwork;
import roundtable.client.window.MainFrame;
import roundtable.client.window.Window;
import roundtable.client.window.binary.BinaryPanel;
import roundtable.client.window.chat.ChatPanel;
import roundtable.client.window.echo.EchoPanel;
import roundtable.client.window.files.FilesPanel;
import roundtable.client.window.history.HistoryPanel;
import roundtable.client.window.network.NetworkPanel;
import roundtable.client.window.wire.WirePanel;
import roundtable.client.wire.Entry;
import roundtable.protocol.Service;
import roundtable.server.Options;
import roundtable.server.Server;
import roundtable.server.StartFailure;
import roundtable.server.peers.NodeOptions;

/**
 * Makes the pictures of the README: each tab of a real window on a real server, light and dark. Not among the tests that
 * always run; the README has the command. The system property {@code screenshots} names the folder.
 */
@ExtendWith(Window.class)
@Timeout(240)
class Screenshots {
    private static final List<String> TABS = List.of("editor", "chat", "files", "echo", "binary", "network");
    private static final Rectangle BOUNDS = new Rectangle(0, 0, 1100, 720);
    private static final int BESIDE = 1110;
    private static final long LARGEST = 150_000;

    private static final String TEXT = """
        # Lab 4: talk to the server without the window

        1. Connect:  nc localhost 8080
        2. Say who you are:
             {"type":"hello","protocol":1,"name":"Asha"}
        3. Open this document, and watch it change as we type:
             {"type":"open","document":"temp.txt"}

        Questions so far
        - Why does every answer carry the id of its request?
        - What happens to an edit that was sent twice?
        """;

    @TempDir
    private Path folder;

    @Test
    void ofEachTabInBothThemes(Robot robot) throws Exception {
        fillShelf();
        // A theme that fades in would be taken while it fades.
        System.setProperty("flatlaf.animatedLafChange", "false");
        try (Server server = server();
                TestNetwork network =
                        new TestNetwork(folder.resolve("network"), "localhost:" + server.port(Service.PEERS));
                Place bo = new Place(robot, folder.resolve("bo"), BESIDE);
                Place chiara = new Place(robot, folder.resolve("chiara"), BESIDE);
                Place asha = new Place(robot, folder.resolve("asha"), 0)) {
            GuiActionRunner.execute(() -> asha.window().target().setBounds(BOUNDS));
            ServerAddress address = new ServerAddress("localhost", server.port(Service.EDITOR));
            asha.connect(address, "Asha");
            asha.isConnected();
            join(bo, address, "Bo");
            join(chiara, address, "Chiara");
            write(asha, bo, chiara);
            talk(asha, bo, chiara);
            share(asha);
            test(asha);
            convert(asha);
            join(asha, network);
            robot.moveMouse(new java.awt.Point(BOUNDS.width + 1, BOUNDS.height + 1));
            asha.choose("action.theme-light");
            answer(bo, asha, "its request?\n", "  So that many can be asked at once.\n");
            take(asha, robot, "light");
            asha.choose("action.theme-dark");
            answer(chiara, asha, "sent twice?\n", "  Its id is known: it counts once.\n");
            take(asha, robot, "dark");
        }
    }

    /** On the usual ports, which look best, or else on free ones. */
    private Server server() throws StartFailure {
        Options options = Options.defaults().withData(folder.resolve("server")).withNode(new NodeOptions(2, List.of()));
        try {
            return Server.start(options);
        } catch (StartFailure taken) {
            return Server.start(options.withAnyPorts());
        }
    }

    private void fillShelf() throws IOException {
        Path shelf = Files.createDirectories(folder.resolve("server").resolve("server_files"));
        Random chance = new Random(4);
        put(shelf, "Lab 4 instructions.pdf", 482_113, chance, "2026-03-02T08:15:00Z");
        put(shelf, "capture-handshake.pcap", 91_340, chance, "2026-03-02T08:20:00Z");
        put(shelf, "echo_client.py", 1_874, chance, "2026-03-01T16:02:00Z");
        put(shelf, "Übung 3 Lösung.txt", 5_210, chance, "2026-02-27T11:48:00Z");
        put(shelf, "slides week 7.pptx", 3_618_004, chance, "2026-03-02T07:55:00Z");
    }

    private static void put(Path shelf, String name, int size, Random chance, String modified) throws IOException {
        byte[] bytes = new byte[size];
        chance.nextBytes(bytes);
        Files.write(shelf.resolve(name), bytes);
        Files.setLastModifiedTime(shelf.resolve(name), FileTime.from(Instant.parse(modified)));
    }

    private static void join(Place place, ServerAddress address, String name) {
        GuiActionRunner.execute(() -> ((MainFrame) place.window().target()).join(address, name));
        place.isConnected();
    }

    private static void write(Place asha, Place bo, Place chiara) {
        List<Place> people = List.of(asha, asha, bo, chiara);
        StringBuilder written = new StringBuilder();
        int lines = 0;
        for (String line : TEXT.split("(?<=\n)", -1)) {
            Place writer = people.get(lines++ % people.size());
            insert(writer, line);
            written.append(line);
            people.forEach(one -> one.sees(written.toString()));
        }
        caret(bo, TEXT.indexOf("carry the id") + "carry".length());
        insert(chiara, "- And who decides the order?\n");
        caret(asha, TEXT.indexOf("3. Open"));
        asha.sees(TEXT + "- And who decides the order?\n");
        asha.until(asha::safety, "Saved");
    }

    private static void insert(Place place, String words) {
        JTextComponent text = place.editor().target();
        GuiActionRunner.execute(() -> {
            text.setCaretPosition(text.getDocument().getLength());
            text.replaceSelection(words);
        });
    }

    /** Types a line behind another one, while it is looked at: who wrote something just now is shown with a name. */
    private static void answer(Place writer, Place reader, String question, String words) {
        show(reader, "editor");
        JTextComponent text = writer.editor().target();
        GuiActionRunner.execute(() -> {
            text.setCaretPosition(text.getText().indexOf(question) + question.length());
            text.replaceSelection(words);
            text.setCaretPosition(text.getCaretPosition() - 1);
        });
        patiently(() -> reader.text().contains(words));
    }

    private static void caret(Place place, int position) {
        GuiActionRunner.execute(() -> place.editor().target().setCaretPosition(position));
    }

    private static void talk(Place asha, Place bo, Place chiara) {
        for (Place place : List.of(asha, bo, chiara)) {
            show(place, "chat");
        }
        say(asha, bo, "Good morning! The shelf has the instructions for lab 4.");
        say(bo, asha, "Thanks. Do we hand in the capture as well?");
        say(chiara, asha, "Mine has the handshake twice: is that the retransmission?");
        say(asha, bo, "Yes, well spotted. Put it on the shelf, and we look at it together at 11:00.");
        say(bo, asha, "مرحبا بالجميع");
        fill(bo, ChatPanel.ROOM, "group B");
        press(bo, ChatPanel.JOIN);
        show(bo, "editor");
        show(chiara, "editor");
    }

    private static void say(Place speaker, Place listener, String words) {
        fill(speaker, ChatPanel.WRITE, words);
        press(speaker, ChatPanel.SEND);
        patiently(() -> listener.window().textBox(ChatPanel.TRANSCRIPT).text().contains(words));
    }

    private void share(Place asha) throws IOException {
        show(asha, "files");
        Path own = Files.write(folder.resolve("packet trace.log"), new byte[733_120]);
        FilesPanel panel =
                asha.window().robot().finder().findByType(asha.window().target(), FilesPanel.class);
        GuiActionRunner.execute(() -> panel.getTransferHandler()
                .importData(new TransferSupport(panel, new DroppedFiles(List.of(own.toFile())))));
        patiently(() -> asha.window().table(FilesPanel.SHELF).rowCount() == 6);
        asha.window().table(FilesPanel.SHELF).selectRows(2);
    }

    private static void test(Place asha) {
        show(asha, "echo");
        fill(asha, EchoPanel.MESSAGE, "Hello, is anybody there? 12345");
        press(asha, EchoPanel.REPEAT);
        patiently(() -> asha.window().table(EchoPanel.TRIPS).rowCount() == 10);
    }

    private static void convert(Place asha) {
        show(asha, "binary");
        fill(asha, "binary.field.text", "Grüße aus dem Netz");
        patiently(() -> !asha.window().textBox("binary.field.bits").text().isEmpty());
        patiently(() -> asha.window().label(BinaryPanel.COUNTS).text().startsWith("18 "));
    }

    private static void join(Place asha, TestNetwork network) throws Exception {
        show(asha, "network");
        for (int node : List.of(1, 3, 4, 5)) {
            network.start(node);
        }
        patiently(() -> asha.window().table(NetworkPanel.FILES).target().getRowCount() >= 4
                && asha.window().textBox(NetworkPanel.WHY).text().contains(" of the 5 nodes "));
    }

    /** What is asked about may not be in sight yet. */
    private static void patiently(Callable<Boolean> shown) {
        await().ignoreExceptionsInstanceOf(ComponentLookupException.class).until(shown);
    }

    private static void show(Place place, String tab) {
        GuiActionRunner.execute(
                () -> place.window().tabbedPane(MainFrame.TABS_NAME).target().setSelectedIndex(TABS.indexOf(tab)));
    }

    private static void fill(Place place, String field, String words) {
        JTextComponent target = place.window().textBox(field).target();
        GuiActionRunner.execute(() -> target.setText(words));
    }

    private static void press(Place place, String button) {
        place.window().button(button).requireEnabled();
        GuiActionRunner.execute(() -> place.window().button(button).target().doClick());
    }

    private static void take(Place asha, Robot robot, String theme) throws Exception {
        for (String tab : TABS) {
            show(asha, tab);
            picture(asha, robot, tab.equals("editor") ? "screenshot-" + theme : tab + "-" + theme);
        }
        lookAtTheWire(asha, theme.equals("light") ? "- Who reads this line?\n" : "- And this one?\n");
        picture(asha, robot, "wire-" + theme);
        asha.choose("action.wire");
        lookBack(asha, theme.equals("light") ? "Before the questions" : "After the lab");
        picture(asha, robot, "history-" + theme);
        press(asha, "history.back");
    }

    /** Types a line while the drawer is open, and has it explained. */
    private static void lookAtTheWire(Place asha, String typed) {
        show(asha, "editor");
        asha.choose("action.wire");
        insert(asha, typed);
        // Shown once there is a line.
        JTable lines =
                asha.window().robot().finder().findByName(asha.window().target(), WirePanel.LINES, JTable.class, false);
        patiently(() -> GuiActionRunner.execute(() -> IntStream.range(0, lines.getRowCount())
                .anyMatch(row -> ((Entry) lines.getValueAt(row, 0)).type().equals("accepted"))));
        int edit = GuiActionRunner.execute(() -> IntStream.range(0, lines.getRowCount())
                .filter(row -> ((Entry) lines.getValueAt(row, 0)).type().equals("edit"))
                .reduce((before, last) -> last)
                .orElseThrow());
        GuiActionRunner.execute(() -> lines.setRowSelectionInterval(edit, edit));
    }

    /** To the middle of the document's past, where a revision has a name. */
    private static void lookBack(Place asha, String title) {
        show(asha, "editor");
        asha.choose("action.history");
        JSlider slider = asha.window().slider(HistoryPanel.SLIDER_NAME).target();
        patiently(() -> slider.getMaximum() > 0);
        GuiActionRunner.execute(() -> slider.setValue(slider.getMaximum() - 4));
        JTextField name =
                asha.window().robot().finder().findByName(asha.window().target(), "history.name", JTextField.class);
        GuiActionRunner.execute(() -> {
            name.setText(title);
            name.postActionEvent();
        });
        patiently(() -> asha.window().list("history.named").contents()[0].equals(title));
    }

    private static void picture(Place asha, Robot robot, String name) throws Exception {
        GuiActionRunner.execute(() -> asha.window().target().toFront());
        robot.waitForIdle();
        Path to = Files.createDirectories(Path.of(System.getProperty("screenshots", "../assets")));
        Path file = to.resolve(name + ".png");
        ImageIO.write(new java.awt.Robot().createScreenCapture(BOUNDS), "png", file.toFile());
        assertThat(Files.size(file)).as("%s", file).isLessThan(LARGEST);
    }
}
