package roundtable.client.window;

import com.formdev.flatlaf.FlatClientProperties;
import java.awt.GridBagLayout;
import javax.swing.JLabel;
import javax.swing.JPanel;
import net.miginfocom.swing.MigLayout;

/** What stands where there is nothing to show yet: an icon, what it is, and what to do. */
public final class EmptyState extends JPanel {
    private static final int ICON = 48;

    /** An empty state in the words given. */
    public EmptyState(String icon, String title, String text) {
        super(new GridBagLayout());
        JPanel middle = new JPanel(new MigLayout("wrap 1, insets 24, align center", "[center]", "[]16[]8[]"));
        middle.setOpaque(false);
        middle.add(new JLabel(Icons.of(icon, ICON)));
        JLabel heading = new JLabel(title);
        heading.putClientProperty(FlatClientProperties.STYLE_CLASS, "h2");
        middle.add(heading);
        middle.add(paragraph(text));
        add(middle);
    }

    // The text is the bundle's, never a person's: it may be HTML, which a label can wrap and centre.
    private static JLabel paragraph(String text) {
        JLabel label = new JLabel("<html><div style='width: 300px; text-align: center'>" + text + "</div></html>");
        label.putClientProperty(FlatClientProperties.STYLE_CLASS, "quiet");
        return label;
    }
}
