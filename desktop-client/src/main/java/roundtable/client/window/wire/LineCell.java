package roundtable.client.window.wire;

import com.formdev.flatlaf.ui.FlatUIUtils;
import java.awt.Component;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics;
import java.awt.Insets;
import javax.swing.JTable;
import javax.swing.UIManager;
import javax.swing.table.DefaultTableCellRenderer;
import roundtable.client.wire.Entry;
import roundtable.client.wire.JsonText;
import roundtable.protocol.Visible;

/** A line as it is on the wire, its parts in their colours, as much of it as fits. Never HTML. */
final class LineCell extends DefaultTableCellRenderer {
    /** The least that is read out, however narrow the column is. */
    private static final int LEAST = 120;

    private String line = "";
    private boolean coloured;

    LineCell() {
        putClientProperty("html.disable", true);
    }

    @Override
    public Component getTableCellRendererComponent(
            JTable table, Object value, boolean selected, boolean focused, int row, int column) {
        Entry entry = (Entry) value;
        Font font = UIManager.getFont("Roundtable.wire.font");
        int fits = table.getColumnModel().getColumn(column).getWidth()
                / table.getFontMetrics(font).charWidth('i');
        line = start(EntryWords.line(entry), Math.max(LEAST, fits + 1));
        coloured = entry.kind() == Entry.Kind.LINE || line.startsWith("{");
        // The text is what a screen reader reads; it is painted below.
        super.getTableCellRendererComponent(table, line, selected, false, row, column);
        setFont(font);
        if (!coloured && !selected) {
            setForeground(UIManager.getColor("Roundtable.quiet"));
        }
        return this;
    }

    /** Characters that do not show, or turn the direction of others, are shown by their numbers. */
    private static String start(String text, int most) {
        int end = Math.min(text.length(), most);
        return Visible.escaped(
                end < text.length() && Character.isHighSurrogate(text.charAt(end - 1))
                        ? text.substring(0, end - 1)
                        : text.substring(0, end));
    }

    @Override
    protected void paintComponent(Graphics g) {
        if (!coloured) {
            super.paintComponent(g);
            return;
        }
        g.setColor(getBackground());
        g.fillRect(0, 0, getWidth(), getHeight());
        g.setFont(getFont());
        FontMetrics metrics = g.getFontMetrics();
        Insets insets = getInsets();
        int x = insets.left;
        int y = (getHeight() - metrics.getHeight()) / 2 + metrics.getAscent();
        for (JsonText.Token token : JsonText.tokens(line, line.length())) {
            if (x > getWidth()) {
                return;
            }
            String part = line.substring(token.from(), token.to());
            g.setColor(Ink.of(token.part()));
            FlatUIUtils.drawString(this, g, part, x, y);
            x += metrics.stringWidth(part);
        }
    }
}
