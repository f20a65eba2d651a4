package roundtable.client.window.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Component;
import java.awt.Container;
import java.awt.Rectangle;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javax.swing.JButton;
import javax.swing.JLabel;
import javax.swing.SwingUtilities;
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

    /** A label in a row that says that. */
    private static JLabel label(Container row, String words) {
        return Stream.of(row.getComponents())
                .filter(part -> part instanceof JLabel label && words.equals(label.getText()))
                .map(JLabel.class::cast)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aLongNameIsShortenedAndTheAddressNeverHoweverNarrowTheList() {
        GuiActionRunner.execute(() -> {
            String name = "<html>Computer networks, the second group, Thursdays at noon";
            String address = "[2001:db8:85a3:8d3:1319:8a2e:370:7348]:54321";
            Found found = new Found("a", name, ServerAddress.parse(address), "Roundtable", OptionalInt.of(17), false);
            Places places = new Places(Settings.in(folder), listener -> {
                listener.accept(List.of(found));
                return () -> {};
            });
            places.look(true);
            PlaceList list = new PlaceList(places, joined -> {});
            list.setSize(list.getMinimumSize());
            list.doLayout();
            FoundRow row = (FoundRow) Stream.of(list.getComponents())
                    .filter(FoundRow.class::isInstance)
                    .findFirst()
                    .orElseThrow();
            row.doLayout();
            JLabel shortened = label(row, name);
            assertThat(shortened.getWidth()).isLessThan(shortened.getPreferredSize().width);
            JLabel whole = label(row, address);
            assertThat(whole.getWidth()).isGreaterThanOrEqualTo(whole.getPreferredSize().width);
            assertThat(new Rectangle(list.getSize())
                            .contains(SwingUtilities.convertRectangle(row, whole.getBounds(), list)))
                    .isTrue();
            assertThat(row.getToolTipText())
                    .isEqualTo(row.getAccessibleContext().getAccessibleName())
                    .isEqualTo(name + " at " + address + ", 17 people");
            assertThat(row.createToolTip().getClientProperty("html.disable")).isEqualTo(true);
        });
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
            String before = second.getToolTipText();
            network.getFirst().accept(List.of(session("a", 4001, 1), session("b", 4002, 17)));
            assertThat(row(list, 4001)).isSameAs(first);
            assertThat(row(list, 4002)).isSameAs(second);
            assertThat(second.getToolTipText()).isNotEqualTo(before).contains("17");

            network.getFirst().accept(List.of(session("c", 4003, 2), session("b", 4002, 17)));
            assertThat(row(list, 4001)).isNull();
            row(list, 4003).doClick(0);
            assertThat(joined).containsExactly("127.0.0.1:4003");
        });
    }
}
