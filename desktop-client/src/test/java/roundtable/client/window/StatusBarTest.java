package roundtable.client.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Component;
import java.awt.event.ActionEvent;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.swing.AbstractAction;
import javax.swing.Action;
import org.assertj.swing.core.Robot;
import org.assertj.swing.edt.GuiActionRunner;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import roundtable.client.host.Hosting;
import roundtable.client.link.LinkState;
import roundtable.client.link.ServerAddress;
import roundtable.protocol.Service;
import roundtable.protocol.SessionEvent;

@ExtendWith(Window.class)
class StatusBarTest {
    private static final ServerAddress ADDRESS = new ServerAddress("localhost", 8080);

    private static Action nothing() {
        return new AbstractAction() {
            @Override
            public void actionPerformed(ActionEvent event) {
                // There is nothing to do.
            }
        };
    }

    private static StatusBar bar(int width) {
        StatusBar bar = new StatusBar(nothing(), nothing());
        bar.setSize(width, 30);
        bar.show(new LinkState(
                LinkState.Phase.ONLINE,
                "",
                "",
                ADDRESS,
                new SessionEvent.Welcome(1, Service.EDITOR, 1, 1, "Asha", "", "Roundtable 0.1.0", Map.of(), 1, null),
                Duration.ofMillis(3)));
        bar.show(new Hosting.State(
                Hosting.Phase.OPEN, "Lab 4", ADDRESS, List.of(new ServerAddress("192.168.178.42", 8080)), "", ""));
        bar.doLayout();
        return bar;
    }

    private static Component part(StatusBar bar, String name) {
        return Stream.of(bar.getComponents())
                .filter(part -> name.equals(part.getName()))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void inANarrowWindowTheServerGivesWayToTheAddressForTheOthersAndIsNeverCut(Robot robot) {
        GuiActionRunner.execute(() -> {
            assertThat(part(bar(1200), StatusBar.SERVER_NAME).isVisible()).isTrue();
            for (int width = 480; width <= 1200; width += 20) {
                StatusBar bar = bar(width);
                for (String name : List.of(StatusBar.SERVER_NAME, StatusBar.HOSTING_NAME)) {
                    Component part = part(bar, name);
                    assertThat(!part.isVisible() || part.getWidth() >= part.getPreferredSize().width)
                            .as("%s in %d pixels", name, width)
                            .isTrue();
                }
            }
        });
    }
}
