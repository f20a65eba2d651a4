package roundtable.client.window;

import java.util.List;
import java.util.function.Consumer;
import javax.swing.Action;
import javax.swing.ButtonGroup;
import javax.swing.JMenu;
import javax.swing.JMenuBar;
import javax.swing.JRadioButtonMenuItem;
import roundtable.client.text.Messages;

/** The menu bar. */
final class AppMenu extends JMenuBar {
    static final String QUIT_NAME = "menu.quit";
    static final String ABOUT_NAME = "menu.about";
    static final String THEME_PREFIX = "menu.theme.";

    AppMenu(List<Action> sessions, Action quit, List<Action> tabs, Theme theme, Consumer<Theme> choose, Action about) {
        JMenu session = menu("menu.session");
        sessions.forEach(
                action -> session.add(action).setName("menu.session." + action.getValue(Action.ACTION_COMMAND_KEY)));
        session.addSeparator();
        session.add(quit).setName(QUIT_NAME);
        JMenu view = menu("menu.view");
        tabs.forEach(view::add);
        view.addSeparator();
        view.add(themes(theme, choose));
        JMenu help = menu("menu.help");
        help.add(about).setName(ABOUT_NAME);
        add(session);
        add(view);
        add(help);
    }

    private static JMenu themes(Theme present, Consumer<Theme> choose) {
        JMenu menu = menu("menu.theme");
        ButtonGroup group = new ButtonGroup();
        for (Theme theme : Theme.values()) {
            JRadioButtonMenuItem item =
                    new JRadioButtonMenuItem(AppActions.of("action.theme." + theme.key(), () -> choose.accept(theme)));
            item.setName(THEME_PREFIX + theme.key());
            item.setSelected(theme == present);
            group.add(item);
            menu.add(item);
        }
        return menu;
    }

    private static JMenu menu(String key) {
        JMenu menu = new JMenu(Messages.text(key));
        menu.setName(key);
        menu.setMnemonic(menu.getText().charAt(0));
        return menu;
    }
}
