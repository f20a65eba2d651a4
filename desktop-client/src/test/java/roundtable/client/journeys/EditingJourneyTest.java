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
    void aWrongAddressIsToldWhereOneLooks(Robot robot) throws Exception {
        int free;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            free = socket.getLocalPort();
        }
        try (Place asha = new Place(robot, folder.resolve("asha"), 0)) {
            asha.connect(new ServerAddress("127.0.0.1", free), "Asha");
            asha.until(asha::state, "Connection failed. Please check the server and try again.");
            assertThat(asha.window().textBox("connect.detail").text())
                    .isEqualTo("No server is running at 127.0.0.1:" + free + ".");
            assertThat(asha.window().button("connect.button").text()).isEqualTo("Connect");
            asha.connect("not an address");
            asha.until(asha::state, "'not an address' is not the name or address of a computer.");
        }
    }

    @Test
    void theThemeChangesAtOnceAndIsRemembered(Robot robot) {
        try (Place asha = new Place(robot, folder.resolve("asha"), 0)) {
            asha.choose("menu.theme.dark");
            assertThat(asha.background()).isEqualTo(UIManager.getColor("TextArea.background"));
            assertThat(FlatLaf.isLafDark()).isTrue();
            assertThat(Settings.in(folder.resolve("asha").resolve("config")).theme())
                    .contains("dark");
            asha.choose("menu.theme.light");
            assertThat(asha.background()).isEqualTo(UIManager.getColor("TextArea.background"));
            assertThat(FlatLaf.isLafDark()).isFalse();
        }
    }
}
