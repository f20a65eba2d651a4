package roundtable.client.window;

import com.formdev.flatlaf.extras.FlatSVGIcon;
import javax.swing.JComponent;
import roundtable.client.text.Messages;

/**
 * One tab of the window.
 *
 * @param key names it in the settings and in the bundle
 */
public record Tab(String key, FlatSVGIcon icon, JComponent component) {
    /** A tab whose title and icon go by its key. */
    public static Tab of(String key, JComponent component) {
        return new Tab(key, Icons.of(key), component);
    }

    String title() {
        return Messages.text("tab." + key);
    }
}
