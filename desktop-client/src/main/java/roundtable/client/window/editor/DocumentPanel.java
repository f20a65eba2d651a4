package roundtable.client.window.editor;

import com.formdev.flatlaf.FlatClientProperties;
import java.awt.CardLayout;
import java.awt.event.ActionEvent;
import java.awt.event.KeyAdapter;
import java.awt.event.KeyEvent;
import java.awt.event.MouseAdapter;
import java.awt.event.MouseEvent;
import javax.swing.AbstractAction;
import javax.swing.BorderFactory;
import javax.swing.JButton;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.KeyStroke;
import net.miginfocom.swing.MigLayout;
import org.fife.ui.rtextarea.RTextScrollPane;
import roundtable.client.editor.Desk;
import roundtable.client.editor.EditorModel;
import roundtable.client.settings.Settings;
import roundtable.client.text.Messages;
import roundtable.client.window.Dot;
import roundtable.client.window.EmptyState;
import roundtable.client.window.Icons;

/** One document: the text, the people in it, and whether everything is saved. */
final class DocumentPanel extends JPanel {
    static final String DOCUMENT_NAME = "editor.document";

    private static final String EMPTY = "empty";
    private static final String TEXT = "text";

    private final Desk.Sheet sheet;
    private final EditorModel model;
    private final CardLayout cards = new CardLayout();
    private final SharedTextArea text;
    private final RTextScrollPane scroll;
    private final PeopleList people;
    private final Companion companion;
    private final FindBar find;
    private final LineBar line;
    private final JButton document = new JButton();
    private final JLabel safety = new JLabel();
    private final JLabel notice = new JLabel();
    private Settings.Editor looks = Settings.Editor.USUAL;
    private boolean shown;

    DocumentPanel(Desk.Sheet sheet, DocumentChooser chooser) {
        this.sheet = sheet;
        model = sheet.model();
        text = new SharedTextArea(sheet.controller(), model);
        text.setSyntaxEditingStyle(Looks.style(sheet.document()));
        text.getAccessibleContext().setAccessibleName(Messages.text("editor.text.name"));
        text.getAccessibleContext().setAccessibleDescription(Messages.text("editor.text.description"));
        companion = new Companion(model, text);
        find = new FindBar(text);
        line = new LineBar(text);
        scroll = new RTextScrollPane(text, true);
        scroll.setBorder(BorderFactory.createEmptyBorder());
        scroll.setVerticalScrollBarPolicy(RTextScrollPane.VERTICAL_SCROLLBAR_AS_NEEDED);
        people = new PeopleList(model, companion);
        setLayout(cards);
        add(new EmptyState("editor", Messages.text("editor.empty.title"), Messages.text("editor.empty.text")), EMPTY);
        document.addActionListener(event -> chooser.show(document));
        add(content(), TEXT);
        Looks.give(scroll, looks.zoom());
        model.listen(this::refresh);
        releasing();
        sheet.controller().show(text);
        refresh();
    }

    /** The component names of the first document are plain; those of the others end with theirs. */
    private String name(String plain) {
        return sheet.document().equals(Desk.FIRST) ? plain : plain + "." + sheet.document();
    }

    private JPanel content() {
        text.setName(name(EditorPanel.TEXT_NAME));
        safety.setName(name(EditorPanel.SAFETY_NAME));
        notice.setName(name(EditorPanel.NOTICE_NAME));
        document.setName(name(DOCUMENT_NAME));
        document.putClientProperty("html.disable", true);
        document.putClientProperty(FlatClientProperties.BUTTON_TYPE, FlatClientProperties.BUTTON_TYPE_TOOLBAR_BUTTON);
        document.setToolTipText(Messages.text("editor.document.tip"));
        document.setText(sheet.document());
        document.setIcon(Icons.of("editor"));
        document.setFocusable(false);
        safety.setIconTextGap(8);
        notice.putClientProperty("html.disable", true);
        safety.putClientProperty(FlatClientProperties.STYLE_CLASS, "quiet");
        JPanel head = new JPanel(new MigLayout("insets 8 10 8 16, fillx", "[]16[grow, 0::]16[]"));
        head.add(document);
        head.add(notice, "growx, wmin 0");
        head.add(safety);
        // Bars that are not shown take no row.
        JPanel top = new JPanel(new MigLayout("insets 0, gap 0, fillx, wrap 1, hidemode 3", "[grow, fill]"));
        top.add(head);
        top.add(find);
        top.add(line);
        JPanel content =
                new JPanel(new MigLayout("insets 0, gap 0, fill", "[grow, fill][180!, fill]", "[][grow, fill]"));
        content.add(top, "spanx 2, growx, wrap");
        content.add(scroll, "grow");
        content.add(people, "grow");
        return content;
    }

    /** Whoever follows somebody goes their own way again with a key or a click. */
    private void releasing() {
        text.addKeyListener(new KeyAdapter() {
            @Override
            public void keyPressed(KeyEvent event) {
                companion.release();
            }
        });
        text.addMouseListener(new MouseAdapter() {
            @Override
            public void mousePressed(MouseEvent event) {
                companion.release();
            }
        });
    }

    private void refresh() {
        boolean open = model.safety() != EditorModel.Safety.CLOSED;
        if (open != shown) {
            shown = open;
            cards.show(this, open ? TEXT : EMPTY);
            text.requestFocusInWindow();
        }
        notice.setText(model.notice());
        notice.setToolTipText(null);
        safety.setText(words());
        safety.setIcon(new Dot(colour()));
        people.refresh();
        text.refreshCarets();
        companion.refresh();
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

    /** The text, for what acts on it. */
    SharedTextArea text() {
        return text;
    }

    FindBar find() {
        return find;
    }

    void askForLine() {
        line.open();
    }

    Desk.Sheet sheet() {
        return sheet;
    }

    String document() {
        return sheet.document();
    }

    /** Whether there is a text to act on. */
    boolean isOpen() {
        return shown;
    }

    void look(Settings.Editor chosen) {
        looks = chosen;
        text.zoom(chosen.zoom());
        text.setLineWrap(chosen.wrap());
        scroll.setLineNumbersEnabled(chosen.numbers());
        Looks.give(scroll, chosen.zoom());
    }

    /** A key for a command while the text has the keyboard. */
    void key(KeyStroke stroke, Runnable command) {
        text.getInputMap().put(stroke, stroke);
        text.getActionMap().put(stroke, new AbstractAction() {
            @Override
            public void actionPerformed(ActionEvent event) {
                command.run();
            }
        });
    }

    @Override
    public void updateUI() {
        super.updateUI();
        if (scroll != null) {
            Looks.give(scroll, looks.zoom());
        }
    }
}
