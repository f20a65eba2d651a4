package roundtable.client.window.echo;

import java.awt.Component;
import javax.swing.JTable;
import javax.swing.UIManager;
import javax.swing.table.DefaultTableCellRenderer;
import roundtable.client.echo.Outcome;
import roundtable.client.echo.RoundTrip;
import roundtable.client.text.Messages;

/** What became of a test, in words and in the colour of success or of trouble. */
final class OutcomeCell extends DefaultTableCellRenderer {
    OutcomeCell() {
        putClientProperty("html.disable", true);
    }

    @Override
    public Component getTableCellRendererComponent(
            JTable table, Object value, boolean selected, boolean focused, int row, int column) {
        Outcome outcome = ((RoundTrip) value).outcome();
        String words = words(outcome);
        super.getTableCellRendererComponent(table, words, selected, false, row, column);
        setToolTipText(words);
        if (!selected) {
            boolean same = outcome instanceof Outcome.Same;
            setForeground(UIManager.getColor(same ? "Roundtable.success" : "Roundtable.failed"));
        }
        return this;
    }

    static String words(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Same same -> Messages.text("echo.same");
            case Outcome.Lost lost -> Messages.text("echo.lost");
            case Outcome.Broken broken -> broken.reason();
            case Outcome.Different different -> words(different.difference());
        };
    }

    private static String words(Outcome.Difference difference) {
        if (difference.received() < 0) {
            return Messages.text("echo.different.short", difference.at());
        }
        return difference.sent() < 0
                ? Messages.text("echo.different.long", difference.at())
                : Messages.text(
                        "echo.different.byte",
                        difference.at(),
                        visible(difference.sent()),
                        visible(difference.received()));
    }

    /** The byte in hexadecimal, and as the letter that it is. */
    private static String visible(int value) {
        String hex = String.format("%02X", value);
        return value > 0x20 && value < 0x7f ? Messages.text("echo.byte", hex, String.valueOf((char) value)) : hex;
    }
}
