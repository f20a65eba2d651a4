package roundtable.client.text;

import java.text.MessageFormat;
import java.util.ResourceBundle;

/**
 * The words that people see, from {@code roundtable/client/messages.properties}. Each text is a {@link MessageFormat}: an
 * apostrophe is written twice, and numbers that are no quantities (ports) are passed as strings.
 */
public final class Messages {
    private static final ResourceBundle BUNDLE = ResourceBundle.getBundle("roundtable.client.messages");

    private Messages() {}

    /** The text of that key with its arguments in their places; a key that does not exist is a bug and throws. */
    public static String text(String key, Object... arguments) {
        return new MessageFormat(BUNDLE.getString(key), BUNDLE.getLocale()).format(arguments);
    }

    /** Whether there is a text of that key. */
    public static boolean has(String key) {
        return BUNDLE.containsKey(key);
    }
}
