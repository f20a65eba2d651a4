package roundtable.client.window.history;

import com.formdev.flatlaf.util.UIScale;
import java.awt.AlphaComposite;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.Point;
import java.awt.Rectangle;
import java.awt.geom.Rectangle2D;
import java.util.function.IntFunction;
import javax.swing.text.BadLocationException;
import javax.swing.text.JTextComponent;
import org.fife.ui.rtextarea.RTextArea;
import roundtable.client.history.Authors;
import roundtable.client.window.PersonColours;

/** Paints over the text in sight who wrote it: a light tint and a line below, in each author's colour. */
public final class AuthorTint {
    private static final float TINT = 0.13f;
    private static final int LINE = 2;

    private final IntFunction<Authors.Author> author;
    private final PersonColours colours;

    /** @param author who has a number */
    public AuthorTint(IntFunction<Authors.Author> author, PersonColours colours) {
        this.author = author;
        this.colours = colours;
    }

    /** Paints; {@code authors} are the numbers, one for each unit of the text. */
    public void paint(Graphics g, RTextArea text, CharSequence authors) {
        if (authors == null || authors.length() != text.getDocument().getLength()) {
            return;
        }
        Graphics2D g2 = (Graphics2D) g.create();
        Rectangle seen = text.getVisibleRect();
        Rectangle painted = g.getClipBounds() == null ? seen : seen.intersection(g.getClipBounds());
        int height = text.getLineHeight();
        int first = text.getInsets().top;
        try {
            for (int y = first + Math.max(0, painted.y - first) / height * height;
                    y < painted.y + painted.height;
                    y += height) {
                row(g2, text, authors, new Rectangle(seen.x, y, seen.width, height));
            }
        } catch (BadLocationException e) {
            throw new IllegalStateException("a place inside the text", e);
        }
        g2.dispose();
    }

    /** Who wrote what stands at that point, or null. */
    public Authors.Author at(JTextComponent text, CharSequence authors, Point point) {
        int position = text.viewToModel2D(point);
        boolean known =
                authors != null && authors.length() == text.getDocument().getLength();
        return known && position < authors.length() ? author.apply(authors.charAt(position)) : null;
    }

    private void row(Graphics2D g, RTextArea text, CharSequence authors, Rectangle row) throws BadLocationException {
        int middle = row.y + row.height / 2;
        boolean wraps = text.getLineWrap();
        // Of a line that is not wrapped very much may be out of sight.
        int from = text.viewToModel2D(new Point(wraps ? 0 : row.x, middle));
        int next = text.viewToModel2D(new Point(0, middle + row.height));
        int to = wraps ? next : Math.min(next, text.viewToModel2D(new Point(row.x + row.width, middle)) + 1);
        while (from < to) {
            int end = endOfRun(authors, from, to);
            g.setColor(colours.of(author.apply(authors.charAt(from)).client()));
            int left = (int) text.modelToView2D(from).getX();
            run(g, left, (int) right(text, end, next) - left, row);
            from = end;
        }
    }

    private static int endOfRun(CharSequence authors, int from, int to) {
        int end = from + 1;
        while (end < to && authors.charAt(end) == authors.charAt(from)) {
            end++;
        }
        return end;
    }

    /** Where the unit before {@code end} ends in its row, behind which the next row begins at {@code next}. */
    private static double right(RTextArea text, int end, int next) throws BadLocationException {
        Rectangle2D behind = text.modelToView2D(end);
        Rectangle2D last = text.modelToView2D(end - 1);
        if (end < next || behind.getY() == last.getY()) {
            return behind.getX();
        }
        char unit = text.getText(end - 1, 1).charAt(0);
        return last.getX()
                + (unit == '\n' ? 0 : text.getFontMetrics(text.getFont()).charWidth(unit));
    }

    private static void run(Graphics2D g, int x, int width, Rectangle row) {
        g.setComposite(AlphaComposite.SrcOver.derive(TINT));
        g.fillRect(x, row.y, width, row.height);
        g.setComposite(AlphaComposite.SrcOver);
        int line = UIScale.scale(LINE);
        g.fillRect(x, row.y + row.height - line, width, line);
    }
}
