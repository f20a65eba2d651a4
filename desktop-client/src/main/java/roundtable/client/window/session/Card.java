package roundtable.client.window.session;

import com.formdev.flatlaf.FlatClientProperties;
import com.formdev.flatlaf.ui.FlatLineBorder;
import java.awt.Insets;
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
        putClientProperty(FlatClientProperties.STYLE, "background: $TextField.background");
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

    /** The border has a colour of the theme. */
    @Override
    public void updateUI() {
        super.updateUI();
        frame();
    }
}
