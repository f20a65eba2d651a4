package roundtable.client.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import javax.swing.text.JTextComponent;
import org.assertj.swing.core.Robot;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import roundtable.client.link.LinkState;
import roundtable.client.link.ScriptedServer;
import roundtable.client.text.Messages;
import roundtable.client.window.Window;
import roundtable.protocol.Service;

/** The keyboard stays where a person has put it. */
@ExtendWith(Window.class)
@Timeout(120)
class KeyboardJourneyTest {
    @TempDir
    private Path folder;

    @Test
    void aPingOnTheLineLeavesTheKeyboardInTheAddress(Robot robot) throws Exception {
        try (ScriptedServer server = new ScriptedServer(Service.EDITOR);
                Place asha = new Place(robot, folder.resolve("asha"), 0)) {
            asha.connect(server.address(), "Asha");
            ScriptedServer.Peer editor = server.welcome(Service.EDITOR);
            await().untilAsserted(() -> assertThat(asha.phase()).isEqualTo(LinkState.Phase.ONLINE));
            robot.waitForIdle();
            JTextComponent address = asha.window().textBox("connect.address").target();
            robot.click(address);
            await().until(address::isFocusOwner);
            editor.say("{'type':'pong','time':%d}".formatted(System.nanoTime()));
            await().untilAsserted(() -> assertThat(
                            asha.window().button("status.journal").text())
                    .isNotEqualTo(Messages.text("status.journal")));
            robot.waitForIdle();
            assertThat(address.isFocusOwner()).isTrue();
        }
    }
}
