package roundtable.client.window;

import java.util.List;
import javax.swing.JMenu;

/** A tab whose commands have menus of their own in the menu bar. */
public interface MenuSource {
    /** The menus, to be asked for once. */
    List<JMenu> menus();
}
