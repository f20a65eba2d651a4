package roundtable.client.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.formdev.flatlaf.FlatLaf;
import java.awt.event.KeyEvent;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import javax.swing.UIManager;
import org.assertj.swing.core.Robot;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import roundtable.client.link.ServerAddress;
import roundtable.client.settings.Settings;
import roundtable.client.window.Window;
import roundtable.protocol.Service;
import roundtable.server.Options;
import roundtable.server.Server;

/** Two people, two windows, one text: on a real server. */
@ExtendWith(Window.class)
@Timeout(120)
class EditingJourneyTest {
    @TempDir
    private Path folder;

    private Options options() {
        return Options.defaults().withData(folder.resolve("server")).withAnyPorts();
    }

    private static ServerAddress address(Server server) {
        return new ServerAddress("127.0.0.1", server.port(Service.EDITOR));
    }

    @Test
    void twoWindowsShowOneText(Robot robot) throws Exception {
        try (Server server = Server.start(options());
                Place asha = new Place(robot, folder.resolve("asha"), 0);
                Place bo = new Place(robot, folder.resolve("bo"), 800)) {
            asha.connect(address(server), "Asha");
            asha.isConnected();
            bo.connect(address(server), "Bo");
            bo.isConnected();

            asha.type(0, "good morning");
            bo.sees("good morning");
            bo.type(5, "early ");
            asha.sees("good early morning");
            asha.until(asha::safety, "Saved");
            bo.until(bo::safety, "Saved");
            assertThat(asha.window().list("editor.people").contents()).hasSize(2);

            asha.type(0, "");
            asha.press(KeyEvent.VK_Z);
            bo.sees("early ");
            asha.sees("early ");
        }
    }

    @Test
    void whatIsTypedWhileTheServerIsAwayIsMergedWhenItComesBack(Robot robot) throws Exception {
        Server server = Server.start(options());
        Map<Service, Integer> ports = new EnumMap<>(Service.class);
        for (Service service : Service.values()) {
            ports.put(service, server.port(service));
        }
        try (Place asha = new Place(robot, folder.resolve("asha"), 0);
                Place bo = new Place(robot, folder.resolve("bo"), 800)) {
            asha.connect(address(server), "Asha");
            asha.isConnected();
            bo.connect(address(server), "Bo");
            bo.isConnected();
            asha.type(0, "one two");
            bo.sees("one two");

            server.close();
            asha.untilStarts(asha::state, "The connection was lost.");
            bo.untilStarts(bo::state, "The connection was lost.");
            asha.type(0, "A");
            bo.type(7, "B");
            asha.until(asha::safety, "Reconnecting, 1 edit waiting");

            try (Server again = Server.start(options().withPorts(ports))) {
                assertThat(again.port(Service.EDITOR)).isEqualTo(ports.get(Service.EDITOR));
                asha.isConnected();
                bo.isConnected();
                asha.sees("Aone twoB");
                bo.sees("Aone twoB");
                asha.until(asha::safety, "Saved");
                bo.until(bo::safety, "Saved");
            }
        } finally {
            server.close();
        }
    }

    @Test
    void whatWasTypedOfflineIsThereAgainInTheNextWindowAndIsMerged(Robot robot) throws Exception {
        Server server = Server.start(options());
        ServerAddress address = address(server);
        Map<Service, Integer> ports = new EnumMap<>(Service.class);
        for (Service service : Service.values()) {
            ports.put(service, server.port(service));
        }
        try (Place asha = new Place(robot, folder.resolve("asha"), 0)) {
            asha.connect(address, "Asha");
            asha.isConnected();
            asha.type(0, "one");
            asha.until(asha::safety, "Saved");
            server.close();
            asha.untilStarts(asha::state, "The connection was lost.");
            asha.type(3, " two");
            asha.sees("one two");
        } finally {
            server.close();
        }
        try (Place asha = new Place(robot, folder.resolve("asha"), 0)) {
            asha.connect(address, "Asha");
            asha.sees("one two");
            asha.untilStarts(asha::safety, "Offline");
            asha.type(0, "zero ");
            try (Server again = Server.start(options().withPorts(ports))) {
                assertThat(again.port(Service.EDITOR)).isEqualTo(address.port());
                asha.connect(address, "Asha");
                asha.until(asha::safety, "Saved");
                asha.sees("zero one two");
            }
        }
        assertThat(folder.resolve("server").resolve("temp.txt")).hasContent("zero one two");
    }

