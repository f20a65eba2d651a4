package roundtable.client.window.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Component;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Consumer;
import javax.swing.JButton;
import org.assertj.swing.edt.GuiActionRunner;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import roundtable.client.discovery.Found;
import roundtable.client.link.ServerAddress;
import roundtable.client.session.Places;
import roundtable.client.settings.Settings;
import roundtable.client.window.Window;

/** The list of places while what is found changes. */
@ExtendWith(Window.class)
class PlaceListTest {
    @TempDir
    private Path folder;

    private static Found session(String id, int port, int people) {
        return new Found(
                id, "Lab " + id, new ServerAddress("127.0.0.1", port), "Roundtable", OptionalInt.of(people), false);
    }

    private static JButton row(PlaceList list, int port) {
        for (Component one : list.getComponents()) {
            if ((PlaceList.FOUND_PREFIX + "127.0.0.1:" + port).equals(one.getName())) {
                return (JButton) one;
            }
        }
        return null;
    }

    @Test
    void aSessionKeepsItsButtonWhilePeopleComeAndGoThere() {
        GuiActionRunner.execute(() -> {
            List<Consumer<List<Found>>> network = new ArrayList<>();
            Places places = new Places(Settings.in(folder), listener -> {
                network.add(listener);
                return () -> {};
            });
            List<String> joined = new ArrayList<>();
            PlaceList list = new PlaceList(places, joined::add);
            places.look(true);
            network.getFirst().accept(List.of(session("a", 4001, 1), session("b", 4002, 1)));
            JButton first = row(list, 4001);
            JButton second = row(list, 4002);
            String before = second.getText();
            network.getFirst().accept(List.of(session("a", 4001, 1), session("b", 4002, 17)));
            assertThat(row(list, 4001)).isSameAs(first);
            assertThat(row(list, 4002)).isSameAs(second);
            assertThat(second.getText()).isNotEqualTo(before).contains("17");

            network.getFirst().accept(List.of(session("c", 4003, 2), session("b", 4002, 17)));
            assertThat(row(list, 4001)).isNull();
            row(list, 4003).doClick(0);
            assertThat(joined).containsExactly("127.0.0.1:4003");
        });
    }
}
