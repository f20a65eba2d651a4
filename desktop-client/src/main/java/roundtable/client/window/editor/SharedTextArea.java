package roundtable.client.window.editor;

import java.awt.Graphics;
import java.awt.Rectangle;
import java.awt.event.MouseEvent;
import javax.swing.JToolTip;
import javax.swing.SwingUtilities;
import javax.swing.ToolTipManager;
import javax.swing.event.UndoableEditEvent;
import javax.swing.text.AbstractDocument;
import javax.swing.text.BadLocationException;
import javax.swing.text.Document;
import org.fife.ui.rsyntaxtextarea.RSyntaxTextArea;
import org.fife.ui.rtextarea.RTextAreaUI;
import org.fife.ui.rtextarea.RUndoManager;
import roundtable.client.editor.EditorController;
import roundtable.client.editor.EditorModel;
import roundtable.client.editor.TextView;
import roundtable.client.history.Authors;
import roundtable.client.history.Authorship;
import roundtable.client.window.PersonColours;
import roundtable.client.window.history.AuthorTint;
import roundtable.client.window.parts.PlainTip;
import roundtable.protocol.change.Change;
import roundtable.protocol.change.Change.Side;

/**
 * The text that everyone edits. What the person does becomes changes for the controller; what the controller does keeps
 * caret, selection and scroll position where they are in the text. Undo is the controller's, for the text area's own would
 * take back what others wrote.
 */
final class SharedTextArea extends RSyntaxTextArea implements TextView {
    private static final int MOST_PARTS = 64;

    private final EditorController controller;
    private final RemoteCarets carets;
    private final OwnEdits ownEdits;
    /** While others change the text, the view does not run after the own caret. */
    private boolean steady;

    private Runnable othersWrote = () -> {};

    private Authorship authorship;
    private AuthorTint tint;

    SharedTextArea(EditorController controller, EditorModel model, PersonColours colours) {
        this.controller = controller;
        this.carets = new RemoteCarets(model, colours, this::repaint);
        ownEdits = new OwnEdits(new Typing());
        setTabSize(Looks.TAB);
        setLineWrap(true);
        setWrapStyleWord(true);
        setMarkOccurrences(false);
        setBracketMatchingEnabled(false);
        setAutoIndentEnabled(true);
        setCodeFoldingEnabled(false);
        setPopupMenu(null);
        ((AbstractDocument) getDocument()).setDocumentFilter(ownEdits);
        addCaretListener(event -> {
            if (!ownEdits.isChanging()) {
                controller.caretMoved(event.getDot(), event.getMark());
            }
        });
        Looks.give(this);
    }

    @Override
    public void show(String text) {
        ownEdits.silently(() -> edit(document -> {
            document.remove(0, document.getLength());
            document.insertString(0, text, null);
        }));
        setCaretPosition(0);
    }

    /** Is run after each change that others made. */
    void whenOthersWrite(Runnable listener) {
        othersWrote = listener;
    }

    @Override
    public void apply(Change change) {
        othersWrote.run();
        int dot = change.mapPosition(position(), Side.FIRST);
        int mark = change.mapPosition(anchor(), Side.FIRST);
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
    public void applyAndSelect(Change change, int position, int anchor) {
        ownEdits.silently(() -> {
            edit(document -> change(document, change));
            setCaretPosition(inside(anchor));
            moveCaretPosition(inside(position));
        });
    }

    private int inside(int position) {
        return Math.clamp(position, 0, getDocument().getLength());
    }

    /** Changes the text on the person's behalf, as one edit. */
    void perform(Change change) {
        Change inverse = change.invert(text());
        int dotBefore = position();
        int markBefore = anchor();
        int dot = inside(change.mapPosition(dotBefore, Side.SECOND));
        applyAndSelect(change, dot, dot);
        controller.typed(change, inverse, new EditorController.Selections(dotBefore, markBefore, dot, dot));
    }

    @Override
    public int position() {
        return getCaret().getDot();
    }

    @Override
    public int anchor() {
        return getCaret().getMark();
    }

    @Override
    public CharSequence text() {
        return new DocumentText(getDocument());
    }

    /** Tells the controller what the person types. */
    private final class Typing implements OwnEdits.Listener {
        private int dot;
        private int mark;

        @Override
        public void editing() {
            dot = position();
            mark = anchor();
        }

        @Override
        public void edited(Change change, Change inverse) {
            controller.typed(change, inverse, new EditorController.Selections(dot, mark, position(), anchor()));
        }
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

    /** Many small changes would be laid out one by one: they are made as one that spans them all. */
    private static void change(Document document, Change change) throws BadLocationException {
        if (change.size() > MOST_PARTS) {
            Span.of(change).replace(document, change);
            return;
        }
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

    /** Others may have moved. */
    void refreshCarets() {
        carets.refresh();
        repaint();
    }

    /** Shows that place in the middle of the view, with the name of whoever is there; the own caret stays. */
    void reveal(int position, long session) {
        carets.raise(session);
        try {
            Rectangle place = modelToView2D(inside(position)).getBounds();
            Rectangle seen = getVisibleRect();
            if (!seen.contains(place)) {
                super.scrollRectToVisible(
                        new Rectangle(place.x, Math.max(0, place.y - seen.height / 2), place.width, seen.height));
            }
        } catch (BadLocationException e) {
            throw new IllegalStateException("a place inside the text", e);
        }
        repaint();
    }

    @Override
    public void scrollRectToVisible(Rectangle rectangle) {
        if (!steady) {
            super.scrollRectToVisible(rectangle);
        }
    }

    /** Shows who wrote what, whenever that is known. */
    void tint(Authorship known, AuthorTint painter) {
        authorship = known;
        tint = painter;
        ToolTipManager.sharedInstance().registerComponent(this);
    }

    /** Who wrote it. */
    @Override
    public String getToolTipText(MouseEvent event) {
        Authors.Author author = tint == null ? null : tint.at(this, authorship.authors(), event.getPoint());
        return author == null ? null : author.name();
    }

    @Override
    public JToolTip createToolTip() {
        return PlainTip.of(super.createToolTip());
    }

    @Override
    protected void paintComponent(Graphics g) {
        super.paintComponent(g);
        if (tint != null) {
            tint.paint(g, this, authorship.authors());
        }
        carets.paint(g, this);
    }

    /** Puts a text at the beginning on the person's behalf, as one edit. */
    void insertAtStart(String inserted) {
        perform(Change.insert(0, inserted));
        setCaretPosition(0);
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
    protected RTextAreaUI createRTextAreaUI() {
        return new SteadyTextUI(this);
    }

    @Override
    public void updateUI() {
        super.updateUI();
        if (ownEdits != null) { // else the area is still being made
            Looks.give(this);
        }
    }
}