    @Test
    void aNewDocumentStandsBesideTheFirstAndIsOpenAgainTheNextTime(Robot robot) throws Exception {
        try (Server server = Server.start(options())) {
            try (Place asha = new Place(robot, folder.resolve("asha"), 0)) {
                asha.connect(address(server), "Asha");
                asha.isConnected();
                asha.createDocument("Notes.java");
                asha.typeInto("Notes.java", "class Notes");
                asha.until(() -> asha.textOf("Notes.java"), "class Notes");
                assertThat(asha.textOf("temp.txt")).isEmpty();
            }
            try (Place asha = new Place(robot, folder.resolve("asha"), 0)) {
                asha.connect(address(server), "Asha");
                asha.until(() -> asha.textOf("Notes.java"), "class Notes");
            }
        }
    }

    @Test
    void allPlacesAreFoundCountedAndReplacedAsOneEdit(Robot robot) throws Exception {
        try (Server server = Server.start(options());
                Place asha = new Place(robot, folder.resolve("asha"), 0)) {
            asha.connect(address(server), "Asha");
            asha.isConnected();
            asha.type(0, "tea and Tea and steam");
            asha.choose("action.replace");
            asha.fill("editor.find", "tea");
            asha.until(() -> asha.window().label("editor.find.count").text(), "3 found");
            asha.window().robot().click(asha.window().button("editor.find.next").target());
            asha.until(() -> asha.window().label("editor.find.count").text(), "1 of 3");
            asha.window()
                    .robot()
                    .click(asha.window().toggleButton("editor.find.word").target());
            asha.fill("editor.replacement", "milk");
            asha.window()
                    .robot()
                    .click(asha.window().button("editor.replace.all").target());
            asha.sees("milk and milk and steam");
            asha.choose("action.undo");
            asha.sees("tea and Tea and steam");
        }
    }

    @Test
    void oneGoesToWhereSomebodyIsAndFollows(Robot robot) throws Exception {
        try (Server server = Server.start(options());
                Place asha = new Place(robot, folder.resolve("asha"), 0);
                Place bo = new Place(robot, folder.resolve("bo"), 800)) {
            asha.connect(address(server), "Asha");
            asha.isConnected();
            bo.connect(address(server), "Bo");
            bo.isConnected();
            asha.paste("line\n".repeat(300));
            bo.sees("line\n".repeat(300));
            bo.type(1500, "x");
            asha.until(() -> asha.text().endsWith("x") ? "there" : "", "there");
            int lastLine = 1500;
            asha.look(0);
            assertThat(asha.isInSight(lastLine)).isFalse();
            asha.window().list("editor.people").clickItem("Bo");
            assertThat(asha.isInSight(lastLine)).isTrue();
            asha.window()
                    .robot()
                    .click(asha.window().toggleButton("editor.follow").target());
            bo.type(0, "y");
            asha.until(() -> asha.isInSight(0) ? "in sight" : "", "in sight");
            asha.type(700, "z");
            asha.until(() -> asha.window().toggleButton("editor.follow").text(), "Follow Bo");
        }
    }

    @Test
    void aWrongAddressIsToldWhereOneLooks(Robot robot) throws Exception {
        int free;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            free = socket.getLocalPort();
        }
        try (Place asha = new Place(robot, folder.resolve("asha"), 0)) {
            asha.connect(new ServerAddress("127.0.0.1", free), "Asha");
            asha.until(asha::state, "Connection failed. Please check the server and try again.");
            assertThat(asha.window().textBox("connect.detail").text())
                    .startsWith("No server is running at 127.0.0.1:" + free + ". Check the address");
            assertThat(asha.window().button("connect.button").text()).isEqualTo("Connect");
            asha.connect("not an address");
            asha.until(asha::state, "'not an address' is not the name or address of a computer.");
        }
    }

    @Test
    void theThemeChangesAtOnceAndIsRemembered(Robot robot) {
        try (Place asha = new Place(robot, folder.resolve("asha"), 0)) {
            asha.choose("action.theme-dark");
            assertThat(asha.background()).isEqualTo(UIManager.getColor("TextArea.background"));
            assertThat(FlatLaf.isLafDark()).isTrue();
            assertThat(Settings.in(folder.resolve("asha").resolve("config")).theme())
                    .contains("dark");
            asha.choose("action.theme-light");
            assertThat(asha.background()).isEqualTo(UIManager.getColor("TextArea.background"));
            assertThat(FlatLaf.isLafDark()).isFalse();
        }
    }
}
