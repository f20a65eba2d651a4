package roundtable.client.window.parts;

import com.formdev.flatlaf.ui.FlatEmptyBorder;
import java.awt.Component;
import java.util.function.Function;
import java.util.function.Predicate;
import javax.swing.DefaultListCellRenderer;
import javax.swing.Icon;
import javax.swing.JList;

/** An item of a list that shows its value in words, never as HTML, with an icon; the one that counts stands out. */
public final class PlainItem<T> extends DefaultListCellRenderer {
    private final Class<T> kind;
    private final Function<T, String> words;
    private final Function<T, Icon> icon;
    private final Predicate<T> current;

    /** An item of values of that kind. */
    public PlainItem(Class<T> kind, Function<T, String> words, Function<T, Icon> icon, Predicate<T> current) {
        this.kind = kind;
        this.words = words;
        this.icon = icon;
        this.current = current;
        putClientProperty("html.disable", true);
    }

    @Override
    public Component getListCellRendererComponent(
            JList<?> list, Object value, int index, boolean selected, boolean focused) {
        T known = kind.cast(value);
        boolean outstanding = current.test(known);
        super.getListCellRendererComponent(list, "", index, outstanding, false);
        setText(words.apply(known));
        setIcon(icon.apply(known));
        setIconTextGap(8);
        setOpaque(outstanding);
        setBorder(new FlatEmptyBorder(4, 16, 4, 8));
        return this;
    }
}
