package roundtable.client.window.parts;

import com.formdev.flatlaf.extras.FlatSVGIcon;
import javax.swing.Icon;

/** The icons of the window: one family, drawn on a grid of 16, coloured by the theme. */
public final class Icons {
    private Icons() {}

    /** The icon of that name. */
    public static Icon of(String name) {
        return new FlatSVGIcon("roundtable/client/icons/" + name + ".svg");
    }

    /** The same, as the picture of an empty place. */
    public static Icon large(String name) {
        return new FlatSVGIcon("roundtable/client/icons/" + name + ".svg", 3f);
    }
}
