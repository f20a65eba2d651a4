package roundtable.client.window.journal;

import java.awt.Component;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.swing.JTable;
import javax.swing.JToolTip;
import javax.swing.SwingConstants;
import javax.swing.table.AbstractTableModel;
import javax.swing.table.DefaultTableCellRenderer;
import roundtable.client.link.LinkJournal.Entry;
import roundtable.client.link.LinkJournal.Kind;
import roundtable.client.text.Messages;
import roundtable.client.window.Dot;
import roundtable.client.window.parts.Columns;
import roundtable.client.window.parts.PlainCell;
import roundtable.client.window.parts.Texts;

/** What happened, a row for each thing, the oldest first. */
final class JournalTable extends JTable {
    private static final List<String> KEYS = List.of("time", "line", "what");
    private static final int TIME = 0;
    private static final int LINE = 1;
    private static final int WHAT = 2;

    private final Rows rows = new Rows();
    private List<Entry> shown = List.of();

    JournalTable() {
        setName(JournalPanel.TABLE_NAME);
        getAccessibleContext().setAccessibleName(Messages.text("journal.title"));
        setModel(rows);
        setFillsViewportHeight(true);
        getTableHeader().setReorderingAllowed(false);
        Columns.narrow(
                this,
                TIME,
                124,
                SwingConstants.LEFT,
                PlainCell.figures(
                        Entry.class,
                        SwingConstants.LEFT,
                        entry -> Texts.preciseTime(entry.time()),
                        entry -> Texts.moment(entry.time())));
        Columns.narrow(
                this,
                LINE,
                88,
                SwingConstants.LEFT,
                new PlainCell<>(Entry.class, SwingConstants.LEFT, JournalTable::line, null));
        Columns.set(this, WHAT, 420, SwingConstants.LEFT, new WhatCell());
    }

    /** The line's name; none where something happened to all of them. */
    private static String line(Entry entry) {
        return entry.service() == null
                ? ""
                : Messages.text("journal.line." + entry.service().wireName());
    }

    void show(List<Entry> entries) {
        shown = entries;
        rows.fireTableDataChanged();
    }

    /** What is selected, or else all, a line for each thing. */
    String text() {
        IntStream chosen =
                getSelectedRowCount() == 0 ? IntStream.range(0, shown.size()) : IntStream.of(getSelectedRows());
        return chosen.mapToObj(shown::get)
                .map(entry -> String.join("\t", entry.time().toString(), line(entry), entry.text()) + "\n")
                .collect(Collectors.joining());
    }

    /** A tip shows what a server gave as its reason. */
    @Override
    public JToolTip createToolTip() {
        JToolTip tip = super.createToolTip();
        tip.putClientProperty("html.disable", true);
        return tip;
    }

    /** The words behind a dot in the colour of such news. */
    private static final class WhatCell extends DefaultTableCellRenderer {
        private static final int GAP = 8;

        WhatCell() {
            putClientProperty("html.disable", true);
            setIconTextGap(GAP);
        }

        @Override
        public Component getTableCellRendererComponent(
                JTable table, Object value, boolean selected, boolean focused, int row, int column) {
            Entry entry = (Entry) value;
            super.getTableCellRendererComponent(table, entry.text(), selected, false, row, column);
            setIcon(new Dot(colour(entry.kind())));
            setToolTipText(entry.text());
            return this;
        }

        private static String colour(Kind kind) {
            return switch (kind) {
                case CONNECTED -> "Roundtable.online";
                case CONNECTING, TRYING, NETWORK, WOKE -> "Roundtable.busy";
                case LOST, FAILED -> "Roundtable.failed";
                case ENDED -> "Roundtable.offline";
            };
        }
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
            return Messages.text("journal.column." + KEYS.get(column));
        }

        @Override
        public Class<?> getColumnClass(int column) {
            return Entry.class;
        }

        @Override
        public Object getValueAt(int row, int column) {
            return shown.get(row);
        }
    }
}
