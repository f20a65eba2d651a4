package roundtable.client.window;

import static org.assertj.core.api.Assertions.assertThat;

import com.formdev.flatlaf.FlatLaf;
import java.awt.Color;
import java.util.ArrayList;
import java.util.List;
import javax.swing.UIManager;
import org.assertj.swing.edt.GuiActionRunner;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * What is read and what is seen stands out in both themes as WCAG 2.2 asks for at level AA: 4.5 to 1 for text (1.4.3), 3 to 1
 * for graphics (1.4.11).
 */
@ExtendWith(Window.class)
class ContrastTest {
    private static final double TEXT = 4.5;
    private static final double GRAPHICS = 3;

    private final List<String> poor = new ArrayList<>();

    @Test
    void bothThemesCanBeRead() {
        for (boolean dark : new boolean[] {false, true}) {
            GuiActionRunner.execute(() -> {
                Theme.show(dark);
                assertThat(FlatLaf.isLafDark()).isEqualTo(dark);
                words();
                people();
                graphics();
            });
        }
        GuiActionRunner.execute(() -> Theme.show(false));
        assertThat(poor).isEmpty();
    }

    private void words() {
        for (String paper : List.of("Panel.background", "TextArea.background", "List.background", "Table.background")) {
            check(TEXT, "Label.foreground", paper);
            check(TEXT, "Roundtable.quiet", paper);
            check(TEXT, "Roundtable.failed", paper);
        }
        check(TEXT, "TextField.placeholderForeground", "TextField.background");
        check(TEXT, "Roundtable.lineNumber", "TextArea.background");
        check(TEXT, "Roundtable.success", "Table.background");
        check(TEXT, "TextArea.foreground", "Roundtable.match");
        check(TEXT, "TextArea.foreground", "Roundtable.troubleSpot");
        check(TEXT, "TextArea.foreground", "Roundtable.currentLine");
        check(TEXT, "TextArea.selectionForeground", "TextArea.selectionBackground");
        for (String kind : List.of("List", "Table")) {
            check(TEXT, kind + ".selectionForeground", kind + ".selectionBackground");
            check(TEXT, kind + ".selectionInactiveForeground", kind + ".selectionInactiveBackground");
        }
        check(TEXT, "Button.foreground", "Button.background");
        check(TEXT, "MenuItem.selectionForeground", "MenuItem.selectionBackground");
        check(TEXT, "ToolTip.foreground", "ToolTip.background");
    }

    private void people() {
        for (int i = 0; i < 8; i++) {
            check(TEXT, "Roundtable.person." + i, "TextPane.background");
            check(TEXT, "Roundtable.onPerson", "Roundtable.person." + i);
            check(GRAPHICS, "Roundtable.person." + i, "List.selectionBackground");
        }
    }

    private void graphics() {
        for (String spot : List.of("online", "busy", "offline", "failed", "icon")) {
            check(GRAPHICS, "Roundtable." + spot, "Panel.background");
        }
        check(GRAPHICS, "Roundtable.icon", "List.selectionBackground");
        // Where a field ends, a button, a box to tick, a node of the network.
        for (String paper : List.of("Panel.background", "TextField.background")) {
            check(GRAPHICS, "Component.borderColor", paper);
            check(GRAPHICS, "Button.borderColor", paper);
            check(GRAPHICS, "CheckBox.icon.borderColor", paper);
        }
        check(GRAPHICS, "Roundtable.node.border", "Panel.background");
        check(GRAPHICS, "Roundtable.node.link", "Panel.background");
        check(TEXT, "ToggleButton.foreground", "ToggleButton.toolbar.selectedBackground");
        check(GRAPHICS, "TabbedPane.underlineColor", "TabbedPane.background");
        check(GRAPHICS, "Component.focusedBorderColor", "Panel.background");
        check(GRAPHICS, "TextArea.caretForeground", "TextArea.background");
    }

    private void check(double least, String ink, String paper) {
        double ratio = ratio(UIManager.getColor(ink), UIManager.getColor(paper));
        if (ratio < least) {
            poor.add(String.format(
                    "%s on %s in the %s theme: %.2f", ink, paper, FlatLaf.isLafDark() ? "dark" : "light", ratio));
        }
    }

    private static double ratio(Color one, Color other) {
        double lighter = Math.max(luminance(one), luminance(other));
        double darker = Math.min(luminance(one), luminance(other));
        return (lighter + 0.05) / (darker + 0.05);
    }

    /** Relative luminance, by the formula of WCAG. */
    private static double luminance(Color colour) {
        return 0.2126 * linear(colour.getRed())
                + 0.7152 * linear(colour.getGreen())
                + 0.0722 * linear(colour.getBlue());
    }

    private static double linear(int channel) {
        double part = channel / 255.0;
        return part <= 0.04045 ? part / 12.92 : Math.pow((part + 0.055) / 1.055, 2.4);
    }

    @Test
    void blackOnWhiteIsTheMostThereIs() {
        assertThat(ratio(Color.BLACK, Color.WHITE)).isEqualTo(21);
        assertThat(ratio(Color.WHITE, Color.WHITE)).isEqualTo(1);
    }
}
