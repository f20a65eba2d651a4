package roundtable.client.window.history;

import java.awt.Graphics;
import java.awt.Rectangle;
import java.awt.event.MouseEvent;
import java.awt.geom.Rectangle2D;
import java.util.Arrays;
import javax.swing.JToolTip;
import javax.swing.ToolTipManager;
import javax.swing.text.AbstractDocument;
import javax.swing.text.BadLocationException;
import org.fife.ui.rsyntaxtextarea.RSyntaxTextArea;
import org.fife.ui.rtextarea.RTextAreaUI;
import roundtable.client.history.Authors;
import roundtable.client.history.Moment;
import roundtable.client.text.Messages;
import roundtable.client.window.editor.Looks;
import roundtable.client.window.editor.SteadyTextUI;
import roundtable.client.window.parts.PlainTip;

/** The text as it was, which can be read and copied, with the colours of those who wrote it. */
final class PastText extends RSyntaxTextArea {
    static final String TEXT_NAME = "history.text";

    private final AuthorTint tint;
    private char[] shown = {};
    private CharSequence authors = "";

    PastText(AuthorTint tint) {
        this.tint = tint;
        setName(TEXT_NAME);
        setEditable(false);
        setTabSize(Looks.TAB);
        setLineWrap(true);
        setWrapStyleWord(true);
        setMarkOccurrences(false);
        setBracketMatchingEnabled(false);
        setCodeFoldingEnabled(false);
        setPopupMenu(null);
        getAccessibleContext().setAccessibleName(Messages.text("history.text.name"));
        getAccessibleContext().setAccessibleDescription(Messages.text("history.text.description"));
        ToolTipManager.sharedInstance().registerComponent(this);
        Looks.give(this);
    }

    /** Shows the text of that moment, and the place where it was changed. */
    void show(Moment moment) {
        char[] next = moment.text().toString().toCharArray();
        authors = moment.authors();
        try {
            change(next);
            setCaretPosition(Math.min(moment.position(), next.length));
            possiblyUpdateCurrentLineHighlightLocation();
            reveal();
        } catch (BadLocationException e) {
            throw new IllegalStateException("the text on the screen is another one than was shown", e);
        }
        repaint();
    }

    /** Scrolls to the place that was changed, where it is out of sight. */
    private void reveal() throws BadLocationException {
        Rectangle2D place = modelToView2D(getCaretPosition());
        Rectangle seen = getVisibleRect();
        if (place != null && !seen.isEmpty() && (place.getY() < seen.y || place.getMaxY() > seen.getMaxY())) {
            int top = Math.max(0, (int) place.getY() - seen.height / 2);
            scrollRectToVisible(new Rectangle(0, top, 1, seen.height));
        }
    }

    /** Only what differs: a long text would take long to be laid out anew. */
    private void change(char[] next) throws BadLocationException {
        int head = Arrays.mismatch(shown, next);
        if (head < 0) {
            return;
        }
        int tail = 0;
        int most = Math.min(shown.length, next.length) - head;
        while (tail < most && shown[shown.length - 1 - tail] == next[next.length - 1 - tail]) {
            tail++;
        }
        ((AbstractDocument) getDocument())
                .replace(head, shown.length - head - tail, new String(next, head, next.length - head - tail), null);
        shown = next;
    }

    /** Who wrote it. */
    @Override
    public String getToolTipText(MouseEvent event) {
        Authors.Author author = tint.at(this, authors, event.getPoint());
        return author == null ? null : author.name();
    }

    @Override
    public JToolTip createToolTip() {
        return PlainTip.of(super.createToolTip());
    }

    @Override
    protected void paintComponent(Graphics g) {
        super.paintComponent(g);
        tint.paint(g, this, authors);
    }

    @Override
    protected RTextAreaUI createRTextAreaUI() {
        return new SteadyTextUI(this);
    }

    @Override
    public void updateUI() {
        super.updateUI();
        if (tint != null) { // else it is still being made
            Looks.give(this);
        }
    }
}
