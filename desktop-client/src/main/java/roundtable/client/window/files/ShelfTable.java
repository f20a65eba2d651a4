package roundtable.client.window.files;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import javax.swing.JTable;
import javax.swing.JToolTip;
import javax.swing.ListSelectionModel;
import javax.swing.RowFilter;
import javax.swing.RowSorter;
import javax.swing.SortOrder;
import javax.swing.SwingConstants;
import javax.swing.table.AbstractTableModel;
import javax.swing.table.TableRowSorter;
import roundtable.client.files.FilesModel;
import roundtable.client.text.Messages;
import roundtable.client.window.parts.Columns;
import roundtable.client.window.parts.PlainCell;
import roundtable.client.window.parts.Texts;
import roundtable.protocol.FilesEvent;

/** The shelf as a table that can be sorted by each column, and keeps its selection when the list comes anew. */
final class ShelfTable extends JTable {
    private static final List<String> KEYS = List.of("name", "size", "modified", "sha256");
    private static final int SHORT_HASH = 12;

    private final FilesModel model;
    private final Rows rows = new Rows();
    private final TableRowSorter<Rows> sorter = sorter();
    private List<FilesEvent.Listed> shown = List.of();

    ShelfTable(FilesModel model) {
        this.model = model;
        setName(FilesPanel.SHELF);
        getAccessibleContext().setAccessibleName(Messages.text("files.shelf"));
        setModel(rows);
        setFillsViewportHeight(true);
        setSelectionMode(ListSelectionModel.MULTIPLE_INTERVAL_SELECTION);
        getTableHeader().setReorderingAllowed(false);
        Columns.set(
                this,
                0,
                420,
                SwingConstants.LEFT,
                new PlainCell<>(
                        FilesEvent.Listed.class,
                        SwingConstants.LEFT,
                        FilesEvent.Listed::name,
                        FilesEvent.Listed::name));
        figures(1, 96, SwingConstants.RIGHT, file -> Texts.size(file.size()), file -> exact(file.size()));
        figures(2, 152, SwingConstants.LEFT, file -> Texts.moment(file.modified()), null);
        figures(3, 128, SwingConstants.LEFT, ShelfTable::shortened, ShelfTable::wholeHash);
        setRowSorter(sorter);
    }

    /** Shows only the files whose names hold that, in whichever case. */
    void filter(String text) {
        String wanted = text.strip().toLowerCase(Locale.ROOT);
        sorter.setRowFilter(
                wanted.isEmpty()
                        ? null
                        : new RowFilter<>() {
                            @Override
                            public boolean include(Entry<? extends Rows, ? extends Integer> entry) {
                                FilesEvent.Listed file = shown.get(entry.getIdentifier());
                                return file.name().toLowerCase(Locale.ROOT).contains(wanted);
                            }
                        });
    }

    private static String exact(long bytes) {
        return Messages.text("files.exact", bytes);
    }

    private static String wholeHash(FilesEvent.Listed file) {
        return file.sha256() == null ? Messages.text("files.unread.tip") : file.sha256();
    }

    private static String shortened(FilesEvent.Listed file) {
        String sha256 = file.sha256();
        if (sha256 == null) {
            return Messages.text("files.unread");
        }
        return sha256.length() <= SHORT_HASH ? sha256 : sha256.substring(0, SHORT_HASH) + "…";
    }

    private void figures(
            int column,
            int width,
            int align,
            Function<FilesEvent.Listed, String> words,
            Function<FilesEvent.Listed, String> tip) {
        Columns.narrow(this, column, width, align, PlainCell.figures(FilesEvent.Listed.class, align, words, tip));
    }

    private TableRowSorter<Rows> sorter() {
        TableRowSorter<Rows> sorter = new TableRowSorter<>(rows);
        sorter.setComparator(
                0, comparing(Comparator.comparing(FilesEvent.Listed::name, String.CASE_INSENSITIVE_ORDER)));
        sorter.setComparator(1, comparing(Comparator.comparingLong(FilesEvent.Listed::size)));
        sorter.setComparator(2, comparing(Comparator.comparing(FilesEvent.Listed::modified)));
        sorter.setComparator(
                3,
                comparing(Comparator.comparing(
                        FilesEvent.Listed::sha256, Comparator.nullsLast(Comparator.naturalOrder()))));
        sorter.setSortKeys(List.of(new RowSorter.SortKey(0, SortOrder.ASCENDING)));
        return sorter;
    }

    /** The sorter asks for a comparator of whatever a column holds. */
    private static Comparator<FilesEvent.Listed> comparing(Comparator<FilesEvent.Listed> order) {
        return order.thenComparing(FilesEvent.Listed::name);
    }

    /** Shows the model's list, unless it is shown already. */
    void refresh() {
        if (shown.equals(model.files())) {
            return;
        }
        Set<String> selected = new HashSet<>();
        selected().forEach(file -> selected.add(file.name()));
        getSelectionModel().setValueIsAdjusting(true);
        shown = model.files();
        rows.fireTableDataChanged();
        for (int i = 0; i < shown.size(); i++) {
            int row = selected.contains(shown.get(i).name()) ? convertRowIndexToView(i) : -1;
            if (row >= 0) {
                addRowSelectionInterval(row, row);
            }
        }
        getSelectionModel().setValueIsAdjusting(false);
    }

    List<FilesEvent.Listed> selected() {
        return java.util.Arrays.stream(getSelectedRows())
                .mapToObj(row -> shown.get(convertRowIndexToModel(row)))
                .toList();
    }

    /** A tip shows names that others gave. */
    @Override
    public JToolTip createToolTip() {
        JToolTip tip = super.createToolTip();
        tip.putClientProperty("html.disable", true);
        return tip;
    }

    private final class Rows extends AbstractTableModel {
        @Override
        public int getRowCount() {
            return shown == null ? 0 : shown.size();
        }

        @Override
        public int getColumnCount() {
            return KEYS.size();
        }

        @Override
        public String getColumnName(int column) {
            return Messages.text("files.column." + KEYS.get(column));
        }

        @Override
        public Class<?> getColumnClass(int column) {
            return FilesEvent.Listed.class;
        }

        @Override
        public Object getValueAt(int row, int column) {
            return shown.get(row);
        }
    }
}
