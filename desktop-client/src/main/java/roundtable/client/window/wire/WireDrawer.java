package roundtable.client.window.wire;

import com.formdev.flatlaf.util.UIScale;
import java.awt.BorderLayout;
import java.awt.Dimension;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import javax.swing.JComponent;
import javax.swing.JPanel;
import javax.swing.JSplitPane;
import javax.swing.SwingUtilities;
import net.miginfocom.swing.MigLayout;
import roundtable.client.link.Tap;
import roundtable.client.settings.Settings;
import roundtable.client.window.parts.Scrolled;
import roundtable.client.window.parts.Split;
import roundtable.client.wire.TabServices;
import roundtable.client.wire.WireModel;

/**
 * The place of the tabs with the wire drawer below them, which is made when it is opened for the first time. While it is
 * closed the tabs have all of the place and nobody hears the tap.
 */
public final class WireDrawer extends JPanel {
    private static final int USUAL_HEIGHT = 240;
    private static final int LEAST_TABS = 120;

    private final Settings settings;
    private final transient Supplier<String> name;
    private final transient Runnable toggle;
    private final transient WireModel model;
    private final JComponent top;
    private final JPanel drawer = new Drawer();
    private final Split split;
    private WirePanel panel;

    /**
     * @param tabs what is above the drawer
     * @param later runs what it is given on the event thread a moment later
     * @param name the person's own name; empty where there is none
     * @param toggle opens or closes the drawer by its command
     */
    public WireDrawer(
            JComponent tabs, Tap tap, Executor later, Settings settings, Supplier<String> name, Runnable toggle) {
        super(new BorderLayout());
        this.settings = settings;
        this.name = name;
        this.toggle = toggle;
        model = new WireModel(tap, later);
        top = new JPanel(new MigLayout("insets 0, fill", "[grow, fill, 0::]", "[grow, fill, " + LEAST_TABS + "::]"));
        top.add(tabs, "wmin 0, hmin 0");
        split = new Split(JSplitPane.VERTICAL_SPLIT, top, drawer, 1).remembered("wire.drawer");
        split.showOther(false);
        add(new Scrolled(split));
    }

    /** Shows the lines of that tab from now on, by its key. */
    public void follow(String tab) {
        model.tab(TabServices.of(tab));
    }

    /** Opens or closes it. */
    public void set(boolean open) {
        if (open == isOpen()) {
            return;
        }
        if (open) {
            open();
        } else {
            boolean hadKeyboard = panel.hasKeyboard();
            drawer.remove(panel);
            split.showOther(false);
            model.close();
            if (hadKeyboard) {
                top.requestFocusInWindow();
            }
        }
        settings.wireOpen(open);
    }

    private boolean isOpen() {
        return drawer.isVisible();
    }

    private void open() {
        if (panel == null) {
            panel = new WirePanel(model, name, toggle);
        } else {
            // The theme or the zoom may have changed while it was in no window.
            SwingUtilities.updateComponentTreeUI(panel);
        }
        drawer.add(panel);
        split.showOther(true);
        model.open();
    }

    /** As high as it usually is, until people want it otherwise. */
    private static final class Drawer extends JPanel {
        Drawer() {
            super(new BorderLayout());
        }

        @Override
        public Dimension getPreferredSize() {
            return new Dimension(0, UIScale.scale(USUAL_HEIGHT));
        }
    }
}
