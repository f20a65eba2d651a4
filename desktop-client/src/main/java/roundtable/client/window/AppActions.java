package roundtable.client.window;

import java.awt.Toolkit;
import java.awt.event.ActionEvent;
import java.awt.event.KeyEvent;
import javax.swing.AbstractAction;
import javax.swing.Action;
import javax.swing.KeyStroke;
import roundtable.client.text.Messages;

/** The commands of the window: one action for each, shared by menu, button and keystroke. */
public final class AppActions {
    private AppActions() {}

    /** A command with a name from the bundle, and no keystroke. */
    public static Action of(String key, Runnable command) {
        return new Command(Messages.text(key), command);
    }

    /** A command with a name from the bundle and the menu key (Control, or Command on macOS) with {@code keyCode}. */
    public static Action of(String key, int keyCode, int moreModifiers, Runnable command) {
        Action action = of(key, command);
        action.putValue(Action.ACCELERATOR_KEY, menuKey(keyCode, moreModifiers));
        return action;
    }

    /** Goes to a tab; the first nine have a digit. */
    static Action tab(String title, int index, Runnable command) {
        Action action = new Command(Messages.text("action.tab", title), command);
        action.putValue(Action.ACCELERATOR_KEY, menuKey(KeyEvent.VK_1 + index, 0));
        return action;
    }

    public static KeyStroke menuKey(int keyCode, int moreModifiers) {
        return KeyStroke.getKeyStroke(keyCode, Toolkit.getDefaultToolkit().getMenuShortcutKeyMaskEx() | moreModifiers);
    }

    private static final class Command extends AbstractAction {
        private final transient Runnable command;

        Command(String name, Runnable command) {
            super(name);
            this.command = command;
        }

        @Override
        public void actionPerformed(ActionEvent event) {
            command.run();
        }
    }
}
