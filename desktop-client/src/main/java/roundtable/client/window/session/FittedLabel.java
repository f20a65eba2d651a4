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
    private static final float LARGEST = 160;
    private static final int USUAL_HEIGHT = 110;
    private static final int SMALLEST_HEIGHT = 44;

    FittedLabel() {
        super("", SwingConstants.CENTER);
        putClientProperty("html.disable", true);
    }

    private Font fitting() {
        Font font = UIManager.getFont("Roundtable.projector.font");
        Insets insets = getInsets();
        int width = getWidth() - insets.left - insets.right;
        int height = getHeight() - insets.top - insets.bottom;
        FontMetrics metrics = getFontMetrics(font.deriveFont(LARGEST));
        float fit = Math.min(
                (float) width / Math.max(1, metrics.stringWidth(getText())), (float) height / metrics.getHeight());
        return font.deriveFont(Math.max(UIScale.scale(SMALLEST), Math.min(LARGEST * fit, UIScale.scale(LARGEST))));
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
