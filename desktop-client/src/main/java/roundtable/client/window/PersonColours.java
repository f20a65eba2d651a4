package roundtable.client.window;

import java.awt.Color;
import javax.swing.UIManager;
import roundtable.client.link.Colours;

/** People's colours in the shades of the theme: the same person has the same colour in every tab, and on everybody's screen. */
public final class PersonColours {
    private final Colours colours;

    /** Shades of those colours. */
    public PersonColours(Colours colours) {
        this.colours = colours;
    }

    /** The theme's key for the shade of that colour, 1 to 8. */
    public static String shade(int colour) {
        return "Roundtable.person." + (colour - 1);
    }

    /** The theme's key for the colour of the person of that number. */
    public String key(long client) {
        return shade(colours.of(client));
    }

    /** The colour of the person of that number in the theme that is on. */
    public Color of(long client) {
        return UIManager.getColor(key(client));
    }

    /** Runs {@code listener} each time that somebody has another colour. */
    public void listen(Runnable listener) {
        colours.listen(listener);
    }
}
