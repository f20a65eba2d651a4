package roundtable.protocol;

import static roundtable.protocol.ProtocolException.invalid;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;

/**
 * Names that a file or a document may have everywhere: they stay in their folder, do not hide, and can be stored on
 * Linux, macOS and Windows alike.
 */
public final class FileNames {
    private static final int LONGEST_UTF8 = 255;
    private static final String REFUSED = "<>:\"/\\|?*";
    private static final Set<String> DEVICES = Set.of(
            "con", "prn", "aux", "nul", "com0", "com1", "com2", "com3", "com4", "com5", "com6", "com7", "com8", "com9",
            "com¹", "com²", "com³", "lpt0", "lpt1", "lpt2", "lpt3", "lpt4", "lpt5", "lpt6", "lpt7", "lpt8", "lpt9",
            "lpt¹", "lpt²", "lpt³", "conin$", "conout$");

    private FileNames() {}

    /** Returns the name, or throws {@code invalid} with the reason why it cannot be one. */
    public static String check(String field, String name) {
        Require.present(field, name);
        String problem = problem(name);
        if (problem != null) {
            throw invalid("'" + field + "' " + problem);
        }
        return name;
    }

    /** What can be wrong with a name. */
    public enum Flaw {
        EMPTY,
        HALF_CHARACTER,
        TOO_LONG,
        CHARACTER,
        INVISIBLE,
        HIDDEN,
        END,
        DEVICE
    }

    /** What is wrong with the name, as the end of a sentence, or null. */
    public static String problem(String name) {
        return switch (flaw(name)) {
            case null -> null;
            case EMPTY -> "must not be empty";
            case HALF_CHARACTER -> "holds half a surrogate pair";
            case TOO_LONG -> "must not be longer than " + LONGEST_UTF8 + " bytes";
            case CHARACTER -> "must not hold '" + name.charAt(refused(name)) + "'";
            case INVISIBLE -> "holds a character that does not show";
            case HIDDEN -> "must not begin with a dot";
            case END -> "must not end with a dot, nor begin or end with a space";
            case DEVICE -> "is the name of a device on Windows";
        };
    }

    /** What is wrong with the name, for who says it in other words; or null. */
    public static Flaw flaw(String name) {
        if (name.isEmpty()) {
            return Flaw.EMPTY;
        }
        if (Visible.unpairedSurrogate(name) >= 0) {
            return Flaw.HALF_CHARACTER;
        }
        if (name.getBytes(StandardCharsets.UTF_8).length > LONGEST_UTF8) {
            return Flaw.TOO_LONG;
        }
        if (refused(name) >= 0) {
            return Flaw.CHARACTER;
        }
        if (!Visible.escaped(name).equals(name)) {
            return Flaw.INVISIBLE;
        }
        if (name.startsWith(".")) {
            return Flaw.HIDDEN;
        }
        if (name.endsWith(".") || name.endsWith(" ") || name.startsWith(" ")) {
            return Flaw.END;
        }
        return isDevice(name) ? Flaw.DEVICE : null;
    }

    /** The place of the first character that some system refuses, or -1. */
    private static int refused(String name) {
        for (int i = 0; i < name.length(); i++) {
            if (REFUSED.indexOf(name.charAt(i)) >= 0) {
                return i;
            }
        }
        return -1;
    }

    private static boolean isDevice(String name) {
        int dot = name.indexOf('.');
        String stem = (dot < 0 ? name : name.substring(0, dot)).stripTrailing().toLowerCase(Locale.ROOT);
        return DEVICES.contains(stem);
    }
}
