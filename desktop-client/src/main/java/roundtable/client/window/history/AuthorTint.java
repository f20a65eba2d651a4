package roundtable.client.window.history;

import java.awt.AlphaComposite;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.Point;
import java.awt.Rectangle;
import java.awt.geom.Rectangle2D;
import java.util.function.IntFunction;
import javax.swing.UIManager;
import javax.swing.text.BadLocationException;
import javax.swing.text.JTextComponent;
import javax.swing.text.Utilities;
import roundtable.client.history.Authors;
import roundtable.client.window.PersonColours;

/** Paints over the text in sight who wrote it: a light tint and a line below, in each author's colour. */
public final class AuthorTint {
    private static final float TINT = 0.13f;
    private static final int LINE = 2;

    private final IntFunction<Authors.Author> author;

    /** @param author who has a number */
    public AuthorTint(IntFunction<Authors.Author> author) {
        this.author = author;
    }

    /** Paints; {@code authors} are the numbers, one for each unit of the text. */
    public void paint(Graphics g, JTextComponent text, CharSequence authors) {
        if (authors == null || authors.length() != text.getDocument().getLength()) {
            return;
        }
        Graphics2D g2 = (Graphics2D) g.create();
        Rectangle seen = text.getVisibleRect();
        int from = text.viewToModel2D(new Point(0, seen.y));
        int to = Math.min(
                authors.length(), text.viewToModel2D(new Point(seen.x + seen.width, seen.y + seen.height)) + 1);
        try {
            while (from < to) {
                int end = endOfRun(authors, from, to);
                g2.setColor(UIManager.getColor(
                        PersonColours.key(author.apply(authors.charAt(from)).client())));
                run(g2, text, from, end);
                from = end;
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

    private static int endOfRun(CharSequence authors, int from, int to) {
        int end = from + 1;
        while (end < to && authors.charAt(end) == authors.charAt(from)) {
            end++;
        }
        return end;
    }

    /** A run may go over several rows; a row of its own is the place of a line's end too. */
    private static void run(Graphics2D g, JTextComponent text, int from, int to) throws BadLocationException {
        for (int at = from; at < to; ) {
            int rowEnd = Math.max(at, Utilities.getRowEnd(text, at));
            int end = Math.min(to, rowEnd);
            Rectangle2D first = text.modelToView2D(at);
            Rectangle2D last = text.modelToView2D(end);
            boolean wraps = last.getY() > first.getY();
            int width = (int) ((wraps ? text.getWidth() - text.getInsets().right : last.getX()) - first.getX());
            row(g, (int) first.getX(), (int) first.getY(), width, (int) Math.ceil(first.getHeight()));
            at = Math.max(at + 1, end == rowEnd ? rowEnd + 1 : end);
        }
    }

    private static void row(Graphics2D g, int x, int y, int width, int height) {
        g.setComposite(AlphaComposite.SrcOver.derive(TINT));
        g.fillRect(x, y, width, height);
        g.setComposite(AlphaComposite.SrcOver);
        g.fillRect(x, y + height - LINE, width, LINE);
    }
}
