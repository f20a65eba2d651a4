package roundtable.client.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.awt.Toolkit;
import java.awt.datatransfer.DataFlavor;
import java.awt.event.KeyEvent;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import javax.swing.JTable;
import org.assertj.swing.core.Robot;
import org.assertj.swing.edt.GuiActionRunner;
import org.assertj.swing.finder.WindowFinder;
import org.assertj.swing.fixture.DialogFixture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import roundtable.client.link.LinkJournal;
import roundtable.client.link.ServerAddress;
import roundtable.client.window.Window;
import roundtable.protocol.Service;
import roundtable.server.Options;
import roundtable.server.Server;

/** Somebody wonders about the connection, and looks into its journal. */
@ExtendWith(Window.class)
@Timeout(120)
class JournalJourneyTest {
    @TempDir
    private Path folder;

    private static DialogFixture journal(Robot robot) {
        return WindowFinder.findDialog("journal").withTimeout(10_000).using(robot);
    }

    private static List<String> rows(DialogFixture journal) {
        JTable table = journal.robot().finder().findByName(journal.target(), "journal.table", JTable.class, false);
        return GuiActionRunner.execute(() -> IntStream.range(0, table.getRowCount())
                .mapToObj(row -> ((LinkJournal.Entry) table.getValueAt(row, 2)).text())
                .toList());
    }

    @Test
    void theJournalIsOpenedFromTheStatusBarFollowsWhatHappensAndCanBeCopied(Robot robot) throws Exception {
        try (Place asha = new Place(robot, folder.resolve("asha"), 0)) {
            robot.click(asha.window().button("status.journal").target());
            DialogFixture journal = journal(robot);
            assertThat(rows(journal)).isEmpty();
            assertThat(journal.button("journal.copy").isEnabled()).isFalse();
            String address;
            try (Server server = Server.start(
                    Options.defaults().withData(folder.resolve("server")).withAnyPorts())) {
                ServerAddress there = new ServerAddress("127.0.0.1", server.port(Service.EDITOR));
                address = there.toString();
                asha.connect(there, "Asha");
                asha.isConnected();
                await().untilAsserted(() -> assertThat(rows(journal))
                        .startsWith("Connecting to " + address + " …")
                        .contains("Connected as Asha."));
            }
            await().atMost(Duration.ofSeconds(20))
                    .untilAsserted(() -> assertThat(rows(journal))
                            .contains("Lost: The server is closing")
                            .anyMatch(row -> row.startsWith("No server is running at " + address + ".")
                                    && row.contains("so far, the next in")));

            robot.click(journal.button("journal.copy").target());
            String copied =
                    (String) Toolkit.getDefaultToolkit().getSystemClipboard().getData(DataFlavor.stringFlavor);
            assertThat(copied).contains("\tEditor\tConnected as Asha.\n", "\tChat\tLost: The server is closing\n");

            robot.pressAndReleaseKeys(KeyEvent.VK_ESCAPE);
            await().until(() -> !journal.target().isVisible());
            asha.choose("action.journal");
            await().until(() -> journal.target().isVisible());
        }
    }
}
