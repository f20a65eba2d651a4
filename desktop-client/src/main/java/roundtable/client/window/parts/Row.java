package roundtable.client.window.parts;

import javax.swing.JPanel;

/** A bar of components side by side, which go on in further lines where the window is narrow. */
public final class Row extends JPanel {
    /** An empty row with the usual gap between its components. */
    public Row() {
        setLayout(new RowLayout(this));
        prepare();
    }

    /** An empty row with that gap between its components. */
    public Row(int gap) {
        setLayout(new RowLayout(this, gap));
        prepare();
    }

    private void prepare() {
        setOpaque(false);
        // A MigLayout around it asks for its height in the width that it gets.
        putClientProperty("migLayout.dynamicAspectRatio", true);
    }
}
