package roundtable.client.window;

import javax.swing.JButton;
import javax.swing.JPanel;
import net.miginfocom.swing.MigLayout;
import roundtable.client.window.parts.Buttons;
import roundtable.client.window.parts.Sentence;

/** Says something that one has to know once, above the status bar, until it is put away. */
final class NoticeBar extends JPanel {
    static final String WORDS_NAME = "notice.words";
    static final String HIDE_NAME = "notice.hide";

    private final Sentence words = Sentence.hint();

    NoticeBar() {
        super(new MigLayout("insets 6 16 0 16, fillx", "[grow,fill]12[]", "[]"));
        words.setName(WORDS_NAME);
        JButton hide = Buttons.bare(HIDE_NAME, "cancel", "notice.hide");
        hide.addActionListener(event -> setVisible(false));
        add(words, "wmin 0, aligny center");
        add(hide);
        setVisible(false);
    }

    void show(String text) {
        words.show(text);
        setVisible(true);
    }
}
