package roundtable.client.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.awt.Component;
import java.awt.Point;
import java.awt.Rectangle;
import java.awt.datatransfer.Transferable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.swing.JComponent;
import javax.swing.JFrame;
import javax.swing.JLabel;
import javax.swing.JList;
import javax.swing.JTabbedPane;
import javax.swing.TransferHandler;
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
import roundtable.protocol.Service;
import roundtable.server.Options;
import roundtable.server.Server;

/** Files that are dragged over the window, from another one: what is seen, and what becomes of them. */
@ExtendWith(Window.class)
@Timeout(120)
class DropJourneyTest {
    private static final int EDITOR = 0;
    private static final int CHAT = 1;
    private static final int FILES = 2;

    @TempDir
    private Path folder;

    /** A window of files beside the other one, as a file manager has it. */
    private JFrame manager(Path file) {
        return GuiActionRunner.execute(() -> {
            JList<String> list = new JList<>(new String[] {file.getFileName().toString()});
            list.setDragEnabled(true);
            list.setTransferHandler(new TransferHandler() {
                @Override
                public int getSourceActions(JComponent component) {
                    return COPY;
                }

                @Override
                protected Transferable createTransferable(JComponent component) {
                    return new DroppedFiles(List.of(file.toFile()));
                }
            });
            list.setSelectedIndex(0);
            JFrame frame = new JFrame();
            frame.add(list);
            frame.setBounds(900, 0, 300, 200);
            frame.setVisible(true);
            return frame;
        });
    }

    private static String words(Place place) {
        return GuiActionRunner.execute(() -> {
            JLabel words = place.window()
                    .robot()
                    .finder()
                    .findByName(place.window().target(), "drop.words", JLabel.class, false);
            return words.isShowing() ? words.getText() : "";
        });
    }

    private static Point middle(Component component, Rectangle part) {
        Point at = component.getLocationOnScreen();
        return new Point(at.x + (int) part.getCenterX(), at.y + (int) part.getCenterY());
    }

    private static void carry(Robot robot, Point to) {
        // A drag goes on where the pointer moves more than once.
        for (int before = 5; before >= 0; before--) {
            robot.moveMouse(new Point(to.x - before, to.y));
            robot.waitForIdle();
        }
    }

    @Test
    void theWindowShowsWhatBecomesOfFilesThatAreDraggedOverIt(Robot robot) throws Exception {
        Path file = Files.writeString(folder.resolve("notes of today.txt"), "Read chapter 7.\n");
        Options options = Options.defaults().withData(folder.resolve("server")).withAnyPorts();
        try (Server server = Server.start(options);
                Place asha = new Place(robot, folder.resolve("asha"), 0)) {
            asha.connect(new ServerAddress("localhost", server.port(Service.EDITOR)), "Asha");
            asha.isConnected();
            JTabbedPane tabs = asha.window().tabbedPane(MainFrame.TABS_NAME).target();
            JFrame manager = manager(file);
            await().until(manager::isShowing);
            robot.waitForIdle();
            Rectangle whole = new Rectangle(tabs.getSize());
            robot.moveMouse(new Point(920, 8));
            robot.pressMouse(MouseButton.LEFT_BUTTON);
            carry(robot, new Point(950, 12));
            carry(robot, new Point(400, 20));
            carry(robot, middle(tabs, whole));
            asha.until(() -> words(asha), "Drop to make a document of each text file");
            carry(robot, middle(tabs, GuiActionRunner.execute(() -> tabs.getBoundsAt(CHAT))));
            asha.until(() -> words(asha), "Files can be dropped on the tabs Editor and Files");
            carry(robot, middle(tabs, GuiActionRunner.execute(() -> tabs.getBoundsAt(FILES))));
            asha.until(() -> words(asha), "Drop to put it on the shelf");
            carry(robot, middle(tabs, whole));
            robot.releaseMouse(MouseButton.LEFT_BUTTON);

            Path uploaded = folder.resolve("server/server_files/notes of today.txt");
            await().untilAsserted(() -> assertThat(uploaded).hasContent("Read chapter 7.\n"));
            asha.until(() -> words(asha), "");
            assertThat(GuiActionRunner.execute(tabs::getSelectedIndex))
                    .isEqualTo(FILES)
                    .isNotEqualTo(EDITOR);
            GuiActionRunner.execute(manager::dispose);
        }
    }
}
