package roundtable.client.window.parts;

import java.awt.Component;
import java.util.function.Function;
import javax.swing.JTable;
import javax.swing.table.DefaultTableCellRenderer;

/** A cell that shows its value in words, never as HTML, and as a tip where it is cut short. */
public final class PlainCell<T> extends DefaultTableCellRenderer {
    private final Class<T> kind;
    private final Function<T, String> words;
    private final Function<T, String> tip;

    /**
     * @param alignment of {@code SwingConstants}
     * @param tip more than the words, or null for nothing
     */
    public PlainCell(Class<T> kind, int alignment, Function<T, String> words, Function<T, String> tip) {
        this.kind = kind;
        this.words = words;
        this.tip = tip;
        putClientProperty("html.disable", true);
        setHorizontalAlignment(alignment);
    }

    @Override
    public Component getTableCellRendererComponent(
            JTable table, Object value, boolean selected, boolean focused, int row, int column) {
        T known = kind.cast(value);
        super.getTableCellRendererComponent(table, words.apply(known), selected, false, row, column);
        setToolTipText(tip == null ? null : tip.apply(known));
        return this;
    }
}
