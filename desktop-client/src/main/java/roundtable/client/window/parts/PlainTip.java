package roundtable.client.window.parts;

import javax.swing.JToolTip;

/** Tool tips that show words as they are: Swing takes what begins like HTML for HTML, and the words may be somebody else's. */
public final class PlainTip {
    private PlainTip() {}

    /** That tool tip, for {@code createToolTip} to give. */
    public static JToolTip of(JToolTip tip) {
        tip.putClientProperty("html.disable", true);
        return tip;
    }
}
