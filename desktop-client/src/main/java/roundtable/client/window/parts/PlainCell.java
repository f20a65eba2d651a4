package roundtable.client.window.parts;

import java.awt.Component;
import java.util.function.Function;
import javax.swing.JTable;
import javax.swing.UIManager;
import javax.swing.table.DefaultTableCellRenderer;

/** A cell that shows its value in words, never as HTML, and as a tip where it is cut short. */
public final class PlainCell<T> extends DefaultTableCellRenderer {
    private final Class<T> kind;
    private final Function<T, String> words;
    private final Function<T, String> tip;
    private final String fontKey;

    /**
     * @param alignment of {@code SwingConstants}
     * @param tip more than the words, or null for nothing
     */
    public PlainCell(Class<T> kind, int alignment, Function<T, String> words, Function<T, String> tip) {
        this(kind, alignment, words, tip, "Table.font");
    }

    private PlainCell(
            Class<T> kind, int alignment, Function<T, String> words, Function<T, String> tip, String fontKey) {
        this.kind = kind;
        this.words = words;
        this.tip = tip;
        this.fontKey = fontKey;
        putClientProperty("html.disable", true);
        setHorizontalAlignment(alignment);
    }

    /** A cell of figures, which stand below each other digit by digit. */
    public static <T> PlainCell<T> figures(
            Class<T> kind, int alignment, Function<T, String> words, Function<T, String> tip) {
        return new PlainCell<>(kind, alignment, words, tip, "Roundtable.figures.font");
    }

    @Override
    public Component getTableCellRendererComponent(
            JTable table, Object value, boolean selected, boolean focused, int row, int column) {
        T known = kind.cast(value);
        super.getTableCellRendererComponent(table, words.apply(known), selected, false, row, column);
        setFont(UIManager.getFont(fontKey));
        setToolTipText(tip == null ? null : tip.apply(known));
        return this;
    }
}
