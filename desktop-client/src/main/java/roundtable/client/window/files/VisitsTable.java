package roundtable.client.window.files;

import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import javax.swing.JTable;
import javax.swing.JToolTip;
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

/** Who is and was connected to the server, and to which service; those who are there first, the latest of them on top. */
final class VisitsTable extends JTable {
    private static final List<String> KEYS = List.of("name", "service", "address", "since", "until");
    private static final int UNTIL = 4;

    private final FilesModel model;
    private final Rows rows = new Rows();
    private List<FilesEvent.Visit> shown = List.of();

    VisitsTable(FilesModel model) {
        this.model = model;
        setName(FilesPanel.VISITS);
        getAccessibleContext().setAccessibleName(Messages.text("files.visits"));
        setModel(rows);
        setFillsViewportHeight(true);
        getTableHeader().setReorderingAllowed(false);
        Columns.set(
                this,
                0,
                200,
                SwingConstants.LEFT,
                new PlainCell<>(
                        FilesEvent.Visit.class, SwingConstants.LEFT, FilesEvent.Visit::name, FilesEvent.Visit::name));
        figures(1, 80, visit -> visit.service().wireName());
        figures(2, 184, FilesEvent.Visit::address);
        figures(3, 152, visit -> Texts.moment(visit.connected()));
        figures(UNTIL, 152, VisitsTable::until);
        setRowSorter(sorter());
    }

    private void figures(int column, int width, Function<FilesEvent.Visit, String> words) {
        Columns.narrow(
                this,
                column,
                width,
                SwingConstants.LEFT,
                PlainCell.figures(FilesEvent.Visit.class, SwingConstants.LEFT, words, words));
    }

    private static String until(FilesEvent.Visit visit) {
        return visit.disconnected() == null ? Messages.text("files.visits.here") : Texts.moment(visit.disconnected());
    }

    private RowSorter<Rows> sorter() {
        Comparator<FilesEvent.Visit> latest =
                Comparator.comparing(FilesEvent.Visit::connected).reversed();
        TableRowSorter<Rows> sorter = new TableRowSorter<>(rows);
        sorter.setComparator(
                0,
                Comparator.comparing(FilesEvent.Visit::name, String.CASE_INSENSITIVE_ORDER)
                        .thenComparing(latest));
        sorter.setComparator(1, Comparator.comparing(FilesEvent.Visit::service).thenComparing(latest));
        sorter.setComparator(2, Comparator.comparing(FilesEvent.Visit::address).thenComparing(latest));
        sorter.setComparator(3, Comparator.comparing(FilesEvent.Visit::connected));
        sorter.setComparator(
                UNTIL,
                Comparator.comparing(FilesEvent.Visit::disconnected, Comparator.nullsLast(Comparator.naturalOrder()))
                        .thenComparing(FilesEvent.Visit::connected));
        sorter.setSortKeys(List.of(new RowSorter.SortKey(UNTIL, SortOrder.DESCENDING)));
        return sorter;
    }

    /** Shows the model's list. */
    void refresh() {
        shown = model.visits();
        rows.fireTableDataChanged();
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
            return Messages.text("files.visits." + KEYS.get(column));
        }

        @Override
        public Class<?> getColumnClass(int column) {
            return FilesEvent.Visit.class;
        }

        @Override
        public Object getValueAt(int row, int column) {
            return shown.get(row);
        }
    }
}
