package roundtable.client.window.editor;

import com.formdev.flatlaf.util.UIScale;
import java.awt.AlphaComposite;
import java.awt.Color;
import java.awt.Composite;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.RenderingHints;
import java.awt.geom.Rectangle2D;
import java.lang.System.Logger.Level;
import javax.swing.Timer;
import javax.swing.UIManager;
import javax.swing.text.BadLocationException;
import javax.swing.text.JTextComponent;
import roundtable.client.editor.EditorModel;
import roundtable.client.editor.Participant;
import roundtable.client.window.PersonColours;

/**
 * Paints where the others are in the text: their selection tinted, a thin line for the caret, and for a moment after each
 * move a flag that carries the name.
 */
final class RemoteCarets {
    private static final System.Logger LOG = System.getLogger(RemoteCarets.class.getName());
    private static final int WIDTH = 2;
    private static final int KNOB = 6;
    private static final int PADDING = 4;
    private static final int LONGEST_NAME = 24;
    private static final int FRAME_MILLIS = 60;
    private static final float SMALLER = 3f;
    private static final float TINT = 0.22f;

    private final EditorModel model;
    private final PersonColours colours;
    private final Flags flags = new Flags(System::nanoTime);
    private final Timer fading;

    /** @param repaint paints the text once more */
    RemoteCarets(EditorModel model, PersonColours colours, Runnable repaint) {
        this.model = model;
        this.colours = colours;
        fading = new Timer(FRAME_MILLIS, event -> {
            repaint.run();
            stopWhereNoneIsShown();
        });
    }

    /** Looks at who is where now. */
    void refresh() {
        flags.see(model.people());
        if (flags.isAnyShown()) {
            fading.start();
        }
    }

    private void stopWhereNoneIsShown() {
        if (!flags.isAnyShown()) {
            fading.stop();
        }
    }

    /** Shows that person's name for a moment. */
    void raise(long session) {
        flags.raise(session);
        fading.start();
    }

    void paint(Graphics g, JTextComponent text) {
        Graphics2D g2 = (Graphics2D) g.create();
        g2.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        g2.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        Font label = UIManager.getFont("Label.font");
        g2.setFont(label.deriveFont(label.getSize2D() - UIScale.scale(SMALLER)));
        for (Participant participant : model.people()) {
            if (!participant.own() && participant.isPlaced()) {
                g2.setColor(colours.of(participant.client()));
                selection(g2, text, participant);
                caret(g2, text, participant);
            }
        }
        g2.dispose();
    }

    /** Only the lines in sight are measured: a selection may be the whole of a long text. */
    private static void selection(Graphics2D g, JTextComponent text, Participant participant) {
        int from = Math.min(participant.position(), participant.anchor());
        int to = Math.max(participant.position(), participant.anchor());
        Rectangle2D first = from == to ? null : place(text, from);
        Rectangle2D last = from == to ? null : place(text, to);
        if (first == null || last == null) {
            return;
        }
        Composite before = g.getComposite();
        g.setComposite(AlphaComposite.SrcOver.derive(TINT));
        int left = text.getInsets().left;
        int right = text.getWidth() - text.getInsets().right;
        int top = (int) first.getY();
        int bottom = (int) last.getY();
        int height = (int) Math.ceil(first.getHeight());
        if (top == bottom) {
            g.fillRect((int) first.getX(), top, (int) (last.getX() - first.getX()), height);
        } else {
            g.fillRect((int) first.getX(), top, right - (int) first.getX(), height);
            g.fillRect(left, top + height, right - left, bottom - top - height);
            g.fillRect(left, bottom, (int) last.getX() - left, height);
        }
        g.setComposite(before);
    }

    private void caret(Graphics2D g, JTextComponent text, Participant participant) {
        Rectangle2D place = place(text, participant.position());
        if (place == null) {
            return;
        }
        int x = (int) place.getX();
        int y = (int) place.getY();
        int height = (int) Math.ceil(place.getHeight());
        int width = UIScale.scale(WIDTH);
        int knob = UIScale.scale(KNOB);
        g.fillRect(x, y, width, height);
        g.fillRect(x - (knob - width) / 2, y, knob, knob / 2);
        float visibility = flags.visibility(participant.session());
        if (visibility > 0) {
            Composite before = g.getComposite();
            g.setComposite(AlphaComposite.SrcOver.derive(visibility));
            flag(g, shortened(participant.name()), text, new Rectangle(x, y, width, height));
            g.setComposite(before);
        }
    }

    /** Above the caret; below it in the first line in sight, and shifted left at the right border. */
    private static void flag(Graphics2D g, String name, JTextComponent text, Rectangle caret) {
        FontMetrics metrics = g.getFontMetrics();
        int padding = UIScale.scale(PADDING);
        int width = metrics.stringWidth(name) + 2 * padding;
        int tall = metrics.getHeight();
        Rectangle seen = text.getVisibleRect();
        int left = Math.max(0, Math.min(caret.x, text.getWidth() - width));
        int top = caret.y - tall >= seen.y ? caret.y - tall : caret.y + caret.height;
        Color person = g.getColor();
        g.fillRoundRect(left, top, width, tall, padding, padding);
        g.setColor(UIManager.getColor("Roundtable.onPerson"));
        g.drawString(name, left + padding, top + metrics.getAscent());
        g.setColor(person);
    }

    private static Rectangle2D place(JTextComponent text, int position) {
        try {
            return text.modelToView2D(Math.min(position, text.getDocument().getLength()));
        } catch (BadLocationException e) {
            LOG.log(Level.DEBUG, "a caret beyond the text", e);
            return null;
        }
    }

    private static String shortened(String name) {
        return name.codePointCount(0, name.length()) <= LONGEST_NAME
                ? name
                : name.substring(0, name.offsetByCodePoints(0, LONGEST_NAME - 1)) + "…";
    }
}
