package roundtable.client.window.wire;

import java.awt.Component;
import javax.swing.Icon;
import javax.swing.JTable;
import javax.swing.SwingConstants;
import javax.swing.table.DefaultTableCellRenderer;
import roundtable.client.wire.Entry;

/** Which way a line goes: an arrow to the server or from it, in a colour of its own. */
final class DirectionCell extends DefaultTableCellRenderer {
    private final transient Icon sent = new Arrow(true, "Roundtable.wire.sent");
    private final transient Icon received = new Arrow(false, "Roundtable.wire.received");

    DirectionCell() {
        setHorizontalAlignment(SwingConstants.CENTER);
    }

    @Override
    public Component getTableCellRendererComponent(
            JTable table, Object value, boolean selected, boolean focused, int row, int column) {
        Entry entry = (Entry) value;
        super.getTableCellRendererComponent(table, "", selected, false, row, column);
        setIcon(entry.direction() == null ? null : entry.isSent() ? sent : received);
        String words = EntryWords.direction(entry).orElse("");
        setToolTipText(words.isEmpty() ? null : words);
        getAccessibleContext().setAccessibleName(words);
        return this;
    }
}
