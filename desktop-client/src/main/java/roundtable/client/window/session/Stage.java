package roundtable.client.window.session;

import java.awt.CardLayout;
import java.awt.Component;
import java.awt.Dimension;
import java.awt.Rectangle;
import javax.swing.BorderFactory;
import javax.swing.JComponent;
import javax.swing.JPanel;
import javax.swing.JScrollPane;
import javax.swing.Scrollable;
import net.miginfocom.swing.MigLayout;

/** The middle of the window: the tabs, or in their place one page. A page stands in the middle, and can be scrolled where it is too tall. */
public final class Stage extends JPanel {
    private static final String TABS = "tabs";

    private final CardLayout cards = new CardLayout();
    private JComponent page;

    /** A stage on which the tabs are seen. */
    public Stage(Component tabs) {
        setLayout(cards);
        add(tabs, TABS);
    }

    /** Makes a page known; {@code constraints} are those of a MigLayout cell that takes all the place there is. */
    public void add(JComponent newPage, String name, String constraints) {
        Place place = new Place();
        place.add(newPage, constraints);
        JScrollPane scroll = new JScrollPane(
                place, JScrollPane.VERTICAL_SCROLLBAR_AS_NEEDED, JScrollPane.HORIZONTAL_SCROLLBAR_NEVER);
        scroll.setBorder(BorderFactory.createEmptyBorder());
        scroll.setName(name);
        newPage.setName(name);
        add(scroll, name);
    }

    /** Shows a page that is known in place of the tabs. */
    public void show(JComponent known) {
        page = known;
        cards.show(this, known.getName());
    }

    /** Shows the tabs. */
    public void showTabs() {
        page = null;
        cards.show(this, TABS);
    }

    /** The page that is shown, or null where the tabs are. */
    public JComponent page() {
        return page;
    }

    /** As wide as the window, and at least as tall. */
    private static final class Place extends JPanel implements Scrollable {
        private static final int LINE = 24;

        Place() {
            super(new MigLayout("insets 16, fill", "[grow]", "[grow]"));
        }

        @Override
        public Dimension getPreferredScrollableViewportSize() {
            return getPreferredSize();
        }

        @Override
        public int getScrollableUnitIncrement(Rectangle seen, int orientation, int direction) {
            return LINE;
        }

        @Override
        public int getScrollableBlockIncrement(Rectangle seen, int orientation, int direction) {
            return seen.height;
        }

        @Override
        public boolean getScrollableTracksViewportWidth() {
            return true;
        }

        @Override
        public boolean getScrollableTracksViewportHeight() {
            return getParent().getHeight() > getPreferredSize().height;
        }
    }
}
