package roundtable.client.window.commands;

import java.awt.event.KeyEvent;
import java.util.List;
import javax.swing.ButtonGroup;
import javax.swing.JCheckBoxMenuItem;
import javax.swing.JMenu;
import javax.swing.JMenuBar;
import javax.swing.JMenuItem;
import javax.swing.JRadioButtonMenuItem;
import javax.swing.event.MenuEvent;
import javax.swing.event.MenuListener;
import roundtable.client.window.parts.RowLayout;

/** The menu bar: every command in its place. Menus are named "menu." and their key, items "action." and theirs. */
public final class CommandMenuBar extends JMenuBar {
    private final transient Commands commands;

    /** A menu bar for these commands. */
    public CommandMenuBar(Commands commands) {
        this.commands = commands;
        setLayout(new RowLayout(this, 0));
        for (Layout menu : Layout.MENUS) {
            add(menu(menu.key(), menu.entries()));
        }
    }

    private JMenu menu(String key, List<? extends Layout.Entry> entries) {
        Label label = Label.of("menu." + key);
        JMenu menu = new JMenu(label.words());
        menu.setName("menu." + key);
        if (label.hasMnemonic()) {
            menu.setMnemonic(KeyEvent.getExtendedKeyCodeForChar(label.letter()));
            menu.setDisplayedMnemonicIndex(label.mnemonic());
        }
        ButtonGroup choices = new ButtonGroup();
        for (Layout.Entry entry : entries) {
            switch (entry) {
                case Layout.Line line -> menu.addSeparator();
                case Layout.Sub sub -> menu.add(menu(sub.key(), sub.choices()));
                case Layout.Item item -> menu.add(item(item, choices));
            }
        }
        menu.addMenuListener(new Possible(menu));
        return menu;
    }

    private JMenuItem item(Layout.Item of, ButtonGroup choices) {
        Command command = commands.of(of.key());
        JMenuItem item = switch (of.kind()) {
            case PLAIN -> new JMenuItem(command);
            case CHECK -> new JCheckBoxMenuItem(command);
            case CHOICE -> new JRadioButtonMenuItem(command);
        };
        if (of.kind() == Layout.Kind.CHOICE) {
            choices.add(item);
        }
        item.setName("action." + of.key());
        item.setToolTipText(null);
        return item;
    }

    /** Greys out what cannot be done now while the menu is open, and only then: a grey item has no keystroke. */
    private record Possible(JMenu menu) implements MenuListener {
        @Override
        public void menuSelected(MenuEvent event) {
            each(false);
        }

        @Override
        public void menuDeselected(MenuEvent event) {
            each(true);
        }

        @Override
        public void menuCanceled(MenuEvent event) {
            each(true);
        }

        private void each(boolean all) {
            for (int i = 0; i < menu.getItemCount(); i++) {
                // A line is no item.
                JMenuItem item = menu.getItem(i);
                if (item != null && item.getAction() instanceof Command command) {
                    item.setEnabled(all || command.isPossible());
                }
            }
        }
    }
}
