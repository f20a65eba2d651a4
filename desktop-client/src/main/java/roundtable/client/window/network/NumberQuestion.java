package roundtable.client.window.network;

import java.awt.Component;
import java.nio.file.Path;
import java.util.OptionalInt;
import javax.swing.JLabel;
import javax.swing.JOptionPane;
import javax.swing.JPanel;
import javax.swing.JSpinner;
import javax.swing.SpinnerNumberModel;
import net.miginfocom.swing.MigLayout;
import roundtable.client.network.OwnNodes;
import roundtable.client.text.Messages;

/** Asks with which number a folder's node joins, and says what that number means. */
final class NumberQuestion {
    private static final int MOST = 1_000_000;

    private NumberQuestion() {}

    static OptionalInt ask(Component over, OwnNodes nodes, Path folder) {
        JSpinner number = new JSpinner(new SpinnerNumberModel(nodes.freeAbove(), 1, MOST, 1));
        number.setName(NetworkPanel.NUMBER);
        number.setEditor(new JSpinner.NumberEditor(number, "0"));
        number.getAccessibleContext().setAccessibleName(Messages.text("network.share.number"));
        JLabel label = new JLabel(Messages.text("network.share.number"));
        label.setLabelFor(number);
        JLabel what = new JLabel(Messages.text("network.share.what", folder.toString()));
        what.putClientProperty("html.disable", true);
        JLabel hint = new JLabel();
        hint.setName(NetworkPanel.NUMBER_HINT);
        JLabel reach = new JLabel(Messages.text(nodes.opens() ? "network.share.open" : "network.share.here"));
        JPanel words = new JPanel(new MigLayout("insets 0, wrap 2", "[]8[]", "[]12[]8[]4[]"));
        words.add(what, "span 2");
        words.add(label);
        words.add(number, "w 90!");
        words.add(hint, "span 2");
        words.add(reach, "span 2");
        Runnable show = () -> hint.setText(hint(nodes, (int) number.getValue()));
        number.addChangeListener(event -> show.run());
        show.run();
        while (JOptionPane.showOptionDialog(
                        over,
                        words,
                        Messages.text("network.share.title"),
                        JOptionPane.OK_CANCEL_OPTION,
                        JOptionPane.PLAIN_MESSAGE,
                        null,
                        new Object[] {Messages.text("network.share.approve"), Messages.text("network.share.cancel")},
                        Messages.text("network.share.approve"))
                == 0) {
            int chosen = (int) number.getValue();
            if (!nodes.isTaken(chosen)) {
                return OptionalInt.of(chosen);
            }
        }
        return OptionalInt.empty();
    }

    private static String hint(OwnNodes nodes, int number) {
        if (nodes.isTaken(number)) {
            return Messages.text("network.share.taken", number);
        }
        return Messages.text(nodes.wouldLead(number) ? "network.share.leads" : "network.share.follows", number);
    }
}
