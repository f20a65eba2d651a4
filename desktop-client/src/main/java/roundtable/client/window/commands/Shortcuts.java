package roundtable.client.window.commands;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import javax.swing.KeyStroke;

/**
 * The keystrokes from {@code shortcuts.properties}, and on macOS first from {@code shortcuts.mac.properties}. They are
 * written as {@link KeyStroke#getKeyStroke(String)} reads them, several behind commas; "menu" is the key of menus.
 */
public final class Shortcuts {
    private static final Shortcuts HERE =
            new Shortcuts(System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("mac"));

    private final String menuKey;
    private final Properties written = read("shortcuts.properties");

    Shortcuts(boolean mac) {
        menuKey = mac ? "meta" : "ctrl";
        if (mac) {
            written.putAll(read("shortcuts.mac.properties"));
        }
    }

    private static Properties read(String file) {
        Properties read = new Properties();
        try (InputStream in = Shortcuts.class.getResourceAsStream("/roundtable/client/" + file)) {
            read.load(in);
            return read;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The keystrokes on this machine for the command of that key; none where it has none. */
    public static List<KeyStroke> of(String key) {
        return HERE.strokes(key);
    }

    List<KeyStroke> strokes(String key) {
        return Arrays.stream(written.getProperty(key, "").split(","))
                .filter(one -> !one.isBlank())
                .map(this::stroke)
                .toList();
    }

    /** Whatever has a keystroke. */
    Iterable<String> keys() {
        return written.stringPropertyNames();
    }

    private KeyStroke stroke(String one) {
        KeyStroke stroke = KeyStroke.getKeyStroke(one.strip().replace("menu", menuKey));
        if (stroke == null) {
            throw new IllegalArgumentException("no keystroke: " + one);
        }
        return stroke;
    }
}
