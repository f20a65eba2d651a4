package roundtable.client.window.editor;

import com.formdev.flatlaf.FlatClientProperties;
import java.awt.BorderLayout;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;
import javax.swing.JMenu;
import javax.swing.JPanel;
import javax.swing.JTabbedPane;
import roundtable.client.editor.Desk;
import roundtable.client.settings.Settings;
import roundtable.client.window.MenuSource;

/** The editor's tab: the open documents side by side, the one that is always there first. */
public final class EditorPanel extends JPanel implements MenuSource {
    /** The component names that tests go by; those of other documents than the first end with a dot and its name. */
    public static final String TEXT_NAME = "editor.text";

    /** The label that tells whether the text is saved. */
    public static final String SAFETY_NAME = "editor.safety";

    /** The label that tells what the person has to know. */
    public static final String NOTICE_NAME = "editor.notice";

    private final Desk desk;
    private final Settings settings;
    private final JTabbedPane pane = new JTabbedPane();
    private final List<DocumentPanel> sheets = new ArrayList<>();
    private final EditorCommands commands;
    private boolean closed;

    /** A tab that opens its documents on {@code desk}, which it closes with itself. */
    public EditorPanel(Desk desk, Settings settings) {
        super(new BorderLayout());
        this.desk = desk;
        this.settings = settings;
        commands = new EditorCommands(this::current, this::isShowing, settings, () -> sheets);
        pane.setName("editor.documents");
        pane.setTabLayoutPolicy(JTabbedPane.SCROLL_TAB_LAYOUT);
        pane.putClientProperty(FlatClientProperties.TABBED_PANE_HIDE_TAB_AREA_WITH_ONE_TAB, true);
        pane.putClientProperty(
                FlatClientProperties.TABBED_PANE_TAB_TYPE, FlatClientProperties.TABBED_PANE_TAB_TYPE_CARD);
        pane.putClientProperty(
                FlatClientProperties.TABBED_PANE_TAB_CLOSE_CALLBACK, (IntConsumer) index -> close(sheets.get(index)));
        pane.putClientProperty(FlatClientProperties.STYLE, "tabHeight: 32");
        add(pane);
        List<String> last = settings.documents();
        add(Desk.FIRST);
        last.forEach(this::add);
        pane.setSelectedIndex(0);
    }

    /** Shows that document, in a tab of its own where it has none yet. */
    void open(String document) {
        for (DocumentPanel sheet : sheets) {
            if (sheet.document().equals(document)) {
                pane.setSelectedComponent(sheet);
                return;
            }
        }
        add(document);
        pane.setSelectedIndex(sheets.size() - 1);
        remember();
    }

    private void add(String document) {
        DocumentPanel sheet = new DocumentPanel(desk.open(document), new DocumentChooser(desk, this::open));
        commands.applyTo(sheet);
        sheets.add(sheet);
        pane.addTab(document, sheet);
        sheet.putClientProperty(FlatClientProperties.TABBED_PANE_TAB_CLOSABLE, sheets.size() > 1);
    }

    private void close(DocumentPanel sheet) {
        desk.close(sheet.sheet());
        sheets.remove(sheet);
        pane.remove(sheet);
        remember();
    }

    private void remember() {
        settings.documents(sheets.stream().skip(1).map(DocumentPanel::document).toList());
        settings.store();
    }

    private DocumentPanel current() {
        return sheets.get(pane.getSelectedIndex());
    }

    /** The keyboard goes to the text in sight. */
    @Override
    public boolean requestFocusInWindow() {
        return current().text().requestFocusInWindow();
    }

    @Override
    public JMenu menu() {
        return commands.menu();
    }

    /** The window is gone; what was typed last is written before the process ends. */
    @Override
    public void removeNotify() {
        super.removeNotify();
        if (!closed) {
            closed = true;
            desk.close();
        }
    }
}
