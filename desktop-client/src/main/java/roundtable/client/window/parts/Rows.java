package roundtable.client.window.parts;

import java.util.List;
import javax.swing.table.AbstractTableModel;
import roundtable.client.text.Messages;

/** The rows of a table: one value each, which every cell of its row is given whole. */
public class Rows<T> extends AbstractTableModel {
    private final Class<T> kind;
    private final List<String> headings;
    private transient List<T> values = List.of();

    /**
     * No rows yet.
     *
     * @param bundle what the keys of the headings begin with in the bundle
     * @param keys the rest of each, from the left; empty for a column that has no heading
     */
    public Rows(Class<T> kind, String bundle, List<String> keys) {
        this.kind = kind;
        headings = keys.stream()
                .map(key -> key.isEmpty() ? "" : Messages.text(bundle + key))
                .toList();
    }

    /** The value of that row, from 0 on. */
    public T at(int row) {
        return values.get(row);
    }

    final Class<T> kind() {
        return kind;
    }

    final List<T> values() {
        return values;
    }

    final void show(List<T> now) {
        values = List.copyOf(now);
        fireTableDataChanged();
    }

    @Override
    public int getRowCount() {
        return values.size();
    }

    @Override
    public final int getColumnCount() {
        return headings.size();
    }

    @Override
    public final String getColumnName(int column) {
        return headings.get(column);
    }

    @Override
    public final Class<?> getColumnClass(int column) {
        return kind;
    }

    @Override
    public final Object getValueAt(int row, int column) {
        return at(row);
    }
}
