package roundtable.client.window;

import com.formdev.flatlaf.util.UIScale;
import java.awt.Dimension;
import javax.swing.JLabel;
import javax.swing.JPanel;
import net.miginfocom.swing.MigLayout;
import roundtable.client.window.parts.Paragraph;

/** What stands where there is nothing to show yet: an icon, what it is, and what to do. */
public final class EmptyState extends JPanel {
    private static final int ICON = 48;
    private static final int LEAST_HEIGHT = 56;

    private final JLabel icon;
    private final Paragraph hint;

    /** An empty state in the words given. */
    public EmptyState(String icon, String title, String text) {
        super(new MigLayout(
                "insets 16, fillx, wrap 1, aligny center, hidemode 3", "[center, grow, fill]", "[]16[]8[]"));
        this.icon = new JLabel(Icons.of(icon, ICON));
        add(this.icon);
        add(new Paragraph(title, "h2.font", "Label.foreground"), "wmin 0");
        hint = new Paragraph(text, "Label.font", "Roundtable.quiet");
        add(hint, "wmin 0, w 0:380:380, alignx center, grow 0");
    }

    /** Where there is little room the words go first, and of these the title. */
    @Override
    public void doLayout() {
        icon.setVisible(true);
        hint.setVisible(true);
        icon.setVisible(getPreferredSize().height <= getHeight());
        hint.setVisible(getPreferredSize().height <= getHeight());
        setToolTipText(hint.isVisible() ? null : hint.getText());
        super.doLayout();
    }

    /** The title is enough. */
    @Override
    public Dimension getMinimumSize() {
        return new Dimension(0, UIScale.scale(LEAST_HEIGHT));
    }
}
