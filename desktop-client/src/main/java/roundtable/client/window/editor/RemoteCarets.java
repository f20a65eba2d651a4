package roundtable.client.window.editor;

import java.awt.Color;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Rectangle2D;
import java.lang.System.Logger.Level;
import javax.swing.UIManager;
import javax.swing.text.BadLocationException;
import javax.swing.text.JTextComponent;
import roundtable.client.editor.EditorModel;
import roundtable.client.editor.Participant;
import roundtable.client.window.PersonColours;

/** Paints where the others are in the text: a thin line in the person's colour, with a flag that carries the name. */
final class RemoteCarets {
    private static final System.Logger LOG = System.getLogger(RemoteCarets.class.getName());
    private static final int WIDTH = 2;
    private static final int PADDING = 4;
    private static final int LONGEST_NAME = 24;
    private static final float SMALLER = 3f;

    private final EditorModel model;

    RemoteCarets(EditorModel model) {
        this.model = model;
    }

    void paint(Graphics g, JTextComponent text) {
        Graphics2D g2 = (Graphics2D) g.create();
        g2.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        g2.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        Font label = UIManager.getFont("Label.font");
        g2.setFont(label.deriveFont(label.getSize2D() - SMALLER));
        for (Participant participant : model.people()) {
            if (!participant.own() && participant.position() >= 0) {
                paint(g2, text, participant);
            }
        }
        g2.dispose();
    }

    private static void paint(Graphics2D g, JTextComponent text, Participant participant) {
        Rectangle2D place = place(text, participant.position());
        if (place == null) {
            return;
        }
        Color colour = UIManager.getColor(PersonColours.key(participant.client()));
        int x = (int) place.getX();
        int y = (int) place.getY();
        int height = (int) Math.ceil(place.getHeight());
        g.setColor(colour);
        g.fillRect(x, y, WIDTH, height);
        flag(g, shortened(participant.name()), text, x, y, height);
    }

    /** Above the caret; below it in the first line, and shifted left at the right border. */
    private static void flag(Graphics2D g, String name, JTextComponent text, int x, int y, int height) {
        FontMetrics metrics = g.getFontMetrics();
        int width = metrics.stringWidth(name) + 2 * PADDING;
        int tall = metrics.getHeight();
        int left = Math.max(0, Math.min(x, text.getWidth() - width));
        int top = y - tall >= 0 ? y - tall : y + height;
        g.fillRoundRect(left, top, width, tall, PADDING, PADDING);
        g.setColor(UIManager.getColor("Roundtable.onPerson"));
        g.drawString(name, left + PADDING, top + metrics.getAscent());
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
