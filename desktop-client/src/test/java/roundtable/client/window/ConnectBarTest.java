package roundtable.client.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Component;
import java.awt.event.ActionEvent;
import java.util.stream.Stream;
import javax.swing.AbstractAction;
import javax.swing.JComponent;
import org.assertj.swing.core.Robot;
import org.assertj.swing.edt.GuiActionRunner;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import roundtable.client.link.LinkState;

@ExtendWith(Window.class)
class ConnectBarTest {
    private static ConnectBar bar() {
        return new ConnectBar(
                new AbstractAction("Disconnect") {
                    @Override
                    public void actionPerformed(ActionEvent event) {
                        // There is nothing to do.
                    }
                },
                new ConnectBar.Commands() {
                    @Override
                    public void connect() {}

                    @Override
                    public void choose(JComponent below) {}

                    @Override
                    public void askPerson() {}
                });
    }

    private static Component part(ConnectBar bar, String name) {
        return Stream.of(bar.getComponents())
                .filter(part -> name.equals(part.getName()))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aNameAndTheStateCanBeReadInAWindowOfAnyWidth(Robot robot) {
        GuiActionRunner.execute(() -> {
            for (int width = 600; width <= 1200; width += 20) {
                ConnectBar bar = bar();
                bar.setSize(width, 80);
                bar.person("Björn Lindqvist", "Roundtable.online");
                bar.show(new LinkState(
                        LinkState.Phase.ONLINE,
                        "Connected to the server. Start typing to edit the document.",
                        "",
                        null,
                        null,
                        null));
                bar.doLayout();
                for (String name : new String[] {ConnectBar.PERSON_NAME, ConnectBar.STATE_NAME}) {
                    Component part = part(bar, name);
                    assertThat(part.getWidth())
                            .as("%s in %d pixels", name, width)
                            .isGreaterThanOrEqualTo(part.getPreferredSize().width);
                    assertThat(part.getX() + part.getWidth()).isLessThanOrEqualTo(width);
                }
            }
        });
    }
}
