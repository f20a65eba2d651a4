package roundtable.client.window.editor;

import com.formdev.flatlaf.FlatClientProperties;
import java.awt.BorderLayout;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;
import javax.swing.JPanel;
import javax.swing.JTabbedPane;
import roundtable.client.editor.Desk;
import roundtable.client.settings.Settings;
import roundtable.client.window.Badge;
import roundtable.client.window.commands.Commands;

/** The editor's tab: the open documents side by side, the one that is always there first. */
public final class EditorPanel extends JPanel {
    /** The component names that tests go by; those of other documents than the first end with a dot and its name. */
    public static final String TEXT_NAME = "editor.text";

    /** The label that tells whether the text is saved. */
    public static final String SAFETY_NAME = "editor.safety";

    /** The label that tells what the person has to know. */
    public static final String NOTICE_NAME = "editor.notice";

    private final Desk desk;
    private final Settings settings;
    private final Badge badge;
    private final JTabbedPane pane = new JTabbedPane();
    private final List<DocumentPanel> sheets = new ArrayList<>();
    private final EditorCommands commands;
    private final DocumentActions actions;
    private boolean closed;

    /** A tab that opens its documents on {@code desk}, which it closes with itself. */
    public EditorPanel(Desk desk, Settings settings, Commands window, Badge badge) {
        super(new BorderLayout());
        this.desk = desk;
        this.settings = settings;
        this.badge = badge;
        addHierarchyListener(event -> {
            if (isShowing()) {
                badge.mark(false);
            }
        });
        commands = new EditorCommands(window, this::current, this::isShowing, settings, () -> sheets);
        actions = new DocumentActions(desk, this, new Open());
        commands.documents(actions);
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
        desk.colours().listen(this::repaint);
    }

    private final class Open implements DocumentActions.Documents {
        @Override
        public DocumentPanel current() {
            return EditorPanel.this.current();
        }

        @Override
        public DocumentPanel open(String name) {
            for (DocumentPanel sheet : sheets) {
                if (sheet.document().equals(name)) {
                    pane.setSelectedComponent(sheet);
                    return sheet;
                }
            }
            add(name);
            pane.setSelectedIndex(sheets.size() - 1);
            remember();
            return sheets.getLast();
        }

        @Override
        public void close(DocumentPanel one) {
            if (!one.document().equals(Desk.FIRST)) {
                EditorPanel.this.close(one);
            }
        }
    }

    /** Makes a document of each of those text files. */
    public void importAll(List<Path> paths) {
        actions.importAll(paths);
    }

    private void add(String document) {
        Open open = new Open();
        Desk.Sheet opened = desk.open(document);
        DocumentPanel sheet = new DocumentPanel(
                desk,
                opened,
                new DocumentChooser(desk, open::open),
                commands::toggleAuthors,
                moment -> actions.export(current(), moment.text()));
        opened.model().listen(() -> nameTab(sheet));
        sheet.text().setTransferHandler(new TextFileDrop(actions::importAll));
        commands.applyTo(sheet);
        sheet.text().whenOthersWrite(() -> badge.mark(!isShowing()));
        sheets.add(sheet);
        pane.addTab(document, sheet);
        sheet.putClientProperty(FlatClientProperties.TABBED_PANE_TAB_CLOSABLE, sheets.size() > 1);
    }

    private void close(DocumentPanel sheet) {
        sheet.close();
        desk.close(sheet.sheet());
        sheets.remove(sheet);
        pane.remove(sheet);
        remember();
    }

    /** Somebody may have given the document another name. */
    private void nameTab(DocumentPanel sheet) {
        int index = pane.indexOfComponent(sheet);
        if (index >= 0 && !pane.getTitleAt(index).equals(sheet.document())) {
            pane.setTitleAt(index, sheet.document());
            remember();
        }
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
