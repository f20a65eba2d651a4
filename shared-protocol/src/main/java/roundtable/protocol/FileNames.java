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

    /** What is wrong with the name, as the end of a sentence, or null. */
    public static String problem(String name) {
        if (name.isEmpty()) {
            return "must not be empty";
        }
        if (Visible.unpairedSurrogate(name) >= 0) {
            return "holds half a surrogate pair";
        }
        if (name.getBytes(StandardCharsets.UTF_8).length > LONGEST_UTF8) {
            return "must not be longer than " + LONGEST_UTF8 + " bytes";
        }
        for (int i = 0; i < name.length(); i++) {
            if (REFUSED.indexOf(name.charAt(i)) >= 0) {
                return "must not hold '" + name.charAt(i) + "'";
            }
        }
        if (!Visible.escaped(name).equals(name)) {
            return "holds a character that does not show";
        }
        if (name.startsWith(".")) {
            return "must not begin with a dot";
        }
        if (name.endsWith(".") || name.endsWith(" ") || name.startsWith(" ")) {
            return "must not end with a dot, nor begin or end with a space";
        }
        int dot = name.indexOf('.');
        String stem = (dot < 0 ? name : name.substring(0, dot)).stripTrailing().toLowerCase(Locale.ROOT);
        if (DEVICES.contains(stem)) {
            return "is the name of a device on Windows";
        }
        return null;
    }
}
