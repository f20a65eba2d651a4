package roundtable.client.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Component;
import java.awt.Container;
import java.awt.FocusTraversalPolicy;
import java.awt.Rectangle;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import javax.accessibility.AccessibleRole;
import javax.swing.JTabbedPane;
import org.assertj.swing.core.Robot;
import org.assertj.swing.edt.GuiActionRunner;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import roundtable.client.link.ServerAddress;
import roundtable.client.window.MainFrame;
import roundtable.client.window.Window;
import roundtable.protocol.Service;
import roundtable.server.Options;
import roundtable.server.Server;

/**
 * Who goes on by the keyboard alone comes to everything in each tab, in the order in which one reads, and back to where it
 * began.
 */
@ExtendWith(Window.class)
@Timeout(60)
class FocusOrderTest {
    private static final List<AccessibleRole> WHERE_ONE_ACTS = List.of(
            AccessibleRole.PUSH_BUTTON,
            AccessibleRole.TOGGLE_BUTTON,
            AccessibleRole.CHECK_BOX,
            AccessibleRole.COMBO_BOX,
            AccessibleRole.TEXT,
            AccessibleRole.LIST,
            AccessibleRole.TABLE);

    @TempDir
    private Path folder;

    @Test
    void theKeyboardComesToEverythingInEachTabInTheOrderInWhichOneReads(Robot robot) throws Exception {
        Options options = Options.defaults().withData(folder.resolve("server")).withAnyPorts();
        try (Server server = Server.start(options);
                Place asha = new Place(robot, folder.resolve("asha"), 0)) {
            asha.connect(new ServerAddress("localhost", server.port(Service.EDITOR)), "Asha");
            asha.isConnected();
            JTabbedPane tabs = asha.window().tabbedPane(MainFrame.TABS_NAME).target();
            for (int tab = 0; tab < tabs.getTabCount(); tab++) {
                int index = tab;
                GuiActionRunner.execute(() -> tabs.setSelectedIndex(index));
                robot.waitForIdle();
                GuiActionRunner.execute(() -> {
                    Set<Component> way = way(asha.window().target());
                    assertThat(way).as("tab %d", index).containsAll(actedOn((Container) tabs.getSelectedComponent()));
                    inReadingOrder(List.copyOf(way));
                });
            }
        }
    }

    /** All that is come to from the first on, until something comes again. */
    private static Set<Component> way(Container window) {
        FocusTraversalPolicy policy = window.getFocusTraversalPolicy();
        Component first = policy.getFirstComponent(window);
        Set<Component> way = new LinkedHashSet<>();
        Component next = first;
        while (way.add(next)) {
            next = policy.getComponentAfter(window, next);
        }
        assertThat(next).as("where the way ends").isSameAs(first);
        return way;
    }

    private static List<Component> actedOn(Container tab) {
        List<Component> found = new ArrayList<>();
        for (Component child : tab.getComponents()) {
            if (child.isShowing()
                    && child.isEnabled()
                    && child.isFocusable()
                    && child.getAccessibleContext() != null
                    && WHERE_ONE_ACTS.contains(child.getAccessibleContext().getAccessibleRole())) {
                found.add(child);
            } else if (child instanceof Container inner) {
                found.addAll(actedOn(inner));
            }
        }
        return found;
    }

    /** Of two that stand in one panel the later one is neither above the other nor left of it in the same row. */
    private static void inReadingOrder(List<Component> way) {
        for (int i = 1; i < way.size(); i++) {
            Component before = way.get(i - 1);
            Component after = way.get(i);
            if (before.getParent().equals(after.getParent())) {
                Rectangle one = before.getBounds();
                Rectangle other = after.getBounds();
                boolean below = other.y >= one.y + one.height;
                boolean right = other.x >= one.x && other.y + other.height > one.y;
                assertThat(below || right)
                        .as("%s comes after %s", after.getName(), before.getName())
                        .isTrue();
            }
        }
    }
}
