package roundtable.client.window.session;

import com.formdev.flatlaf.util.UIScale;
import java.awt.Dimension;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Insets;
import javax.swing.JLabel;
import javax.swing.SwingConstants;
import javax.swing.UIManager;

/** Words in the largest letters that fit, so that they can be read from the last row of a room. */
final class FittedLabel extends JLabel {
    private static final float SMALLEST = 20;
    private static final int USUAL_HEIGHT = 110;
    private static final int SMALLEST_HEIGHT = 44;

    private float largest = SMALLEST;

    FittedLabel() {
        super("", SwingConstants.CENTER);
        putClientProperty("html.disable", true);
    }

    /** Makes the letters no larger than that. */
    void limit(int points) {
        largest = points;
    }

    private Font fitting() {
        Font font = UIManager.getFont("Roundtable.projector.font");
        Insets insets = getInsets();
        int width = getWidth() - insets.left - insets.right;
        int height = getHeight() - insets.top - insets.bottom;
        float limit = UIScale.scale(largest);
        FontMetrics metrics = getFontMetrics(font.deriveFont(limit));
        float fit = Math.min(
                (float) width / Math.max(1, metrics.stringWidth(getText())), (float) height / metrics.getHeight());
        return font.deriveFont(Math.max(UIScale.scale(SMALLEST), limit * Math.min(1, fit)));
    }

    @Override
    public void setBounds(int x, int y, int width, int height) {
        super.setBounds(x, y, width, height);
        setFont(fitting());
    }

    @Override
    public void setText(String text) {
        super.setText(text);
        if (getWidth() > 0) {
            setFont(fitting());
        }
    }

    @Override
    public Dimension getPreferredSize() {
        return new Dimension(UIScale.scale(USUAL_HEIGHT), UIScale.scale(USUAL_HEIGHT));
    }

    @Override
    public Dimension getMinimumSize() {
        return new Dimension(0, UIScale.scale(SMALLEST_HEIGHT));
    }
}
