package roundtable.client.window.journal;

import java.awt.CardLayout;
import java.awt.Toolkit;
import java.awt.datatransfer.StringSelection;
import java.awt.event.ActionEvent;
import java.util.List;
import javax.swing.AbstractAction;
import javax.swing.Action;
import javax.swing.JButton;
import javax.swing.JComponent;
import javax.swing.JPanel;
import javax.swing.JScrollBar;
import javax.swing.JScrollPane;
import javax.swing.SwingUtilities;
import javax.swing.TransferHandler;
import net.miginfocom.swing.MigLayout;
import roundtable.client.link.LinkJournal;
import roundtable.client.text.Messages;
import roundtable.client.window.EmptyState;
import roundtable.client.window.parts.Buttons;
import roundtable.client.window.parts.Sentence;

/** The journal as a table that can be copied; what is new comes into sight where the end was in sight. */
final class JournalPanel extends JPanel {
    static final String TABLE_NAME = "journal.table";
    static final String COPY_NAME = "journal.copy";
    private static final String EMPTY_CARD = "empty";
    private static final String TABLE_CARD = "table";

    private final JournalTable table = new JournalTable();
    private final JScrollPane scroll = new JScrollPane(table);
    private final CardLayout cards = new CardLayout();
    private final JPanel middle = new JPanel(cards);
    private final JButton copy = Buttons.worded(COPY_NAME, "copy", "journal.copy");

    JournalPanel() {
        super(new MigLayout("insets 12, fill", "[grow,fill]12[]", "[grow,fill]8[]"));
        middle.add(
                new EmptyState("connect", Messages.text("journal.empty"), Messages.text("journal.empty.hint")),
                EMPTY_CARD);
        middle.add(scroll, TABLE_CARD);
        Sentence hint = Sentence.hint();
        hint.show(Messages.text("journal.hint", LinkJournal.MOST));
        add(middle, "span 2, wmin 0, hmin 80, wrap");
        add(hint, "wmin 0, aligny center");
        add(copy);
        copy.addActionListener(event -> copy());
        Action copying = new AbstractAction() {
            @Override
            public void actionPerformed(ActionEvent event) {
                copy();
            }
        };
        table.getActionMap().put(TransferHandler.getCopyAction().getValue(Action.NAME), copying);
    }

    private void copy() {
        StringSelection text = new StringSelection(table.text());
        Toolkit.getDefaultToolkit().getSystemClipboard().setContents(text, text);
    }

    /** Where the keyboard goes. */
    JComponent first() {
        return table;
    }

    void show(List<LinkJournal.Entry> entries) {
        JScrollBar bar = scroll.getVerticalScrollBar();
        boolean atEnd = bar.getValue() + bar.getVisibleAmount() >= bar.getMaximum() - table.getRowHeight();
        table.show(entries);
        cards.show(middle, entries.isEmpty() ? EMPTY_CARD : TABLE_CARD);
        copy.setEnabled(!entries.isEmpty());
        if (atEnd) {
            toEnd();
        }
    }

    /** Brings the newest into sight, once all rows have their place. */
    void toEnd() {
        SwingUtilities.invokeLater(
                () -> table.scrollRectToVisible(table.getCellRect(table.getRowCount() - 1, 0, true)));
    }
}
