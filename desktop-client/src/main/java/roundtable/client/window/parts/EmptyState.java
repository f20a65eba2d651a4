package roundtable.client.window.parts;

import com.formdev.flatlaf.FlatClientProperties;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.SwingConstants;
import net.miginfocom.swing.MigLayout;

/** What stands where nothing is yet: a picture, what this is, and what to do. */
public final class EmptyState extends JPanel {
    private final JLabel title = new JLabel("", SwingConstants.CENTER);
    private final JLabel hint = new JLabel("", SwingConstants.CENTER);

    public EmptyState(String icon) {
        super(new MigLayout("insets 24, fill, wrap 1", "[center]", "push[]16[]4[]push"));
        setOpaque(false);
        title.putClientProperty(FlatClientProperties.STYLE_CLASS, "h3");
        title.putClientProperty("html.disable", true);
        hint.putClientProperty("html.disable", true);
        hint.putClientProperty(FlatClientProperties.STYLE, "foreground: $Label.disabledForeground");
        add(new JLabel(Icons.large(icon)));
        add(title, "wmin 0");
        add(hint, "wmin 0");
    }

    /** Says these words. */
    public void say(String what, String whatToDo) {
        title.setText(what);
        hint.setText(whatToDo);
    }
}
