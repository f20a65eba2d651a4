package roundtable.client.window.parts;

import java.awt.Point;
import javax.swing.JList;
import javax.swing.ListModel;

/**
 * A list that never grows wider than its place: long names are cut short instead of scrolled to. A click below its items is
 * on none of them.
 */
public final class NarrowList<T> extends JList<T> {
    public NarrowList(ListModel<T> model) {
        super(model);
    }

    @Override
    public int locationToIndex(Point location) {
        int index = super.locationToIndex(location);
        return index >= 0 && getCellBounds(index, index).contains(location) ? index : -1;
    }

    @Override
    public boolean getScrollableTracksViewportWidth() {
        return true;
    }
}
