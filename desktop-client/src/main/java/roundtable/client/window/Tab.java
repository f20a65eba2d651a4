package roundtable.client.window;

import com.formdev.flatlaf.extras.FlatSVGIcon;
import java.awt.BorderLayout;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import javax.swing.JComponent;
import javax.swing.JPanel;
import roundtable.client.text.Messages;
import roundtable.client.window.parts.Scrolled;

/**
 * One tab of the window: a title and an icon at once, and what is in it when somebody needs it. So the window can be seen
 * before everything in it is made.
 */
public final class Tab {
    private final String key;
    private final FlatSVGIcon icon;
    private final Badge badge = new Badge();
    private final Function<Badge, Content> maker;
    private final JPanel place = new JPanel(new BorderLayout());
    private Content content;

    /**
     * What is in a tab.
     *
     * @param first where the keyboard goes when the tab is chosen
     * @param atStake what would be lost if the window were closed now, a sentence for each
     * @param files what is done with files that are dropped, if anything
     * @param end ends what runs in it; what that gives waits for it on another thread
     */
    record Content(
            JComponent component,
            JComponent first,
            Supplier<List<String>> atStake,
            Optional<FileTarget> files,
            Supplier<Runnable> end) {
        /** A tab in which nothing runs that needs an end. */
        Content(JComponent component, JComponent first, Supplier<List<String>> atStake, Optional<FileTarget> files) {
            this(component, first, atStake, files, () -> () -> {});
        }

        /** A tab that has no use for files. */
        Content(JComponent component, JComponent first, Supplier<List<String>> atStake) {
            this(component, first, atStake, Optional.empty());
        }
    }

    /**
     * A tab that is not made yet.
     *
     * @param key names it in the settings and in the bundle
     * @param maker makes what is in it; it is given how much there is that has not been seen
     */
    Tab(String key, Function<Badge, Content> maker) {
        this.key = key;
        this.maker = maker;
        icon = Icons.of(key);
    }

    String key() {
        return key;
    }

    FlatSVGIcon icon() {
        return icon;
    }

    Badge badge() {
        return badge;
    }

    String title() {
        String name = Messages.text("tab." + key);
        if (badge.count() > 0) {
            return Messages.text("tab.unseen", name, badge.count());
        }
        return badge.isMarked() ? Messages.text("tab.changed", name) : name;
    }

    /** Where it is in the window, made or not. */
    JComponent place() {
        return place;
    }

    /** What is in it, which is made now if it was not before. */
    Content content() {
        if (content == null) {
            content = maker.apply(badge);
            place.add(new Scrolled(content.component));
            place.revalidate();
        }
        return content;
    }

    boolean isMade() {
        return content != null;
    }

    /** Ends what runs in it. What it gives waits for that, for a moment at most, on another thread. */
    Runnable end() {
        return content == null ? () -> {} : content.end.get();
    }

    /** What would be lost if the window were closed now. */
    List<String> atStake() {
        return content == null ? List.of() : content.atStake.get();
    }
}
