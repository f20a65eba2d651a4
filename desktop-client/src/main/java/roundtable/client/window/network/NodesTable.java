package roundtable.client.window.network;

import java.util.List;
import javax.swing.JTable;
import javax.swing.JToolTip;
import javax.swing.ListSelectionModel;
import javax.swing.SwingConstants;
import javax.swing.table.AbstractTableModel;
import roundtable.client.network.NetworkModel;
import roundtable.client.text.Messages;
import roundtable.client.window.network.NodeCard.Look;
import roundtable.client.window.parts.Columns;
import roundtable.client.window.parts.PlainCell;
import roundtable.protocol.PeersEvent;

/** The nodes as a table: the same as the picture, with the addresses. */
final class NodesTable extends JTable {
    private static final List<String> KEYS = List.of("node", "state", "files", "address", "note");

    private final transient NetworkModel model;
    private final Rows rows = new Rows();
    private transient List<Look> shown = List.of();

    NodesTable(NetworkModel model) {
        this.model = model;
        setName(NetworkPanel.NODES);
        getAccessibleContext().setAccessibleName(Messages.text("network.nodes"));
        setModel(rows);
        setFillsViewportHeight(true);
        setSelectionMode(ListSelectionModel.SINGLE_SELECTION);
        getTableHeader().setReorderingAllowed(false);
        narrow(
                0,
                48,
                SwingConstants.RIGHT,
                new PlainCell<>(
                        Look.class,
                        SwingConstants.RIGHT,
                        look -> Messages.text("number", look.member().node()),
                        null));
        narrow(1, 60, SwingConstants.LEFT, new PlainCell<>(Look.class, SwingConstants.LEFT, NodeWords::role, null));
        narrow(
                2,
                48,
                SwingConstants.RIGHT,
                new PlainCell<>(
                        Look.class,
                        SwingConstants.RIGHT,
                        look -> Messages.text("number", look.member().files()),
                        null));
        Columns.set(
                this,
                3,
                170,
                SwingConstants.LEFT,
                new PlainCell<>(
                        Look.class,
                        SwingConstants.LEFT,
                        look -> look.member().address(),
                        look -> look.member().address()));
        Columns.set(
                this,
                4,
                100,
                SwingConstants.LEFT,
                new PlainCell<>(Look.class, SwingConstants.LEFT, NodeWords::mark, NodeWords::mark));
    }

    private void narrow(int column, int width, int align, PlainCell<Look> cell) {
        Columns.narrow(this, column, width, align, cell);
    }

    /** Shows the model's nodes. */
    void refresh() {
        int selected = selected();
        PeersEvent.Network network = model.network();
        List<Look> now = network == null
                ? List.of()
                : network.nodes().stream()
                        .map(member -> new Look(
                                member,
                                member.node() == network.leader(),
                                member.node() == network.node(),
                                model.own(member) != null))
                        .toList();
        if (!now.equals(shown)) {
            shown = now;
            rows.fireTableDataChanged();
            choose(selected);
        }
    }

    /** The number of the node that is selected, or 0. */
    int selected() {
        int row = getSelectedRow();
        return row < 0 || row >= shown.size() ? 0 : shown.get(row).member().node();
    }

    /** Selects the node of that number. */
    void choose(int node) {
        for (int i = 0; i < shown.size(); i++) {
            if (shown.get(i).member().node() == node && getSelectedRow() != i) {
                setRowSelectionInterval(i, i);
            }
        }
    }

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
            return Messages.text("network.nodes.column." + KEYS.get(column));
        }

        @Override
        public Class<?> getColumnClass(int column) {
            return Look.class;
        }

        @Override
        public Object getValueAt(int row, int column) {
            return shown.get(row);
        }
    }
}
