package roundtable.client.window;

import com.formdev.flatlaf.extras.FlatSVGIcon;
import javax.swing.JComponent;
import roundtable.client.text.Messages;

/**
 * One tab of the window.
 *
 * @param key names it in the settings and in the bundle
 * @param badge how much there is in it that has not been seen
 */
public record Tab(String key, FlatSVGIcon icon, JComponent component, Badge badge) {
    /** A tab whose title and icon go by its key. */
    public static Tab of(String key, JComponent component) {
        return of(key, component, new Badge());
    }

    /** The same with a badge that somebody changes. */
    public static Tab of(String key, JComponent component, Badge badge) {
        return new Tab(key, Icons.of(key), component, badge);
    }

    String title() {
        String name = Messages.text("tab." + key);
        return badge.count() == 0 ? name : Messages.text("tab.unseen", name, badge.count());
    }
}
