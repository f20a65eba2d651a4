package roundtable.client.window.editor;

import com.formdev.flatlaf.FlatClientProperties;
import java.util.function.UnaryOperator;
import javax.swing.JButton;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JToggleButton;
import javax.swing.Timer;
import net.miginfocom.swing.MigLayout;
import roundtable.client.editor.EditorModel;
import roundtable.client.text.Messages;
import roundtable.client.window.Dot;
import roundtable.client.window.Icons;
import roundtable.client.window.parts.Buttons;

/** Above the text: which document it is, what one has to know, whether everything is saved, and the ways into its past. */
final class DocumentHead extends JPanel {
    static final String DOCUMENT_NAME = "editor.document";
    static final String HISTORY_NAME = "editor.history";
    static final String AUTHORS_NAME = "editor.authors";

    private static final int TOLD_MILLIS = 8_000;

    private final EditorModel model;
    private final JButton document = new JButton();
    private final JLabel safety = new JLabel();
    private final JLabel notice = new JLabel();
    private final JToggleButton authors = new JToggleButton(Icons.of("author-colours"));
    private final JButton history;
    private final Timer silence = new Timer(TOLD_MILLIS, event -> fallSilent());
    private String told = "";

    /** What its buttons do. */
    interface Commands {
        void choose();

        void showHistory();

        void toggleAuthors();
    }

    /** @param name makes the components' names those of this document */
    DocumentHead(EditorModel model, Commands commands, UnaryOperator<String> name) {
        super(new MigLayout(
                "insets 8 10 8 16, fillx",
                // which document, what one has to know, whether it is saved, its past
                "[48::, shrinkprio 150]16[grow, 0::, shrinkprio 300]16[24::, shrinkprio 200]8[]0[]"));
        this.model = model;
        document.setName(name.apply(DOCUMENT_NAME));
        document.putClientProperty("html.disable", true);
        document.putClientProperty(FlatClientProperties.BUTTON_TYPE, FlatClientProperties.BUTTON_TYPE_TOOLBAR_BUTTON);
        document.setToolTipText(Messages.text("editor.document.tip"));
        document.setIcon(Icons.of("editor"));
        document.setFocusable(false);
        document.addActionListener(event -> commands.choose());
        silence.setRepeats(false);
        safety.setName(name.apply(EditorPanel.SAFETY_NAME));
        safety.setIconTextGap(8);
        safety.putClientProperty("html.disable", true);
        safety.putClientProperty(FlatClientProperties.STYLE_CLASS, "quiet");
        notice.setName(name.apply(EditorPanel.NOTICE_NAME));
        notice.putClientProperty("html.disable", true);
        history = Buttons.bare(name.apply(HISTORY_NAME), "history", "editor.history");
        history.setFocusable(false);
        history.addActionListener(event -> commands.showHistory());
        authors.setName(name.apply(AUTHORS_NAME));
        authors.setFocusable(false);
        authors.setToolTipText(Messages.text("editor.authors.tip"));
        authors.getAccessibleContext().setAccessibleName(Messages.text("editor.authors.tip"));
        authors.putClientProperty(FlatClientProperties.BUTTON_TYPE, FlatClientProperties.BUTTON_TYPE_TOOLBAR_BUTTON);
        authors.addActionListener(event -> commands.toggleAuthors());
        add(document, "wmin 48");
        add(notice, "growx, wmin 0");
        add(safety, "wmin 24");
        add(authors);
        add(history);
    }

    /** Where a menu of documents hangs. */
    JButton document() {
        return document;
    }

    /** Says something that need not be known for long. */
    void tell(String words) {
        notice.setText(words);
        told = model.notice();
        silence.restart();
    }

    private void fallSilent() {
        notice.setText(model.notice());
    }

    void showAuthors(boolean on) {
        authors.setSelected(on);
    }

    void refresh(String name) {
        document.setText(name);
        if (!model.notice().equals(told)) {
            told = model.notice();
            notice.setText(told);
        }
        safety.setText(words());
        safety.setToolTipText(model.reason().isEmpty() ? safety.getText() : model.reason());
        safety.setIcon(new Dot(colour()));
    }

    private String words() {
        int waiting = model.waiting();
        return switch (model.safety()) {
            case CLOSED -> "";
            case SAVED -> Messages.text("editor.saved");
            case SAVING -> Messages.text("editor.saving");
            case OFFLINE ->
                waiting == 0 ? Messages.text("editor.offline") : Messages.text("editor.offline-waiting", waiting);
            case NOT_SAVED -> Messages.text("editor.not-saved", model.reason());
            case RECONNECTING ->
                waiting == 0
                        ? Messages.text("editor.reconnecting")
                        : Messages.text("editor.reconnecting-waiting", waiting);
        };
    }

    private String colour() {
        return switch (model.safety()) {
            case SAVED -> "Roundtable.online";
            case SAVING, RECONNECTING -> "Roundtable.busy";
            case CLOSED, OFFLINE -> "Roundtable.offline";
            case NOT_SAVED -> "Roundtable.failed";
        };
    }
}
