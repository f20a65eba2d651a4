package roundtable.client.window.editor;

import com.formdev.flatlaf.FlatClientProperties;
import java.awt.CardLayout;
import java.awt.Color;
import java.awt.event.KeyAdapter;
import java.awt.event.KeyEvent;
import java.awt.event.MouseAdapter;
import java.awt.event.MouseEvent;
import javax.swing.BorderFactory;
import javax.swing.JComponent;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.UIManager;
import net.miginfocom.swing.MigLayout;
import org.fife.ui.rtextarea.RTextScrollPane;
import roundtable.client.editor.EditorController;
import roundtable.client.editor.EditorModel;
import roundtable.client.text.Messages;
import roundtable.client.window.Dot;
import roundtable.client.window.EmptyState;

/** The editor's tab: the text, the people in it, and whether everything is saved. */
public final class EditorPanel extends JPanel {
    /** The component names that tests go by. */
    public static final String TEXT_NAME = "editor.text";

    /** The label that tells whether the text is saved. */
    public static final String SAFETY_NAME = "editor.safety";

    /** The label that tells what the person has to know. */
    public static final String NOTICE_NAME = "editor.notice";

    private static final String EMPTY = "empty";
    private static final String TEXT = "text";

    private final EditorModel model;
    private final CardLayout cards = new CardLayout();
    private final SharedTextArea text;
    private final RTextScrollPane scroll;
    private final PeopleList people;
    private final Companion companion;
    private final JLabel document = new JLabel();
    private final JLabel safety = new JLabel();
    private final JLabel notice = new JLabel();
    private boolean shown;

    /** The tab of that model, whose controller is given the text to keep in step. */
    public EditorPanel(EditorModel model, EditorController controller) {
        this.model = model;
        text = new SharedTextArea(controller, model);
        companion = new Companion(model, text);
        text.setName(TEXT_NAME);
        text.getAccessibleContext().setAccessibleName(Messages.text("editor.text.name"));
        text.getAccessibleContext().setAccessibleDescription(Messages.text("editor.text.description"));
        scroll = new RTextScrollPane(text, true);
        scroll.setBorder(BorderFactory.createEmptyBorder());
        scroll.setVerticalScrollBarPolicy(RTextScrollPane.VERTICAL_SCROLLBAR_AS_NEEDED);
        people = new PeopleList(model, companion);
        setLayout(cards);
        add(new EmptyState("editor", Messages.text("editor.empty.title"), Messages.text("editor.empty.text")), EMPTY);
        add(content(), TEXT);
        colours();
        releasing();
        controller.show(text);
        model.listen(this::refresh);
        refresh();
    }

    private JPanel content() {
        safety.setName(SAFETY_NAME);
        notice.setName(NOTICE_NAME);
        document.putClientProperty("html.disable", true);
        document.putClientProperty(FlatClientProperties.STYLE_CLASS, "semibold");
        safety.setIconTextGap(8);
        notice.putClientProperty("html.disable", true);
        safety.putClientProperty(FlatClientProperties.STYLE_CLASS, "quiet");
        JPanel head = new JPanel(new MigLayout("insets 8 16 8 16, fillx", "[]16[grow, 0::]16[]"));
        head.add(document);
        head.add(notice, "growx, wmin 0");
        head.add(safety);
        JPanel content =
                new JPanel(new MigLayout("insets 0, gap 0, fill", "[grow, fill][180!, fill]", "[][grow, fill]"));
        content.add(head, "spanx 2, growx, wrap");
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
        document.setText(model.document());
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

    /** The text, for what else acts on it. */
    public JComponent text() {
        return text;
    }

    @Override
    public void updateUI() {
        super.updateUI();
        if (scroll != null) {
            colours();
        }
    }

    /** The gutter is no Swing component of a kind that themes know. */
    private void colours() {
        Color background = UIManager.getColor("TextArea.background");
        scroll.getGutter().setBackground(background);
        scroll.getGutter().setBorderColor(background);
        scroll.getGutter().setLineNumberColor(UIManager.getColor("Roundtable.lineNumber"));
        scroll.getGutter().setLineNumberFont(UIManager.getFont("Roundtable.text.font"));
        scroll.getViewport().setBackground(background);
    }
}
