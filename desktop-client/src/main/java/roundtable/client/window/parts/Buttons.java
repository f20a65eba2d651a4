package roundtable.client.window.parts;

import com.formdev.flatlaf.FlatClientProperties;
import javax.swing.JButton;
import roundtable.client.text.Messages;
import roundtable.client.window.Icons;

/** Buttons with their words from the bundle: {@code key} is their text, {@code key.tip} what they do. */
public final class Buttons {
    private Buttons() {}

    /** A button with an icon and a word. */
    public static JButton worded(String name, String icon, String key) {
        JButton button = new JButton(Messages.text(key), Icons.of(icon));
        button.setName(name);
        button.setToolTipText(Messages.text(key + ".tip"));
        return button;
    }

    /** A small button with an icon alone, as in a toolbar; its tip is also what a screen reader says. */
    public static JButton bare(String name, String icon, String key) {
        JButton button = new JButton(Icons.of(icon));
        button.setName(name);
        button.setToolTipText(Messages.text(key + ".tip"));
        button.getAccessibleContext().setAccessibleName(Messages.text(key + ".tip"));
        button.putClientProperty(FlatClientProperties.BUTTON_TYPE, FlatClientProperties.BUTTON_TYPE_TOOLBAR_BUTTON);
        return button;
    }
}
