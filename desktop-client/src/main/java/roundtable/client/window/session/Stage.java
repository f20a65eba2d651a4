package roundtable.client.window.session;

import java.awt.CardLayout;
import java.awt.Component;
import javax.swing.JComponent;
import javax.swing.JPanel;
import net.miginfocom.swing.MigLayout;
import roundtable.client.window.parts.Scrolled;

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
        JPanel place = new JPanel(new MigLayout("insets 16, fill", "[grow]", "[grow]"));
        place.add(newPage, constraints);
        Scrolled scroll = new Scrolled(place);
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
}
