package roundtable.client.window.parts;

import com.formdev.flatlaf.ui.FlatUIUtils;
import java.awt.FontMetrics;
import java.awt.Graphics;
import java.awt.Insets;
import java.awt.Rectangle;
import javax.swing.JTextArea;
import javax.swing.SwingUtilities;
import javax.swing.UIManager;

/** A text area that says what belongs into it as long as it is empty. */
public final class PromptArea extends JTextArea {
    private String prompt = "";

    public PromptArea() {
        setLineWrap(true);
        setWrapStyleWord(true);
    }

    /** The words to show while there are no others. */
    public void prompt(String words) {
        prompt = words;
        getAccessibleContext().setAccessibleDescription(words);
        repaint();
    }

    @Override
    protected void paintComponent(Graphics g) {
        super.paintComponent(g);
        if (getDocument().getLength() > 0 || prompt.isEmpty()) {
            return;
        }
        g.setColor(UIManager.getColor("TextField.placeholderForeground"));
        g.setFont(getFont());
        Insets insets = getInsets();
        FontMetrics metrics = g.getFontMetrics();
        Rectangle room = new Rectangle(getWidth() - insets.left - insets.right, getHeight());
        String words = SwingUtilities.layoutCompoundLabel(
                this, metrics, prompt, null, 0, 0, 0, 0, room, new Rectangle(), new Rectangle(), 0);
        FlatUIUtils.drawString(this, g, words, insets.left, insets.top + metrics.getAscent());
    }
}
