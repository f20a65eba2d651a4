package roundtable.client.window;

import java.awt.Toolkit;
import java.awt.datatransfer.StringSelection;
import javax.swing.JButton;
import javax.swing.JPanel;
import net.miginfocom.swing.MigLayout;
import roundtable.client.text.Messages;
import roundtable.client.window.parts.Buttons;
import roundtable.client.window.parts.Sentence;

/** Says that something went wrong inside the program, hands out the details, and can be put away. */
final class FaultBar extends JPanel {
    static final String WORDS_NAME = "fault.words";
    static final String COPY_NAME = "fault.copy";
    static final String HIDE_NAME = "fault.hide";

    private final Sentence words = Sentence.problem();
    private String details = "";

    FaultBar() {
        super(new MigLayout("insets 6 16 0 16, fillx", "[grow,fill]12[]4[]", "[]"));
        words.setName(WORDS_NAME);
        words.show(Messages.text("fault.words"));
        JButton copy = Buttons.worded(COPY_NAME, "copy", "fault.copy");
        JButton hide = Buttons.bare(HIDE_NAME, "cancel", "fault.hide");
        copy.addActionListener(event ->
                Toolkit.getDefaultToolkit().getSystemClipboard().setContents(new StringSelection(details), null));
        hide.addActionListener(event -> setVisible(false));
        add(words, "wmin 0, aligny center");
        add(copy);
        add(hide);
        setVisible(false);
    }

    /** The first fault is the one to tell of: those after it often follow from it. */
    void show(String found) {
        if (!isVisible()) {
            details = found;
            setVisible(true);
        }
    }
}
