package roundtable.client.window.parts;

import java.awt.Component;
import java.awt.Dimension;
import javax.swing.JSplitPane;

/**
 * Two parts with a divider between them that people can move, and that stays where both parts have what they need at least.
 * Each part has its share of the place, however large the window is and whatever theme it has. The second part can be away;
 * the first one then has all of the place.
 */
public final class Split extends JSplitPane {
    private final int divider = getDividerSize();
    /** Of the first part in the place, or less than nothing where the second has the size that it wants. */
    private double share;

    /**
     * Two parts, either of which may be null for now.
     *
     * @param orientation as of {@link JSplitPane}
     * @param share of the first part in the place, 0 to 1; with 1 the second part keeps the size that it has
     */
    public Split(int orientation, Component one, Component other, double share) {
        super(orientation, true, one, other);
        setBorder(null);
        setResizeWeight(share);
        this.share = share < 1 ? share : -1;
    }

    /** Has the place of the divider remembered under that name, which no other one in the window has. */
    public Split remembered(String name) {
        Arrangement.remember(this, "divider." + name);
        return this;
    }

    /** Shows the second part or puts it away. */
    public void showOther(boolean shown) {
        getRightComponent().setVisible(shown);
        setDividerSize(shown ? divider : 0);
        revalidate();
    }

    boolean isParted() {
        return getLeftComponent() != null
                && getRightComponent() != null
                && getRightComponent().isVisible();
    }

    /** Gives the first part that share, 0 to 1. */
    void share(double first) {
        share = first;
        revalidate();
    }

    /** The share that the first part has now. */
    double share() {
        return (double) getDividerLocation() / Math.max(1, room());
    }

    /** People have put the divider where it is. */
    void moved() {
        if (share >= 0) {
            share = share();
        }
    }

    private int room() {
        return (getOrientation() == HORIZONTAL_SPLIT ? getWidth() : getHeight()) - getDividerSize();
    }

    @Override
    public void doLayout() {
        if (!isParted() || room() <= 0) {
            super.doLayout();
            return;
        }
        if (share >= 0) {
            put((int) Math.round(share * room()));
        }
        super.doLayout();
        put(getDividerLocation());
    }

    private void put(int wanted) {
        int least = getMinimumDividerLocation();
        int most = room() - least(getRightComponent());
        int place = least <= most ? Math.clamp(wanted, least, most) : wanted;
        // Before the divider has its first place, there is none that would be right.
        if (wanted >= 0 && place != getDividerLocation()) {
            setDividerLocation(place);
        }
    }

    private int least(Component part) {
        Dimension least = part.getMinimumSize();
        return getOrientation() == HORIZONTAL_SPLIT ? least.width : least.height;
    }

    /** A part that is away needs nothing. */
    @Override
    public Dimension getMinimumSize() {
        return isParted() || getLeftComponent() == null
                ? super.getMinimumSize()
                : getLeftComponent().getMinimumSize();
    }

    /** The border is none in every theme. */
    @Override
    public void updateUI() {
        super.updateUI();
        setBorder(null);
    }
}
