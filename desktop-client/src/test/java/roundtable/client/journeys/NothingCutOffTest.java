package roundtable.client.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.awt.Dimension;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import javax.swing.JTabbedPane;
import org.assertj.swing.core.Robot;
import org.assertj.swing.edt.GuiActionRunner;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import roundtable.client.discovery.Found;
import roundtable.client.link.ServerAddress;
import roundtable.client.text.Language;
import roundtable.client.window.MainFrame;
import roundtable.client.window.Window;
import roundtable.client.window.session.AddressCard;
import roundtable.client.window.session.PersonCard;
import roundtable.client.window.session.StartPage;
import roundtable.protocol.Service;
import roundtable.server.Options;
import roundtable.server.Server;
import roundtable.server.peers.NodeOptions;

/** However small the window and however large everything in it: whatever one can press or type into can be got at. */
@ExtendWith(Window.class)
@Timeout(300)
class NothingCutOffTest {
    /** A window's size, and how often it is zoomed in. */
    private record Look(Dimension size, int steps) {}

    private static final List<Look> LOOKS = List.of(
            new Look(new Dimension(640, 420), 0),
            new Look(new Dimension(1080, 720), 3),
            new Look(new Dimension(1080, 720), 5),
            new Look(new Dimension(900, 600), 7));

    @TempDir
    private Path folder;

    private final List<String> cutOff = new ArrayList<>();

    @ParameterizedTest
    @EnumSource(
            value = Language.class,
            names = {"ENGLISH", "GERMAN"})
    void everythingCanBeGotAtInEachTabAndOnEachPage(Language language, Robot robot) throws Exception {
        language.use();
        Path shelf = Files.createDirectories(folder.resolve("server").resolve("server_files"));
        Files.writeString(shelf.resolve("a file with a name that is rather long for a small window.txt"), "words\n");
        Options options = Options.defaults()
                .withData(folder.resolve("server"))
                .withNode(new NodeOptions(2, List.of()))
                .withAnyPorts();
        try (Server server = Server.start(options);
                Place asha = new Place(robot, folder.resolve("asha"), 0)) {
            asha.connect(new ServerAddress("localhost", server.port(Service.EDITOR)), "Asha");
            await().ignoreExceptions().until(() -> asha.editor().target().isShowing());
            asha.paste("Some words\n");
            asha.choose("action.replace");
            asha.onTheNetwork(new Found(
                    "1",
                    "Computer networks, the second group, Thursdays at noon",
                    new ServerAddress("192.168.178.123", 54_321),
                    "Roundtable",
                    OptionalInt.of(17),
                    false));
            for (Look look : LOOKS) {
                give(asha, look);
                tabs(asha, language + " " + look);
                pages(asha, language + " " + look);
            }
            assertThat(cutOff).isEmpty();
        } finally {
            Language.SYSTEM.use();
        }
    }

    private static void give(Place place, Look look) {
        place.choose("action.zoom-reset");
        for (int step = 0; step < look.steps; step++) {
            place.choose("action.zoom-in");
        }
        GuiActionRunner.execute(() -> place.window().target().setSize(look.size));
        place.window().robot().waitForIdle();
    }

    private void tabs(Place place, String when) {
        JTabbedPane tabs = place.window().tabbedPane(MainFrame.TABS_NAME).target();
        for (int tab = 0; tab < tabs.getTabCount(); tab++) {
            int index = tab;
            GuiActionRunner.execute(() -> tabs.setSelectedIndex(index));
            look(place, when + ", tab " + tab);
            place.choose("action.wire");
            look(place, when + ", tab " + tab + " with the wire drawer");
            place.choose("action.wire");
        }
        GuiActionRunner.execute(() -> tabs.setSelectedIndex(0));
        place.choose("action.history");
        look(place, when + ", history");
        GuiActionRunner.execute(
                () -> place.window().button("history.back").target().doClick());
    }

    private void pages(Place place, String when) {
        page(place, "action.start", StartPage.CLOSE_NAME, when);
        page(place, "action.person", PersonCard.CANCEL_NAME, when);
        page(place, "action.address", AddressCard.CLOSE_NAME, when);
    }

    private void page(Place place, String item, String close, String when) {
        place.choose(item);
        look(place, when + ", " + item);
        GuiActionRunner.execute(() -> place.window().button(close).target().doClick());
    }

    private void look(Place place, String when) {
        place.window().robot().waitForIdle();
        GuiActionRunner.execute(() -> CutOff.in(place.window().target()).forEach(one -> cutOff.add(when + ": " + one)));
    }
}
