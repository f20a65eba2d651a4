package roundtable.client.window.parts;

import com.formdev.flatlaf.util.UIScale;
import java.awt.Component;
import javax.swing.JLabel;
import javax.swing.JTable;
import javax.swing.SwingConstants;
import javax.swing.table.TableCellRenderer;
import javax.swing.table.TableColumn;

/** Sets up the columns of a table: how wide, how aligned, the heading like what stands below it. */
public final class Columns {
    /** What a column of words does not become narrower than, so that one can tell one from another. */
    private static final int LEAST = 168;

    private Columns() {}

    /** One column whose cells are drawn by {@code cell}. */
    public static void set(JTable table, int index, int width, int alignment, TableCellRenderer cell) {
        TableColumn column = table.getColumnModel().getColumn(index);
        scaled(table, () -> {
            column.setMinWidth(UIScale.scale(Math.min(width, LEAST)));
            column.setPreferredWidth(UIScale.scale(width));
        });
        column.setCellRenderer(cell);
        column.setHeaderRenderer(new Heading(alignment));
    }

    /** One column that needs that much, or as much as its heading, and makes no use of much more. */
    public static void narrow(JTable table, int index, int width, int alignment, TableCellRenderer cell) {
        set(table, index, width, alignment, cell);
        TableColumn column = table.getColumnModel().getColumn(index);
        scaled(table, () -> {
            Component heading = column.getHeaderRenderer()
                    .getTableCellRendererComponent(table, column.getHeaderValue(), false, false, -1, index);
            int needed = Math.max(UIScale.scale(width), heading.getPreferredSize().width);
            column.setMaxWidth(needed * 3 / 2);
            column.setMinWidth(needed);
        });
    }

    /** Now, and whenever everything gets another size. */
    private static void scaled(JTable table, Runnable size) {
        size.run();
        table.addPropertyChangeListener("UI", event -> size.run());
    }

    /** The theme's own heading, aligned. */
    private record Heading(int alignment) implements TableCellRenderer {
        @Override
        public Component getTableCellRendererComponent(
                JTable table, Object value, boolean selected, boolean focused, int row, int column) {
            Component heading = table.getTableHeader()
                    .getDefaultRenderer()
                    .getTableCellRendererComponent(table, value, selected, focused, row, column);
            if (heading instanceof JLabel label) {
                label.setHorizontalAlignment(alignment);
                label.setHorizontalTextPosition(
                        alignment == SwingConstants.RIGHT ? SwingConstants.LEFT : SwingConstants.RIGHT);
            }
            return heading;
        }
    }
}
