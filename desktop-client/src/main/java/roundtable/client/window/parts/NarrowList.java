package roundtable.client.window.parts;

import javax.swing.JList;
import javax.swing.ListModel;

/** A list that never grows wider than its place: long names are cut short instead of scrolled to. */
public final class NarrowList<T> extends JList<T> {
    public NarrowList(ListModel<T> model) {
        super(model);
    }

    @Override
    public boolean getScrollableTracksViewportWidth() {
        return true;
    }
}
