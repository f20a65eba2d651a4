package roundtable.client.window.commands;

import java.awt.event.ActionEvent;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.swing.AbstractAction;
import javax.swing.Action;
import javax.swing.JComponent;
import javax.swing.JRootPane;
import javax.swing.KeyStroke;

/**
 * The commands of one window. All exist from the start, so that the menu bar is whole before the tabs are made; whoever can
 * carry one out says so with {@code commands.of("quit").does(this::quit)}.
 */
public final class Commands {
    private final Map<String, Command> byKey = new LinkedHashMap<>();

    /** The commands of the layout, none of which does anything yet. */
    public Commands() {
        for (Layout menu : Layout.MENUS) {
            menu.entries().stream()
                    .flatMap(Layout.Entry::items)
                    .forEach(item -> byKey.put(item.key(), new Command(item)));
        }
    }

    /** The command of that key, which has to be in the layout. */
    public Command of(String key) {
        Command command = byKey.get(key);
        if (command == null) {
            throw new IllegalArgumentException("no command " + key + " in the layout");
        }
        return command;
    }

    /** All of them, in the order of the menus. */
    public Collection<Command> all() {
        return Collections.unmodifiableCollection(byKey.values());
    }

    /** Gives a window the keystrokes that its menu bar cannot have: an item has one only. */
    public void bindKeys(JRootPane window) {
        for (Command command : byKey.values()) {
            command.strokes().stream().skip(1).forEach(stroke -> bind(window, stroke, command));
        }
    }

    private static void bind(JComponent window, KeyStroke stroke, Command command) {
        Action press = new AbstractAction() {
            @Override
            public void actionPerformed(ActionEvent event) {
                command.run();
            }
        };
        window.getInputMap(JComponent.WHEN_IN_FOCUSED_WINDOW).put(stroke, stroke);
        window.getActionMap().put(stroke, press);
    }
}
