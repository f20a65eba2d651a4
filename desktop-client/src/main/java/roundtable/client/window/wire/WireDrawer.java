package roundtable.client.window.wire;

import java.awt.BorderLayout;
import java.awt.event.ComponentAdapter;
import java.awt.event.ComponentEvent;
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
    private final JSplitPane split = new Split(JSplitPane.VERTICAL_SPLIT, null, null, 1);
    private final int divider = split.getDividerSize();
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
        JPanel top =
                new JPanel(new MigLayout("insets 0, fill", "[grow, fill, 0::]", "[grow, fill, " + LEAST_TABS + "::]"));
        top.add(tabs, "wmin 0, hmin 0");
        split.setTopComponent(top);
        split.setBottomComponent(null);
        split.setDividerSize(0);
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
            noteHeight();
            boolean hadKeyboard = panel.hasKeyboard();
            split.setBottomComponent(null);
            split.setDividerSize(0);
            model.close();
            if (hadKeyboard) {
                split.getTopComponent().requestFocusInWindow();
            }
        }
        settings.wireOpen(open);
    }

    private boolean isOpen() {
        return split.getBottomComponent() != null;
    }

    private void open() {
        if (panel == null) {
            panel = new WirePanel(model, name, toggle);
        } else {
            // The theme or the zoom may have changed while it was in no window.
            SwingUtilities.updateComponentTreeUI(panel);
        }
        split.setBottomComponent(panel);
        split.setDividerSize(divider);
        model.open();
        if (split.getHeight() > 0) {
            place();
        } else {
            // The window comes up with the drawer open.
            split.addComponentListener(new ComponentAdapter() {
                @Override
                public void componentResized(ComponentEvent event) {
                    split.removeComponentListener(this);
                    place();
                }
            });
        }
    }

    private void place() {
        int height = settings.wireHeight().orElse(USUAL_HEIGHT);
        split.setDividerLocation(
                Math.max(split.getMinimumDividerLocation(), split.getHeight() - split.getDividerSize() - height));
    }

    /** Remembers how high it is, before the window closes too. */
    public void noteHeight() {
        if (isOpen()) {
            settings.wireHeight(panel.getHeight());
        }
    }
}
