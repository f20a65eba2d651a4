package roundtable.client.text;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/**
 * The words that people see, from {@code roundtable/client/messages.properties} and the files of the other languages beside
 * it; the default locale decides, which {@link Language} sets. Each text is a {@link MessageFormat}: an apostrophe is
 * written twice, and numbers that are no quantities (ports) are passed as strings.
 */
public final class Messages {
    private static final String BUNDLE = "roundtable.client.messages";

    private Messages() {}

    /** The text of that key with its arguments in their places; a key that does not exist is a bug and throws. */
    public static String text(String key, Object... arguments) {
        return text(Locale.getDefault(), key, arguments);
    }

    /** The same in another language than the window's. */
    public static String text(Locale locale, String key, Object... arguments) {
        return new MessageFormat(ResourceBundle.getBundle(BUNDLE, locale).getString(key), locale).format(arguments);
    }

    /** Whether there is a text of that key. */
    public static boolean has(String key) {
        return ResourceBundle.getBundle(BUNDLE, Locale.getDefault()).containsKey(key);
    }
}
