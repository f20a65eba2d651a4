package roundtable.client.window.network;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
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
import roundtable.client.network.NetworkModel;
import roundtable.client.network.Nodes;
import roundtable.client.text.Messages;
import roundtable.client.window.parts.Columns;
import roundtable.client.window.parts.PlainCell;
import roundtable.client.window.parts.Texts;
import roundtable.protocol.PeersEvent.Listed;

/** Who has which file: a table that can be sorted and filtered, and keeps its selection when the list comes anew. */
final class CatalogueTable extends JTable {
    private static final List<String> KEYS = List.of("name", "size", "nodes", "sha256");
    private static final int SHORT_HASH = 8;

    private final transient NetworkModel model;
    private final Rows rows = new Rows();
    private final transient TableRowSorter<Rows> sorter = new TableRowSorter<>(rows);
    private transient List<Listed> shown = List.of();
    private String filter = "";

    CatalogueTable(NetworkModel model) {
        this.model = model;
        setName(NetworkPanel.FILES);
        getAccessibleContext().setAccessibleName(Messages.text("network.files"));
        setModel(rows);
        setFillsViewportHeight(true);
        setSelectionMode(ListSelectionModel.MULTIPLE_INTERVAL_SELECTION);
        getTableHeader().setReorderingAllowed(false);
        Columns.set(
                this,
                0,
                220,
                SwingConstants.LEFT,
                new PlainCell<>(Listed.class, SwingConstants.LEFT, Listed::name, Listed::name));
        figures(
                1,
                84,
                SwingConstants.RIGHT,
                file -> Texts.size(file.size()),
                file -> Messages.text("files.exact", file.size()));
        figures(2, 96, SwingConstants.LEFT, this::holders, this::holdersInWords);
        figures(3, 92, SwingConstants.LEFT, CatalogueTable::shortened, Listed::sha256);
        sort();
    }

    private String holders(Listed file) {
        String numbers = Nodes.numbers(file.nodes());
        return model.isAvailable(file) ? numbers : Messages.text("network.files.down", numbers);
    }

    private String holdersInWords(Listed file) {
        return Messages.text(
                model.isAvailable(file) ? "network.files.holders" : "network.files.holders-down",
                file.nodes().size(),
                Nodes.numbers(file.nodes()));
    }

    private static String shortened(Listed file) {
        String sha256 = file.sha256();
        return sha256.length() <= SHORT_HASH ? sha256 : sha256.substring(0, SHORT_HASH) + "…";
    }

    private void figures(
            int column, int width, int align, Function<Listed, String> words, Function<Listed, String> tip) {
        Columns.narrow(this, column, width, align, PlainCell.figures(Listed.class, align, words, tip));
    }

    private void sort() {
        sorter.setComparator(0, comparing(Comparator.comparing(Listed::name, String.CASE_INSENSITIVE_ORDER)));
        sorter.setComparator(1, comparing(Comparator.comparingLong(Listed::size)));
        sorter.setComparator(
                2,
                comparing(Comparator.comparingInt(
                        file -> file.nodes().isEmpty() ? 0 : file.nodes().getFirst())));
        sorter.setComparator(3, comparing(Comparator.comparing(Listed::sha256)));
        sorter.setSortKeys(List.of(new RowSorter.SortKey(0, SortOrder.ASCENDING)));
        sorter.setRowFilter(new RowFilter<>() {
            @Override
            public boolean include(Entry<? extends Rows, ? extends Integer> entry) {
                return ((Listed) entry.getValue(0))
                        .name()
                        .toLowerCase(Locale.ROOT)
                        .contains(filter);
            }
        });
        setRowSorter(sorter);
    }

    private static Comparator<Listed> comparing(Comparator<Listed> order) {
        return order.thenComparing(Listed::name);
    }

    /** Shows the model's catalogue. */
    void refresh() {
        List<Listed> selected = selected();
        shown = model.catalogue();
        rows.fireTableDataChanged();
        for (int i = 0; i < shown.size(); i++) {
            Listed file = shown.get(i);
            if (selected.stream()
                    .anyMatch(one ->
                            one.name().equals(file.name()) && one.sha256().equals(file.sha256()))) {
                select(i);
            }
        }
    }

    private void select(int index) {
        int row = convertRowIndexToView(index);
        if (row >= 0) {
            addRowSelectionInterval(row, row);
        }
    }

    /** Shows only files whose names hold those letters. */
    void filter(String letters) {
        filter = letters.strip().toLowerCase(Locale.ROOT);
        sorter.sort();
    }

    /** Selects the file of that name, where it is shown. */
    void choose(String name) {
        clearSelection();
        for (int i = 0; i < shown.size(); i++) {
            if (shown.get(i).name().equals(name)) {
                select(i);
                scrollRectToVisible(getCellRect(Math.max(0, convertRowIndexToView(i)), 0, true));
                return;
            }
        }
    }

    List<Listed> selected() {
        return Arrays.stream(getSelectedRows())
                .map(this::convertRowIndexToModel)
                .filter(index -> index < shown.size())
                .mapToObj(shown::get)
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
            return Messages.text("network.files.column." + KEYS.get(column));
        }

        @Override
        public Class<?> getColumnClass(int column) {
            return Listed.class;
        }

        @Override
        public Object getValueAt(int row, int column) {
            return shown.get(row);
        }
    }
}
