package roundtable.client.window.journal;

import java.awt.Dimension;
import java.awt.Window;
import java.awt.event.ActionEvent;
import java.awt.event.KeyEvent;
import javax.swing.AbstractAction;
import javax.swing.Action;
import javax.swing.JComponent;
import javax.swing.JDialog;
import javax.swing.KeyStroke;
import roundtable.client.link.LinkJournal;
import roundtable.client.text.Messages;

/** The journal in a window beside another one. It follows what happens while it is open, and costs nothing while it is not. */
public final class JournalWindow extends JDialog {
    /** The component name of the window. */
    public static final String WINDOW_NAME = "journal";

    private static final Dimension USUAL = new Dimension(760, 400);
    private static final Dimension SMALLEST = new Dimension(420, 240);

    private final JournalPanel panel = new JournalPanel();
    private final transient LinkJournal journal;
    private final transient Runnable refresh = this::refresh;

    /** A window that is not open yet. */
    public JournalWindow(Window owner, LinkJournal journal) {
        super(owner, Messages.text("journal.title"), ModalityType.MODELESS);
        this.journal = journal;
        setName(WINDOW_NAME);
        setContentPane(panel);
        setSize(USUAL);
        setMinimumSize(SMALLEST);
        setLocationRelativeTo(owner);
        Action close = new AbstractAction() {
            @Override
            public void actionPerformed(ActionEvent event) {
                setVisible(false);
            }
        };
        getRootPane()
                .getInputMap(JComponent.WHEN_ANCESTOR_OF_FOCUSED_COMPONENT)
                .put(KeyStroke.getKeyStroke(KeyEvent.VK_ESCAPE, 0), "close");
        getRootPane().getActionMap().put("close", close);
    }

    @Override
    public void setVisible(boolean open) {
        journal.forget(refresh);
        if (open) {
            journal.listen(refresh);
            refresh();
        }
        super.setVisible(open);
        if (open) {
            panel.toEnd();
            toFront();
            panel.first().requestFocusInWindow();
        }
    }

    private void refresh() {
        panel.show(journal.entries());
    }
}
