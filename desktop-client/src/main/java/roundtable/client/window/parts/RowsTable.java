package roundtable.client.window.parts;

import com.formdev.flatlaf.util.UIScale;
import java.awt.Dimension;
import java.awt.FontMetrics;
import java.awt.KeyboardFocusManager;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import javax.swing.DefaultListSelectionModel;
import javax.swing.JTable;
import javax.swing.JToolTip;
import javax.swing.JViewport;
import javax.swing.ListSelectionModel;
import javax.swing.RowFilter;
import javax.swing.RowSorter;
import javax.swing.SortOrder;
import javax.swing.table.TableColumn;
import javax.swing.table.TableRowSorter;

/**
 * A table with a row for each value. Its columns stay in their order, and are as wide as people made them last; what was selected stays so when the values come anew; and
 * what others wrote is never taken for HTML, also not in a tip.
 */
public class RowsTable<T> extends JTable {
    /** What a cell has beside its words, at the usual size. */
    private static final int BESIDE_WORDS = 20;

    private final Rows<T> rows;

    /** @param title what screen readers call it */
    public RowsTable(Rows<T> rows, String name, String title) {
        super(rows);
        this.rows = rows;
        setName(name);
        getAccessibleContext().setAccessibleName(title);
        setFillsViewportHeight(true);
        getTableHeader().setReorderingAllowed(false);
        letTabGoOn(this);
        Arrangement.remember(this);
    }

    /** Tab goes on to what is beside a table, as from everything else, and not from cell to cell. */
    public static void letTabGoOn(JTable table) {
        table.setFocusTraversalKeys(KeyboardFocusManager.FORWARD_TRAVERSAL_KEYS, null);
        table.setFocusTraversalKeys(KeyboardFocusManager.BACKWARD_TRAVERSAL_KEYS, null);
    }

    /** The values, in the order in which they were given. */
    protected final List<T> values() {
        return rows.values();
    }

    /** A column of words that takes what room there is. */
    protected final void words(
            int column, int width, int alignment, Function<T, String> words, Function<T, String> tip) {
        Columns.set(this, column, width, alignment, new PlainCell<>(rows.kind(), alignment, words, tip));
    }

    /** What a column needs that holds no longer words than these, at the usual size. */
    protected final int widthOf(List<String> words) {
        FontMetrics metrics = getFontMetrics(getFont());
        int longest = words.stream().mapToInt(metrics::stringWidth).max().orElse(0);
        return UIScale.unscale(longest) + BESIDE_WORDS;
    }

    /** A column of words that needs no more than that, or than its heading. */
    protected final void narrow(
            int column, int width, int alignment, Function<T, String> words, Function<T, String> tip) {
        Columns.narrow(this, column, width, alignment, new PlainCell<>(rows.kind(), alignment, words, tip));
    }

    /** A column of figures that needs no more than that. */
    protected final void figures(
            int column, int width, int alignment, Function<T, String> words, Function<T, String> tip) {
        Columns.narrow(this, column, width, alignment, PlainCell.figures(rows.kind(), alignment, words, tip));
    }

    /** Has each column sort by its own order, and the table by {@code column} at first. */
    protected final void sorted(List<Comparator<T>> orders, int column, SortOrder order) {
        TableRowSorter<Rows<T>> sorter = new TableRowSorter<>(rows);
        for (int i = 0; i < orders.size(); i++) {
            sorter.setComparator(i, orders.get(i));
        }
        sorter.setSortKeys(List.of(new RowSorter.SortKey(column, order)));
        setRowSorter(sorter);
    }

    /** Shows only the values of a sorted table whose name holds those letters, in whichever case. */
    protected final void filter(Function<T, String> name, String letters) {
        String wanted = letters.strip().toLowerCase(Locale.ROOT);
        sorter().setRowFilter(
                        wanted.isEmpty()
                                ? null
                                : new RowFilter<>() {
                                    @Override
                                    public boolean include(Entry<? extends Rows<T>, ? extends Integer> entry) {
                                        T value = entry.getModel().at(entry.getIdentifier());
                                        return name.apply(value)
                                                .toLowerCase(Locale.ROOT)
                                                .contains(wanted);
                                    }
                                });
    }

    @SuppressWarnings("unchecked") // no other sorter is ever set
    private TableRowSorter<Rows<T>> sorter() {
        return (TableRowSorter<Rows<T>>) getRowSorter();
    }

    /**
     * Shows those values in place of what was there.
     *
     * @param identity what a value that was selected has in common with the one that takes its place
     */
    protected final void show(List<T> now, Function<T, ?> identity) {
        Set<Object> selected = selected().stream().map(identity).collect(Collectors.toSet());
        Selection selection = (Selection) getSelectionModel();
        selection.hold(true);
        rows.show(now);
        for (int i = 0; i < now.size(); i++) {
            if (selected.contains(identity.apply(now.get(i)))) {
                select(i);
            }
        }
        selection.hold(false);
    }

    @Override
    protected final ListSelectionModel createDefaultSelectionModel() {
        return new Selection();
    }

    /** A selection that counts as changing until all of a change is done; a table ends that as soon as its rows are others. */
    private static final class Selection extends DefaultListSelectionModel {
        private boolean held;

        void hold(boolean on) {
            held = on;
            setValueIsAdjusting(on);
        }

        @Override
        public void setValueIsAdjusting(boolean adjusting) {
            super.setValueIsAdjusting(adjusting || held);
        }
    }

    private void select(int index) {
        int row = convertRowIndexToView(index);
        if (row >= 0) {
            addRowSelectionInterval(row, row);
        }
    }

    /** Selects the first value of that kind alone, where it is shown, and brings it into sight. */
    protected final void choose(Predicate<T> wanted) {
        for (int i = 0; i < values().size(); i++) {
            if (wanted.test(values().get(i))) {
                int row = convertRowIndexToView(i);
                if (row >= 0) {
                    setRowSelectionInterval(row, row);
                    scrollRectToVisible(getCellRect(row, 0, true));
                }
                return;
            }
        }
    }

    /** What is selected, from the top. */
    public final List<T> selected() {
        return Arrays.stream(getSelectedRows())
                .filter(row -> row < getRowCount())
                .map(this::convertRowIndexToModel)
                .mapToObj(rows::at)
                .toList();
    }

    private int leastWidth() {
        return Collections.list(getColumnModel().getColumns()).stream()
                .mapToInt(TableColumn::getMinWidth)
                .sum();
    }

    /** It fills its place, and is scrolled where the place is narrower than its columns can become. */
    @Override
    public final boolean getScrollableTracksViewportWidth() {
        return !(getParent() instanceof JViewport place) || place.getWidth() >= leastWidth();
    }

    @Override
    public final Dimension getPreferredSize() {
        Dimension size = super.getPreferredSize();
        if (!getScrollableTracksViewportWidth()) {
            size.width = leastWidth();
        }
        return size;
    }

    @Override
    public final JToolTip createToolTip() {
        return PlainTip.of(super.createToolTip());
    }
}
