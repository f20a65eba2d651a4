package roundtable.client.window.commands;

import java.awt.event.ActionEvent;
import java.awt.event.KeyEvent;
import java.util.List;
import java.util.function.BooleanSupplier;
import javax.swing.AbstractAction;
import javax.swing.KeyStroke;

/**
 * One command: the Action that its menu item, its buttons and its keystrokes share. It does nothing until somebody has said
 * what it does.
 */
public final class Command extends AbstractAction {
    private final String key;
    private final Layout.Kind kind;
    private final List<KeyStroke> strokes;
    private transient Runnable task = () -> {};
    private transient BooleanSupplier possible = () -> false;

    Command(Layout.Item item) {
        key = item.key();
        kind = item.kind();
        strokes = Shortcuts.of(key);
        name("action." + key);
        if (!strokes.isEmpty()) {
            putValue(ACCELERATOR_KEY, strokes.getFirst());
        }
        if (kind != Layout.Kind.PLAIN) {
            putValue(SELECTED_KEY, false);
        }
    }

    /** Names it in the layout, in the shortcuts, and behind "action." in the bundle. */
    public String key() {
        return key;
    }

    Layout.Kind kind() {
        return kind;
    }

    /** The keystrokes, the one that menus show first. */
    public List<KeyStroke> strokes() {
        return strokes;
    }

    /** What is read, without the mark of its mnemonic. */
    public String name() {
        return (String) getValue(NAME);
    }

    /** Gives it another name of the bundle, where what it does depends on the state of something. */
    public void name(String bundleKey, Object... arguments) {
        Label label = Label.of(bundleKey, arguments);
        putValue(NAME, label.words());
        putValue(MNEMONIC_KEY, label.hasMnemonic() ? KeyEvent.getExtendedKeyCodeForChar(label.letter()) : null);
        putValue(DISPLAYED_MNEMONIC_INDEX_KEY, label.mnemonic());
    }

    /** What it does from now on. */
    public Command does(Runnable what) {
        task = what;
        possible = () -> true;
        return this;
    }

    /**
     * When it can be done; asked before it is done, and when its menu is opened. Not for a command that is on or off, which
     * its item has switched by then.
     */
    public Command when(BooleanSupplier condition) {
        possible = condition;
        return this;
    }

    boolean isPossible() {
        return possible.getAsBoolean();
    }

    /** Whether it is on. */
    public boolean isOn() {
        return Boolean.TRUE.equals(getValue(SELECTED_KEY));
    }

    /** Shows that it is on or off, and does nothing. */
    public Command show(boolean on) {
        putValue(SELECTED_KEY, on);
        return this;
    }

    /** Does it as a click on its menu item would. */
    public void run() {
        if (isPossible()) {
            if (kind != Layout.Kind.PLAIN) {
                show(kind == Layout.Kind.CHOICE || !isOn());
            }
            task.run();
        }
    }

    @Override
    public void actionPerformed(ActionEvent event) {
        if (isPossible()) {
            task.run();
        }
    }
}
