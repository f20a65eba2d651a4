package roundtable.client.window.session;

import com.formdev.flatlaf.FlatClientProperties;
import com.formdev.flatlaf.ui.FlatLineBorder;
import java.awt.Color;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.Insets;
import java.awt.RenderingHints;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.UIManager;
import net.miginfocom.swing.MigLayout;
import roundtable.client.text.Messages;

/** A sheet of paper with round corners, on which a page of the window stands. */
class Card extends JPanel {
    private static final int ARC = 16;
    private static final int MARGIN = 28;

    Card(MigLayout layout) {
        super(layout);
        setOpaque(false);
        frame();
    }

    private void frame() {
        setBorder(new FlatLineBorder(
                new Insets(MARGIN, MARGIN, MARGIN, MARGIN), UIManager.getColor("Roundtable.line"), 1, ARC));
    }

    static JLabel heading(String key, String style) {
        JLabel heading = new JLabel(Messages.text(key));
        heading.putClientProperty(FlatClientProperties.STYLE_CLASS, style);
        return heading;
    }

    @Override
    protected void paintComponent(Graphics g) {
        Graphics2D g2 = (Graphics2D) g.create();
        g2.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        Color paper = UIManager.getColor("TextField.background");
        g2.setColor(paper);
        g2.fillRoundRect(0, 0, getWidth() - 1, getHeight() - 1, ARC, ARC);
        g2.dispose();
        super.paintComponent(g);
    }

    /** The border has a colour of the theme. */
    @Override
    public void updateUI() {
        super.updateUI();
        frame();
    }
}
