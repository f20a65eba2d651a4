package roundtable.client.window;

import com.formdev.flatlaf.FlatClientProperties;
import java.awt.GridBagLayout;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JTextPane;
import javax.swing.text.SimpleAttributeSet;
import javax.swing.text.StyleConstants;
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
        middle.add(paragraph(text), "w 400!");
        add(middle);
    }

    /** A label wraps HTML alone; a text pane wraps, and centres, what is none. */
    private static JTextPane paragraph(String text) {
        JTextPane pane = new JTextPane();
        SimpleAttributeSet centred = new SimpleAttributeSet();
        StyleConstants.setAlignment(centred, StyleConstants.ALIGN_CENTER);
        pane.setParagraphAttributes(centred, true);
        pane.setText(text);
        pane.setEditable(false);
        pane.setFocusable(false);
        pane.setOpaque(false);
        pane.getAccessibleContext().setAccessibleName(text);
        pane.putClientProperty(
                FlatClientProperties.STYLE, "font: $Label.font; foreground: $Roundtable.quiet; background: null");
        return pane;
    }
}
