package roundtable.client.window;

import javax.swing.JMenu;

/** A tab whose commands have a menu of their own in the menu bar. */
public interface MenuSource {
    /** The menu, to be asked for once. */
    JMenu menu();
}
