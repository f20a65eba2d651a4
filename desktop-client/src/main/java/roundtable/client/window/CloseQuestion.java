package roundtable.client.window;

import java.awt.Component;
import java.util.List;
import javax.swing.JLabel;
import javax.swing.JOptionPane;
import javax.swing.JPanel;
import net.miginfocom.swing.MigLayout;
import roundtable.client.text.Messages;

/** Asks once, for everything together, whether the window may be closed although something would be lost. */
final class CloseQuestion {
    /** The sentences are called this and their number. */
    static final String LOST_PREFIX = "close.lost.";

    private CloseQuestion() {}

    static boolean mayClose(Component over, List<String> lost) {
        JPanel words = new JPanel(new MigLayout("insets 0, wrap 1", "[]", "[]8[]"));
        words.add(new JLabel(Messages.text("close.question")));
        for (String sentence : lost) {
            JLabel line = new JLabel(sentence);
            line.setName(LOST_PREFIX + (words.getComponentCount() - 1));
            line.putClientProperty("html.disable", true);
            words.add(line);
        }
        String stay = Messages.text("close.stay");
        String close = Messages.text("close.anyway");
        return JOptionPane.showOptionDialog(
                        over,
                        words,
                        Messages.text("close.title"),
                        JOptionPane.DEFAULT_OPTION,
                        JOptionPane.WARNING_MESSAGE,
                        null,
                        new Object[] {close, stay},
                        stay)
                == 0;
    }
}
