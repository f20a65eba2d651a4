package roundtable.client.session;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import roundtable.client.settings.Settings;
import roundtable.protocol.ProtocolException;
import roundtable.protocol.Visible;

/**
 * Who sits at this window: what the others call them, and the colour in which they see them.
 *
 * @param name empty where they have not said
 * @param colour 1 to 8, or null for the one that the server gives
 */
public record Profile(String name, Integer colour) {
    /** Accounts that are called after what they are for, and not after a person. */
    private static final Set<String> NO_PERSON = Set.of(
            "root",
            "admin",
            "administrator",
            "user",
            "users",
            "guest",
            "student",
            "teacher",
            "test",
            "nobody",
            "default",
            "ubuntu",
            "debian",
            "fedora",
            "pi",
            "vagrant",
            "docker",
            "jovyan",
            "codespace",
            "runner",
            "build",
            "owner");

    /** Those of the settings. */
    public static Profile in(Settings settings) {
        return new Profile(settings.name().orElse(""), settings.colour().orElse(null));
    }

    /** Remembers them. */
    public void keepIn(Settings settings) {
        settings.name(name);
        if (colour != null) {
            settings.colour(colour);
        }
        settings.store();
    }

    /** Whether somebody has said who they are. */
    public boolean isNamed() {
        return !name.isBlank();
    }

    /** The same with another name. */
    public Profile called(String other) {
        return new Profile(other, colour);
    }

    /** The same with that colour, or null, where there is none yet. */
    public Profile orColour(Integer other) {
        return colour == null ? new Profile(name, other) : this;
    }

    /** A name to begin with, for who has none: that of their account on this machine. The colour is for the server to give, which knows which is free. */
    public static Profile proposed(String account) {
        return new Profile(nameOf(account), null);
    }

    /** {@code asha.rao} is called Asha Rao; empty where the account is not a person's. */
    private static String nameOf(String account) {
        if (account == null || NO_PERSON.contains(account.toLowerCase(Locale.ROOT)) || !isFit(account)) {
            return "";
        }
        List<String> words = List.of(account.split("[._ ]+", -1));
        String name = String.join(
                " ",
                words.stream()
                        .filter(word -> !word.isEmpty())
                        .map(Profile::capitalised)
                        .toList());
        return isFit(name) ? name : "";
    }

    private static String capitalised(String word) {
        int first = word.offsetByCodePoints(0, 1);
        return word.substring(0, first).toUpperCase(Locale.ROOT) + word.substring(first);
    }

    /** Whether a server would take it as a name. */
    public static boolean isFit(String name) {
        try {
            Visible.person("name", name);
            return true;
        } catch (ProtocolException e) {
            return false;
        }
    }
}
