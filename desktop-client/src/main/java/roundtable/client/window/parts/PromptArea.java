package roundtable.client.window.parts;

import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.Insets;
import java.awt.Toolkit;
import java.util.Map;
import javax.swing.JTextArea;
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
        Graphics2D painter = (Graphics2D) g.create();
        try {
            Object hints = Toolkit.getDefaultToolkit().getDesktopProperty("awt.font.desktophints");
            if (hints instanceof Map<?, ?> known) {
                painter.addRenderingHints(known);
            }
            painter.setColor(UIManager.getColor("TextField.placeholderForeground"));
            painter.setFont(getFont());
            Insets insets = getInsets();
            painter.drawString(
                    prompt, insets.left, insets.top + painter.getFontMetrics().getAscent());
        } finally {
            painter.dispose();
        }
    }
}
