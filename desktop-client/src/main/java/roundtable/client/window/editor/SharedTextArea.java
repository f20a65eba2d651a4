package roundtable.client.window.editor;

import java.awt.Graphics;
import java.awt.Rectangle;
import javax.swing.SwingUtilities;
import javax.swing.UIManager;
import javax.swing.event.UndoableEditEvent;
import javax.swing.text.AbstractDocument;
import javax.swing.text.BadLocationException;
import javax.swing.text.Document;
import org.fife.ui.rsyntaxtextarea.RSyntaxTextArea;
import org.fife.ui.rtextarea.RUndoManager;
import roundtable.client.editor.EditorController;
import roundtable.client.editor.TextView;
import roundtable.protocol.change.Change;
import roundtable.protocol.change.Change.Side;

/**
 * The text that everyone edits. What the person does becomes changes for the controller; what the controller does keeps
 * caret, selection and scroll position where they are in the text. Undo is the controller's, for the text area's own would
 * take back what others wrote.
 */
final class SharedTextArea extends RSyntaxTextArea implements TextView {
    private static final int TAB = 4;

    private final EditorController controller;
    private final RemoteCarets carets;
    private final OwnEdits ownEdits;
    /** While others change the text, the view does not run after the own caret. */
    private boolean steady;

    SharedTextArea(EditorController controller, RemoteCarets carets) {
        this.controller = controller;
        this.carets = carets;
        ownEdits = new OwnEdits((change, inverse) -> controller.typed(
                change, inverse, getCaret().getDot(), getCaret().getMark()));
        setSyntaxEditingStyle(SYNTAX_STYLE_NONE);
        setTabSize(TAB);
        setLineWrap(true);
        setWrapStyleWord(true);
        setMarkOccurrences(false);
        setBracketMatchingEnabled(false);
        setAutoIndentEnabled(false);
        setCodeFoldingEnabled(false);
        setPopupMenu(null);
        ((AbstractDocument) getDocument()).setDocumentFilter(ownEdits);
        addCaretListener(event -> {
            if (!ownEdits.isChanging()) {
                controller.caretMoved(event.getDot(), event.getMark());
            }
        });
        looks();
    }

    @Override
    public void show(String text) {
        ownEdits.silently(() -> edit(document -> {
            document.remove(0, document.getLength());
            document.insertString(0, text, null);
        }));
        setCaretPosition(0);
    }

    @Override
    public void apply(Change change) {
        int dot = change.mapPosition(getCaret().getDot(), Side.FIRST);
        int mark = change.mapPosition(getCaret().getMark(), Side.FIRST);
        steady = true;
        ownEdits.silently(() -> {
            edit(document -> change(document, change));
            setCaretPosition(mark);
            moveCaretPosition(dot);
        });
        // The caret asks to be scrolled to in an event of its own, which stands in the queue before this one.
        SwingUtilities.invokeLater(() -> steady = false);
    }

    @Override
    public void applyAndGoThere(Change change) {
        ownEdits.silently(() -> edit(document -> change(document, change)));
        setCaretPosition(endOf(change));
    }

    @Override
    public CharSequence text() {
        return new DocumentText(getDocument());
    }

    /** Where, in the changed text, the last thing that it changes ends. */
    private static int endOf(Change change) {
        int[] made = new int[2];
        change.forEach(new Change.Parts() {
            @Override
            public void keep(int length) {
                made[0] += length;
            }

            @Override
            public void insert(String text) {
                made[0] += text.length();
                made[1] = made[0];
            }

            @Override
            public void delete(int length) {
                made[1] = made[0];
            }
        });
        return made[1];
    }

    private interface Step {
        void on(Document document) throws BadLocationException;
    }

    private void edit(Step step) {
        try {
            step.on(getDocument());
        } catch (BadLocationException e) {
            throw new IllegalStateException("the text on the screen is not the one that the change was made on", e);
        }
    }

    private static void change(Document document, Change change) {
        change.applyTo(new Change.Target() {
            @Override
            public void delete(int position, int length) {
                act(() -> document.remove(position, length));
            }

            @Override
            public void insert(int position, String text) {
                act(() -> document.insertString(position, text, null));
            }
        });
    }

    private interface Act {
        void run() throws BadLocationException;
    }

    private static void act(Act act) {
        try {
            act.run();
        } catch (BadLocationException e) {
            throw new IllegalStateException("the text on the screen is not the one that the change was made on", e);
        }
    }

    @Override
    public void scrollRectToVisible(Rectangle rectangle) {
        if (!steady) {
            super.scrollRectToVisible(rectangle);
        }
    }

    @Override
    protected void paintComponent(Graphics g) {
        super.paintComponent(g);
        carets.paint(g, this);
    }

    @Override
    protected RUndoManager createUndoManager() {
        return new RUndoManager(this) {
            @Override
            public void undoableEditHappened(UndoableEditEvent event) {
                // Kept by the controller, which knows what is whose.
            }
        };
    }

    @Override
    public void undoLastAction() {
        controller.undo();
    }

    @Override
    public void redoLastAction() {
        controller.redo();
    }

    @Override
    public void updateUI() {
        super.updateUI();
        looks();
    }

    /** A text area of this kind has looks of its own; it is given the theme's. */
    private void looks() {
        setFont(UIManager.getFont("Roundtable.text.font"));
        setMargin(UIManager.getInsets("Roundtable.text.margin"));
        setBackground(UIManager.getColor("TextArea.background"));
        setForeground(UIManager.getColor("TextArea.foreground"));
        setCaretColor(UIManager.getColor("TextArea.caretForeground"));
        setSelectionColor(UIManager.getColor("TextArea.selectionBackground"));
        setSelectedTextColor(UIManager.getColor("TextArea.selectionForeground"));
        setUseSelectedTextColor(true);
        setCurrentLineHighlightColor(UIManager.getColor("Roundtable.currentLine"));
    }
}
