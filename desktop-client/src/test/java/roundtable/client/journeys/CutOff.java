package roundtable.client.journeys;

import com.formdev.flatlaf.util.UIScale;
import java.awt.Component;
import java.awt.Container;
import java.awt.Rectangle;
import java.util.ArrayList;
import java.util.List;
import javax.swing.AbstractButton;
import javax.swing.JComboBox;
import javax.swing.JComponent;
import javax.swing.JLabel;
import javax.swing.JScrollBar;
import javax.swing.JScrollPane;
import javax.swing.JSlider;
import javax.swing.JSpinner;
import javax.swing.JTextField;
import javax.swing.JViewport;
import javax.swing.SwingUtilities;

/** Finds what a person could not get at: what lies outside of what can be seen, and what has become too small to hit or to read. */
final class CutOff {
    /** Less than that, in pixels of a usual screen, and nobody hits it. */
    private static final int SMALLEST = 20;
    /** What a field that one types into has at least. */
    private static final int FIELD = 40;
    /** The ring of the keyboard around a component may lie beyond its panel; that is no wider. */
    private static final int SLACK = 3;

    private final Component root;
    private final List<String> found = new ArrayList<>();

    private CutOff(Component root) {
        this.root = root;
    }

    /** What cannot be got at in that window as it is laid out now, in words; on the event thread. */
    static List<String> in(Component root) {
        CutOff look = new CutOff(root);
        look.at(root);
        return look.found;
    }

    private void at(Component component) {
        if (!component.isVisible() || component instanceof JScrollBar) {
            return;
        }
        boolean acted = isActedOn(component);
        if (acted
                || component instanceof JLabel label
                        && label.getText() != null
                        && !label.getText().isBlank()) {
            check((JComponent) component, acted);
        }
        if (component instanceof Container container && !(component instanceof JSpinner)) {
            for (Component child : container.getComponents()) {
                at(child);
            }
        }
    }

    private static boolean isActedOn(Component component) {
        return component instanceof AbstractButton
                || component instanceof JTextField
                || component instanceof JComboBox
                || component instanceof JSpinner
                || component instanceof JSlider;
    }

    private void check(JComponent component, boolean acted) {
        Rectangle seen = seen(component);
        if (seen.width < component.getWidth() - UIScale.scale(SLACK)
                || seen.height < component.getHeight() - UIScale.scale(SLACK)) {
            tell(component, "only " + seen.width + "x" + seen.height + " is in sight");
            return;
        }
        int wanted = component.getPreferredSize().width;
        int least = UIScale.scale(component instanceof JTextField ? FIELD : SMALLEST);
        if (acted && component.getWidth() < Math.min(wanted, least)) {
            tell(component, "is too narrow");
        }
        if (component.getHeight()
                < Math.min(component.getPreferredSize().height, UIScale.scale(SMALLEST)) - 2 * SLACK) {
            tell(component, "is too low");
        }
        if (component.getWidth() < wanted - SLACK && hasWords(component) && !hasTip(component)) {
            tell(component, "is shortened, and has no tip");
        }
    }

    /** What stands in a button has that one's. */
    private static boolean hasTip(JComponent component) {
        return component.getToolTipText() != null
                || component.getParent() instanceof AbstractButton button && button.getToolTipText() != null;
    }

    private static boolean hasWords(JComponent component) {
        return component instanceof AbstractButton button
                        && button.getText() != null
                        && !button.getText().isEmpty()
                || component instanceof JLabel;
    }

    /** The part of it that is in sight, or can be scrolled into sight. */
    private Rectangle seen(Component component) {
        Rectangle part = new Rectangle(component.getSize());
        Component inner = component;
        while (!inner.equals(root)) {
            Container outer = inner.getParent();
            part.translate(inner.getX(), inner.getY());
            if (outer instanceof JViewport port && port.getParent() instanceof JScrollPane scroll) {
                // Where it is in the view does not matter in a direction in which the view can be moved.
                if (scroll.getHorizontalScrollBarPolicy() != JScrollPane.HORIZONTAL_SCROLLBAR_NEVER
                        && scroll.getHorizontalScrollBar().isVisible()) {
                    part.x = 0;
                    part.width = Math.min(component.getWidth(), port.getWidth());
                }
                if (scroll.getVerticalScrollBarPolicy() != JScrollPane.VERTICAL_SCROLLBAR_NEVER
                        && scroll.getVerticalScrollBar().isVisible()) {
                    part.y = 0;
                    part.height = Math.min(component.getHeight(), port.getHeight());
                }
            }
            part = part.intersection(new Rectangle(outer.getSize()));
            inner = outer;
        }
        return part.isEmpty() ? new Rectangle() : part;
    }

    private void tell(JComponent component, String what) {
        String words = component instanceof AbstractButton button
                ? button.getText()
                : component instanceof JLabel label ? label.getText() : "";
        found.add("%s %s '%s' at %s in %s: %s"
                .formatted(
                        component.getClass().getSimpleName(),
                        component.getName(),
                        words,
                        component.getBounds(),
                        component.getParent().getClass().getSimpleName() + " "
                                + SwingUtilities.convertRectangle(component.getParent(), component.getBounds(), root),
                        what));
    }
}
