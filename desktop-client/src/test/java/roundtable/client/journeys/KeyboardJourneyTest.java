package roundtable.client.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.awt.Component;
import java.nio.file.Path;
import javax.swing.text.JTextComponent;
import org.assertj.swing.core.Robot;
import org.assertj.swing.edt.GuiActionRunner;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import roundtable.client.link.ScriptedServer;
import roundtable.client.text.Messages;
import roundtable.client.window.Window;
import roundtable.protocol.Service;

/** The keyboard stays where a person has put it, whatever comes over the line meanwhile. */
@ExtendWith(Window.class)
@Timeout(120)
class KeyboardJourneyTest {
    @TempDir
    private Path folder;

    @Test
    void aMeasuredRoundTripLeavesTheKeyboardInTheAddress(Robot robot) throws Exception {
        try (ScriptedServer server = new ScriptedServer(Service.EDITOR);
                Place asha = new Place(robot, folder.resolve("asha"), 0)) {
            ScriptedServer.Peer editor = open(server, asha);
            JTextComponent address = asha.window().textBox("connect.address").target();
            robot.click(address);
            await().until(address::isFocusOwner);
            measured(editor, asha);
            assertThat(keyboardOf(asha)).isEqualTo(address);
        }
    }

    @Test
    void aMeasuredRoundTripMovesNothingInAWindowInTheBackground(Robot robot) throws Exception {
        try (ScriptedServer server = new ScriptedServer(Service.EDITOR);
                Place bo = new Place(robot, folder.resolve("bo"), 820);
                Place asha = new Place(robot, folder.resolve("asha"), 0)) {
            ScriptedServer.Peer editor = open(server, asha);
            JTextComponent address = asha.window().textBox("connect.address").target();
            robot.click(address);
            await().until(address::isFocusOwner);
            JTextComponent inFront = bo.window().textBox("connect.address").target();
            robot.click(inFront);
            await().until(inFront::isFocusOwner);
            measured(editor, asha);
            assertThat(keyboardOf(asha))
                    .as("where the keyboard is once the window is in front again")
                    .isEqualTo(address);
            assertThat(inFront.isFocusOwner()).isTrue();
        }
    }

    /** Connects the window to a server that lets it write: only then can the text have the keyboard. */
    private static ScriptedServer.Peer open(ScriptedServer server, Place place) throws Exception {
        place.connect(server.address(), "Asha");
        ScriptedServer.Peer editor = server.welcome(Service.EDITOR);
        editor.answer(
                "open", "{'type':'document','document':'temp.txt','epoch':'e','revision':0,'text':'','people':[]");
        place.isConnected();
        JTextComponent text = place.editor().target();
        await().until(text::isEditable);
        await().until(text::isFocusOwner);
        return editor;
    }

    /** A ping comes back, and what follows from it has been done. */
    private static void measured(ScriptedServer.Peer editor, Place place) throws Exception {
        editor.say("{'type':'pong','time':%d}".formatted(System.nanoTime()));
        await().untilAsserted(
                        () -> assertThat(place.window().button("status.journal").text())
                                .isNotEqualTo(Messages.text("status.journal")));
        place.window().robot().waitForIdle();
    }

    /** What has the keyboard in a window, or will have it once the window is in front. */
    private static Component keyboardOf(Place place) {
        return GuiActionRunner.execute(() -> place.window().target().getMostRecentFocusOwner());
    }
}
