package roundtable.client.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.AWTKeyStroke;
import java.awt.Component;
import java.awt.Container;
import java.awt.KeyboardFocusManager;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.accessibility.AccessibleContext;
import javax.accessibility.AccessibleRole;
import javax.swing.JDialog;
import javax.swing.JScrollBar;
import javax.swing.JTable;
import javax.swing.SwingUtilities;
import javax.swing.text.JTextComponent;
import org.assertj.swing.core.Robot;
import org.assertj.swing.edt.GuiActionRunner;
import org.assertj.swing.finder.WindowFinder;
import org.assertj.swing.fixture.DialogFixture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import roundtable.client.window.Window;
import roundtable.client.window.editor.EditorPanel;

/** Everything in the window that one can act on tells a screen reader what it is, in each tab, shown or not. */
@ExtendWith(Window.class)
@Timeout(60)
class AccessibleNamesTest {
    private static final List<AccessibleRole> ACTED_ON = List.of(
            AccessibleRole.PUSH_BUTTON,
            AccessibleRole.TOGGLE_BUTTON,
            AccessibleRole.CHECK_BOX,
            AccessibleRole.RADIO_BUTTON,
            AccessibleRole.COMBO_BOX,
            AccessibleRole.SPIN_BOX,
            AccessibleRole.SLIDER,
            AccessibleRole.TEXT,
            AccessibleRole.LIST,
            AccessibleRole.TABLE,
            AccessibleRole.TREE,
            AccessibleRole.PAGE_TAB_LIST,
            AccessibleRole.PROGRESS_BAR,
            AccessibleRole.MENU,
            AccessibleRole.MENU_ITEM);

    @TempDir
    private Path folder;

    @Test
    void everythingThatCanBeActedOnHasAName(Robot robot) {
        try (Place asha = new Place(robot, folder.resolve("asha"), 0)) {
            asha.choose("action.wire");
            List<Component> all = new ArrayList<>();
            List<String> nameless = GuiActionRunner.execute(() -> {
                collect(asha.window().target(), all);
                return all.stream()
                        .filter(AccessibleNamesTest::isNameless)
                        .map(component -> component.getClass().getSimpleName() + " " + component.getName() + " in "
                                + component.getParent().getClass().getSimpleName() + " "
                                + component.getParent().getName())
                        .toList();
            });
            assertThat(all).hasSizeGreaterThan(100);
            assertThat(nameless).isEmpty();
        }
    }

    @Test
    void soHasEverythingInTheWindowsThatItOpens(Robot robot) {
        try (Place asha = new Place(robot, folder.resolve("asha"), 0)) {
            for (String item : List.of("action.shortcuts", "action.about")) {
                SwingUtilities.invokeLater(() -> asha.choose(item));
                DialogFixture opened = WindowFinder.findDialog(JDialog.class).using(robot);
                List<Component> all = new ArrayList<>();
                List<String> nameless = GuiActionRunner.execute(() -> {
                    collect(opened.target(), all);
                    return all.stream()
                            .filter(AccessibleNamesTest::isNameless)
                            .map(Component::toString)
                            .toList();
                });
                assertThat(nameless).as(item).isEmpty();
                opened.close();
            }
        }
    }

    @Test
    void nothingKeepsTheKeyboardFromWhoGoesOnByTab(Robot robot) {
        try (Place asha = new Place(robot, folder.resolve("asha"), 0)) {
            List<Component> all = new ArrayList<>();
            List<String> caught = GuiActionRunner.execute(() -> {
                collect(asha.window().target(), all);
                return all.stream()
                        .filter(Component::isFocusable)
                        .filter(component -> component instanceof JTextComponent || component instanceof JTable)
                        .filter(component -> !component
                                .getFocusTraversalKeys(KeyboardFocusManager.FORWARD_TRAVERSAL_KEYS)
                                .contains(AWTKeyStroke.getAWTKeyStroke("TAB")))
                        .map(Component::getName)
                        .toList();
            });
            // In a text Tab is a character; Control and Tab leaves it, as its description says.
            assertThat(caught).containsExactly(EditorPanel.TEXT_NAME);
            assertThat(all)
                    .filteredOn(component -> EditorPanel.TEXT_NAME.equals(component.getName()))
                    .singleElement()
                    .satisfies(
                            text -> assertThat(text.getFocusTraversalKeys(KeyboardFocusManager.FORWARD_TRAVERSAL_KEYS))
                                    .contains(AWTKeyStroke.getAWTKeyStroke("ctrl TAB")));
        }
    }

    private static void collect(Component component, List<Component> all) {
        // What a scroll bar and a spinner are made of is theirs.
        if (component instanceof JScrollBar) {
            return;
        }
        all.add(component);
        if (component instanceof Container container && !(component instanceof javax.swing.JSpinner)) {
            for (Component child : container.getComponents()) {
                collect(child, all);
            }
        }
    }

    private static boolean isNameless(Component component) {
        AccessibleContext context = component.getAccessibleContext();
        // What hides itself has nothing to say yet; what another card hides has.
        if (!component.isVisible() || context == null || !ACTED_ON.contains(context.getAccessibleRole())) {
            return false;
        }
        String name = context.getAccessibleName();
        return name == null || name.isBlank();
    }
}
