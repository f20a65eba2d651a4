package roundtable.client.window;

import com.formdev.flatlaf.extras.FlatSVGIcon;
import com.formdev.flatlaf.extras.FlatSVGIcon.ColorFilter;
import javax.swing.UIManager;

/** The icons of the window: one family, drawn in the theme's icon colour. */
public final class Icons {
    private static final String FOLDER = "roundtable/client/icons/";

    private Icons() {}

    /** The icon of that name in its own size, in the colour of the theme that is on when it is painted. */
    public static FlatSVGIcon of(String name) {
        FlatSVGIcon icon = new FlatSVGIcon(FOLDER + name + ".svg");
        icon.setColorFilter(new ColorFilter(drawn -> UIManager.getColor("Roundtable.icon")));
        return icon;
    }

    /** The same in another size. */
    public static FlatSVGIcon of(String name, int size) {
        FlatSVGIcon icon = of(name).derive(size, size);
        icon.setColorFilter(new ColorFilter(drawn -> UIManager.getColor("Roundtable.icon")));
        return icon;
    }

    /** The mark of the program, in its own colours. */
    static String app() {
        return "/" + FOLDER + "app.svg";
    }
}
