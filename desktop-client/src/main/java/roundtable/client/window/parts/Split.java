package roundtable.client.window.parts;

import java.awt.Component;
import java.util.Optional;
import javax.swing.JSplitPane;
import javax.swing.SwingUtilities;

/**
 * Two parts with a divider between them that people can move, and that stays where both parts have what they need at least.
 * The second part can be away; the first one then has all of the place.
 */
public final class Split extends JSplitPane {
    private final int divider = getDividerSize();
    private String key = "";

    /**
     * Two parts, either of which may be null for now.
     *
     * @param orientation as of {@link JSplitPane}
     * @param share of the first part in what the window gains or loses, 0 to 1
     */
    public Split(int orientation, Component one, Component other, double share) {
        super(orientation, true, one, other);
        setBorder(null);
        setResizeWeight(share);
    }

    /** Has the place of the divider remembered under that name, which no other one in the window has. */
    public Split remembered(String name) {
        key = "divider." + name;
        Arrangement.remember(this, key);
        return this;
    }

    /** Shows the second part or puts it away; it gets what it had, or else leaves that share of the place to the first. */
    public void showOther(boolean shown, double usual) {
        Optional<String> before = Arrangement.of(this, key);
        getRightComponent().setVisible(shown);
        setDividerSize(shown ? divider : 0);
        if (shown) {
            // Once there is something to part.
            SwingUtilities.invokeLater(() ->
                    before.ifPresentOrElse(share -> Arrangement.divide(this, share), () -> setDividerLocation(usual)));
        }
    }

    boolean isParted() {
        return getLeftComponent() != null
                && getRightComponent() != null
                && getRightComponent().isVisible();
    }

    @Override
    public void doLayout() {
        super.doLayout();
        if (!isParted()) {
            return;
        }
        int least = getMinimumDividerLocation();
        int most = getMaximumDividerLocation();
        int now = getDividerLocation();
        // Before the window has its size, and the divider its first place, there is none that would be right.
        if (now >= 0 && least <= most && (now < least || now > most)) {
            setDividerLocation(Math.clamp(now, least, most));
        }
    }

    /** The border is none in every theme. */
    @Override
    public void updateUI() {
        super.updateUI();
        setBorder(null);
    }
}
