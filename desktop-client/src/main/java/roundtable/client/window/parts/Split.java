package roundtable.client.window.parts;

import com.formdev.flatlaf.util.UIScale;
import java.awt.Component;
import java.awt.Dimension;
import javax.swing.JSplitPane;

/**
 * Two parts with a divider between them that people can move, and that stays where both parts have what they need at least.
 * Where that moved it, it goes back once there is room again. The second part can be away; the first one then has all of
 * the place.
 */
public final class Split extends JSplitPane {
    private static final int WHOLE = 1_000;

    private final int divider = getDividerSize();
    private transient Put put;
    private boolean layingOut;

    /** Where the divider was put, in how much room: both in pixels of the usual size. */
    private record Put(float place, float room) {}

    /**
     * Two parts, either of which may be null for now.
     *
     * @param orientation as of {@link JSplitPane}
     * @param share of the room that the first part has until people move the divider, 0 to 1; with 1 the second part has
     *     what it prefers, and keeps its size when the window gets another
     */
    public Split(int orientation, Component one, Component other, double share) {
        super(orientation, true, one, other);
        setBorder(null);
        setResizeWeight(share);
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

    /**
     * Where the divider is, whatever the room: the share of the first part in thousandths, or where the second part keeps its
     * size, that in pixels of the usual size.
     */
    int place() {
        return keepsSize()
                ? UIScale.unscale(room() - getDividerLocation())
                : Math.round((float) getDividerLocation() * WHOLE / room());
    }

    /** Puts it there, as far as both parts have what they need. */
    void place(int kept) {
        put = keepsSize() ? new Put(0, kept) : new Put(Math.min(kept, WHOLE), WHOLE);
        revalidate();
    }

    private boolean keepsSize() {
        return getResizeWeight() == 1;
    }

    private Put put(int place) {
        return new Put(UIScale.unscale((float) place), UIScale.unscale((float) room()));
    }

    private int room() {
        return Math.max(1, along(getSize()) - getDividerSize());
    }

    private int along(Dimension size) {
        return getOrientation() == HORIZONTAL_SPLIT ? size.width : size.height;
    }

    @Override
    public void setDividerLocation(int location) {
        super.setDividerLocation(location);
        if (!layingOut && location >= 0 && isParted()) {
            put = put(location);
        }
    }

    private int wanted() {
        int room = room();
        if (!keepsSize()) {
            return (int) Math.round(room * (put == null ? getResizeWeight() : put.place / put.room));
        }
        return room
                - (put == null
                        ? along(getRightComponent().getPreferredSize())
                        : Math.round(UIScale.scale(put.room - put.place)));
    }

    @Override
    public void doLayout() {
        layingOut = true;
        try {
            super.doLayout();
            int least = getMinimumDividerLocation();
            if (isParted()) {
                int most = Math.max(least, room() - along(getRightComponent().getMinimumSize()));
                int place = Math.clamp(wanted(), least, most);
                if (place != getDividerLocation()) {
                    setDividerLocation(place);
                    super.doLayout();
                }
            }
        } finally {
            layingOut = false;
        }
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
