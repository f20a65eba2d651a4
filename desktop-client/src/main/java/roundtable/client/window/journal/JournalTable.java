package roundtable.client.window.journal;

import java.awt.Component;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.swing.JTable;
import javax.swing.SwingConstants;
import javax.swing.table.DefaultTableCellRenderer;
import roundtable.client.link.LinkJournal.Entry;
import roundtable.client.link.LinkJournal.Kind;
import roundtable.client.text.Messages;
import roundtable.client.window.Dot;
import roundtable.client.window.parts.Columns;
import roundtable.client.window.parts.Rows;
import roundtable.client.window.parts.RowsTable;
import roundtable.client.window.parts.Texts;

/** What happened, a row for each thing, the oldest first. */
final class JournalTable extends RowsTable<Entry> {
    private static final int TIME = 0;
    private static final int LINE = 1;
    private static final int WHAT = 2;

    JournalTable() {
        super(
                new Rows<>(Entry.class, "journal.column.", List.of("time", "line", "what")),
                JournalPanel.TABLE_NAME,
                Messages.text("journal.title"));
        figures(
                TIME,
                124,
                SwingConstants.LEFT,
                entry -> Texts.preciseTime(entry.time()),
                entry -> Texts.moment(entry.time()));
        narrow(LINE, 88, SwingConstants.LEFT, JournalTable::line, null);
        Columns.set(this, WHAT, 420, SwingConstants.LEFT, new WhatCell());
    }

    /** The line's name; none where something happened to all of them. */
    private static String line(Entry entry) {
        return entry.service() == null
                ? ""
                : Messages.text("journal.line." + entry.service().wireName());
    }

    void show(List<Entry> entries) {
        show(entries, Function.identity());
    }

    /** What is selected, or else all, a line for each thing. */
    String text() {
        return (getSelectedRowCount() == 0 ? values() : selected())
                .stream()
                        .map(entry -> String.join("\t", entry.time().toString(), line(entry), entry.text()) + "\n")
                        .collect(Collectors.joining());
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
}
