package roundtable.client.window;

import com.formdev.flatlaf.extras.FlatSVGIcon;
import java.util.List;
import java.util.function.Supplier;
import javax.swing.JComponent;
import roundtable.client.text.Messages;

/**
 * One tab of the window.
 *
 * @param key names it in the settings and in the bundle
 * @param first where the keyboard goes when the tab is chosen
 * @param badge how much there is in it that has not been seen
 * @param atStake what would be lost if the window were closed now, a sentence for each
 */
public record Tab(
        String key,
        FlatSVGIcon icon,
        JComponent component,
        JComponent first,
        Badge badge,
        Supplier<List<String>> atStake) {
    /** A tab whose title and icon go by its key, and in which nothing can be lost. */
    static Tab of(String key, JComponent component, JComponent first) {
        return new Tab(key, Icons.of(key), component, first, new Badge(), List::of);
    }

    Tab with(Badge seen) {
        return new Tab(key, icon, component, first, seen, atStake);
    }

    Tab with(Supplier<List<String>> stakes) {
        return new Tab(key, icon, component, first, badge, stakes);
    }

    String title() {
        String name = Messages.text("tab." + key);
        return badge.count() == 0 ? name : Messages.text("tab.unseen", name, badge.count());
    }
}
