package roundtable.client.window.session;

import com.formdev.flatlaf.util.UIScale;
import java.awt.BasicStroke;
import java.awt.Component;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import javax.swing.AbstractButton;
import javax.swing.Icon;
import javax.swing.JRadioButton;
import javax.swing.UIManager;
import roundtable.client.text.Messages;
import roundtable.client.window.PersonColours;
import roundtable.protocol.SessionRequest;

/** One of people's colours, or any that is free, to be chosen. What is chosen has a ring, and where the keyboard is the ring is doubled. */
final class Swatch extends JRadioButton {
    private final Integer colour;

    /** @param colour 1 to 8, or null for any that is free */
    Swatch(Integer colour) {
        this.colour = colour;
        String key = colour == null ? "free" : colour.toString();
        String words = Messages.text("person.colour." + key);
        setName(PersonCard.COLOUR_PREFIX + key);
        setToolTipText(words);
        getAccessibleContext().setAccessibleName(words);
        setIcon(new Spot());
        setSelectedIcon(new Spot());
        setOpaque(false);
    }

    Integer colour() {
        return colour;
    }

    private final class Spot implements Icon {
        private static final int SIZE = 34;
        private static final int DISC = 20;
        private static final int FULL = 360;
        private static final float STROKE = 2;

        @Override
        public void paintIcon(Component c, Graphics g, int x, int y) {
            Graphics2D g2 = (Graphics2D) g.create();
            g2.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
            g2.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
            g2.translate(x, y);
            g2.scale(UIScale.getUserScaleFactor(), UIScale.getUserScaleFactor());
            int inset = (SIZE - DISC) / 2;
            if (colour == null) {
                wheel(g2, inset);
            } else {
                g2.setColor(UIManager.getColor(PersonColours.shade(colour)));
                g2.fillOval(inset, inset, DISC, DISC);
            }
            g2.setStroke(new BasicStroke(STROKE));
            if (((AbstractButton) c).isSelected()) {
                ring(g2, inset - 4);
            }
            if (c.isFocusOwner()) {
                g2.setColor(UIManager.getColor("Component.focusedBorderColor"));
                ring(g2, 1);
            }
            g2.dispose();
        }

        /** All colours, and after it the one of a ring that is none of them. */
        private static void wheel(Graphics2D g, int inset) {
            int angle = FULL / SessionRequest.COLOURS;
            for (int part = 0; part < SessionRequest.COLOURS; part++) {
                g.setColor(UIManager.getColor(PersonColours.shade(part + 1)));
                g.fillArc(inset, inset, DISC, DISC, part * angle, angle);
            }
            g.setColor(UIManager.getColor("Label.foreground"));
        }

        private static void ring(Graphics2D g, int inset) {
            g.drawOval(inset, inset, SIZE - 2 * inset, SIZE - 2 * inset);
        }

        @Override
        public int getIconWidth() {
            return UIScale.scale(SIZE);
        }

        @Override
        public int getIconHeight() {
            return UIScale.scale(SIZE);
        }
    }
}
