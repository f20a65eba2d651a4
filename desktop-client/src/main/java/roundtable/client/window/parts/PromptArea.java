package roundtable.client.window.parts;

import com.formdev.flatlaf.ui.FlatUIUtils;
import java.awt.AWTKeyStroke;
import java.awt.FontMetrics;
import java.awt.Graphics;
import java.awt.Insets;
import java.awt.KeyboardFocusManager;
import java.awt.Rectangle;
import java.util.Set;
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

    /** Tab goes on to the next component here: nobody is caught in a field. */
    @Override
    public void updateUI() {
        super.updateUI();
        setFocusTraversalKeys(KeyboardFocusManager.FORWARD_TRAVERSAL_KEYS, Set.of(AWTKeyStroke.getAWTKeyStroke("TAB")));
        setFocusTraversalKeys(
                KeyboardFocusManager.BACKWARD_TRAVERSAL_KEYS, Set.of(AWTKeyStroke.getAWTKeyStroke("shift TAB")));
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
