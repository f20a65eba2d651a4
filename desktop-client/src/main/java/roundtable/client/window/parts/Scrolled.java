package roundtable.client.window.parts;

import com.formdev.flatlaf.util.UIScale;
import java.awt.BorderLayout;
import java.awt.Component;
import java.awt.Dimension;
import java.awt.KeyboardFocusManager;
import java.awt.Rectangle;
import java.beans.PropertyChangeListener;
import javax.swing.BorderFactory;
import javax.swing.JComponent;
import javax.swing.JPanel;
import javax.swing.JScrollPane;
import javax.swing.Scrollable;
import javax.swing.SwingUtilities;

/**
 * A page that fills its place, and can be scrolled where the place is smaller than the page can become. Whatever gets the
 * keyboard comes into sight.
 */
public final class Scrolled extends JScrollPane {
    private final transient PropertyChangeListener follow = event -> follow(event.getNewValue());

    /** Makes {@code page} one that can be scrolled. */
    public Scrolled(JComponent page) {
        super(new View(page));
        setBorder(BorderFactory.createEmptyBorder());
        setOpaque(false);
        getViewport().setOpaque(false);
        setFocusable(false);
    }

    /** It takes whatever place there is. */
    @Override
    public Dimension getMinimumSize() {
        return new Dimension(0, 0);
    }

    @Override
    public void addNotify() {
        super.addNotify();
        KeyboardFocusManager.getCurrentKeyboardFocusManager().addPropertyChangeListener("permanentFocusOwner", follow);
    }

    @Override
    public void removeNotify() {
        KeyboardFocusManager.getCurrentKeyboardFocusManager()
                .removePropertyChangeListener("permanentFocusOwner", follow);
        super.removeNotify();
    }

    private void follow(Object owner) {
        if (owner instanceof JComponent component
                && SwingUtilities.isDescendingFrom(component, getViewport().getView())) {
            JComponent view = (JComponent) getViewport().getView();
            Component whole = outermost(component, view);
            Rectangle place = SwingUtilities.convertRectangle(whole.getParent(), whole.getBounds(), view);
            Rectangle seen = getViewport().getViewRect();
            // What is larger than the place has its beginning in sight.
            place.setSize(Math.min(place.width, seen.width), Math.min(place.height, seen.height));
            if (!seen.intersects(place) || place.height < seen.height / 2 && !seen.contains(place)) {
                view.scrollRectToVisible(place);
            }
        }
    }

    /** What is scrolled by itself counts with its frame. */
    private static Component outermost(Component component, Component view) {
        Component whole = component;
        for (Component around = component; !around.equals(view); around = around.getParent()) {
            if (around instanceof JScrollPane) {
                whole = around;
            }
        }
        return whole;
    }

    /** As large as the place, and at least as large as the page can become. */
    private static final class View extends JPanel implements Scrollable {
        private static final int LINE = 24;

        View(JComponent page) {
            super(new BorderLayout());
            setOpaque(false);
            add(page);
        }

        @Override
        public Dimension getPreferredSize() {
            return getMinimumSize();
        }

        @Override
        public Dimension getPreferredScrollableViewportSize() {
            return getComponent(0).getPreferredSize();
        }

        @Override
        public int getScrollableUnitIncrement(Rectangle seen, int orientation, int direction) {
            return UIScale.scale(LINE);
        }

        @Override
        public int getScrollableBlockIncrement(Rectangle seen, int orientation, int direction) {
            return seen.height;
        }

        @Override
        public boolean getScrollableTracksViewportWidth() {
            return getParent().getWidth() >= getMinimumSize().width;
        }

        @Override
        public boolean getScrollableTracksViewportHeight() {
            return getParent().getHeight() >= getMinimumSize().height;
        }
    }
}
