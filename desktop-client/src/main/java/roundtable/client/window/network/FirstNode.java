package roundtable.client.window.network;

import com.formdev.flatlaf.FlatClientProperties;
import java.awt.Toolkit;
import java.awt.datatransfer.StringSelection;
import javax.swing.JButton;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JTextField;
import net.miginfocom.swing.MigLayout;
import roundtable.client.text.Messages;
import roundtable.client.window.parts.Buttons;
import roundtable.client.window.parts.Sentence;

/** What stands where a network has only one node: what a network is, and the command that makes one. */
final class FirstNode extends JPanel {
    private final JTextField command = new JTextField();

    /** @param key of its words in the bundle */
    FirstNode(String key, String commandName, String copyName) {
        super(new MigLayout(
                "insets 0, fill, hidemode 3",
                // the words and the command, what copies it
                "[grow,fill]4[]",
                // what it is, what that means, the command
                "push[]8[]12[]push"));
        command.setName(commandName);
        command.setEditable(false);
        command.putClientProperty(FlatClientProperties.STYLE, "font: $Roundtable.figures.font");
        command.getAccessibleContext().setAccessibleName(Messages.text("network.command"));
        JButton copy = Buttons.bare(copyName, "copy", "network.command.copy");
        copy.addActionListener(event -> Toolkit.getDefaultToolkit()
                .getSystemClipboard()
                .setContents(new StringSelection(command.getText()), null));
        JLabel title = new JLabel(Messages.text(key));
        title.putClientProperty(FlatClientProperties.STYLE_CLASS, "h2");
        title.setToolTipText(title.getText());
        Sentence hint = Sentence.hint();
        hint.show(Messages.text(key + ".hint"));
        add(title, "span 2, wmin 0, wrap");
        add(hint, "span 2, wmin 0, wrap");
        add(command, "wmin 0");
        add(copy);
    }

    void command(String words) {
        if (!words.equals(command.getText())) {
            command.setText(words);
            command.setCaretPosition(0);
        }
    }
}
