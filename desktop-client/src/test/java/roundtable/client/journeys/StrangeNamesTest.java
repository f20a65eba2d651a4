package roundtable.client.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.awt.Component;
import java.awt.Container;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.swing.JComponent;
import javax.swing.JList;
import javax.swing.JTable;
import javax.swing.ListCellRenderer;
import javax.swing.plaf.basic.BasicHTML;
import javax.swing.text.JTextComponent;
import org.assertj.swing.core.Robot;
import org.assertj.swing.edt.GuiActionRunner;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import roundtable.client.link.ServerAddress;
import roundtable.client.window.MainFrame;
import roundtable.client.window.Window;
import roundtable.client.window.chat.ChatPanel;
import roundtable.protocol.Service;
import roundtable.server.Options;
import roundtable.server.Server;

/** What people call themselves and their rooms, and what they say, is shown as they wrote it, and breaks nothing. */
@ExtendWith(Window.class)
@Timeout(120)
class StrangeNamesTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<html><h1>Big</h1>",
                "\u05d3\u05d5\u05d3 \u0645\u0631\u062d\u0628\u0627",
                "\uff37\uff37\uff37\uff37\uff37\uff37\uff37\uff37\uff37\uff37\uff37\uff37\uff37\uff37\uff37\uff37\uff37\uff37\uff37\uff37\uff37\uff37\uff37\uff37\uff37\uff37\uff37\uff37\uff37\uff37\uff37\uff37",
                "\ud83e\uddd1\u200d\ud83d\ude80 \ud83c\uddea\ud83c\uddfa"
            })
    void whatPeopleWriteIsNeverTakenForHtml(String strange, Robot robot) throws Exception {
        try (Server server = Server.start(
                        Options.defaults().withData(folder.resolve("server")).withAnyPorts());
                Place asha = new Place(robot, folder.resolve("asha"), 0)) {
            asha.connect(new ServerAddress("127.0.0.1", server.port(Service.EDITOR)), strange);
            asha.isConnected();
            asha.paste(strange);
            asha.window().tabbedPane(MainFrame.TABS_NAME).selectTab(1);
            asha.say("/join " + strange);
            await().untilAsserted(() ->
                    assertThat(asha.window().label(ChatPanel.TITLE).text()).isEqualTo(strange));
            asha.say(strange);
            JTextComponent transcript =
                    asha.window().textBox(ChatPanel.TRANSCRIPT).target();
            await().untilAsserted(() -> assertThat(transcript.getText()).contains(strange));
            assertThat(GuiActionRunner.execute(() -> rendered(asha.window().target())))
                    .isEmpty();
        }
    }

    /** Whatever in that window is drawn as HTML. */
    private static List<String> rendered(Component component) {
        List<String> found = new ArrayList<>();
        if (isHtml(component)) {
            found.add(component.toString());
        }
        if (component instanceof JList<?> list) {
            items(list, found);
        }
        if (component instanceof JTable table) {
            for (int row = 0; row < table.getRowCount(); row++) {
                for (int column = 0; column < table.getColumnCount(); column++) {
                    Component cell = table.prepareRenderer(table.getCellRenderer(row, column), row, column);
                    found.addAll(rendered(cell));
                }
            }
        }
        if (component instanceof Container container) {
            for (Component child : container.getComponents()) {
                found.addAll(rendered(child));
            }
        }
        return found;
    }

    private static <T> void items(JList<T> list, List<String> found) {
        ListCellRenderer<? super T> renderer = list.getCellRenderer();
        for (int i = 0; i < list.getModel().getSize(); i++) {
            found.addAll(rendered(
                    renderer.getListCellRendererComponent(list, list.getModel().getElementAt(i), i, false, false)));
        }
    }

    private static boolean isHtml(Component component) {
        return component instanceof JComponent known && known.getClientProperty(BasicHTML.propertyKey) != null;
    }
}
