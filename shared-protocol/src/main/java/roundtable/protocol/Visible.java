package roundtable.protocol;

import static roundtable.protocol.ProtocolException.invalid;

/**
 * What may stand in names that people see: characters that show, and nothing that changes how the text around them is
 * drawn (controls, bidi overrides, line separators). Also the escape for places where any text has to be shown safely.
 */
public final class Visible {
    private static final int LONGEST_PERSON = 32;
    private static final int LONGEST_ROOM = 64;
    private static final int LONGEST_TITLE = 64;
    private static final int LONGEST_SESSION = 64;
    private static final int LONGEST_QUOTE = 64;

    private Visible() {}

    /** Checks a person's name: 1 to 32 visible characters, with no space at either end. */
    public static String person(String field, String name) {
        return name(field, name, LONGEST_PERSON);
    }

    /** Checks a room's name: 1 to 64 visible characters, with no space at either end. */
    public static String room(String field, String name) {
        return name(field, name, LONGEST_ROOM);
    }

    /** Checks a revision's name: 1 to 64 visible characters, with no space at either end. */
    public static String title(String field, String name) {
        return name(field, name, LONGEST_TITLE);
    }

    /** Checks a session's name: 1 to 64 visible characters, with no space at either end. */
    public static String session(String field, String name) {
        return name(field, name, LONGEST_SESSION);
    }

    private static String name(String field, String name, int longest) {
        Require.present(field, name);
        int length = name.codePointCount(0, name.length());
        if (length < 1 || length > longest) {
            throw invalid("'" + field + "' must be 1 to " + longest + " characters long, not " + length);
        }
        int hidden = firstHidden(name);
        if (hidden >= 0) {
            throw new ProtocolException(
                    ErrorCode.INVALID,
                    "'" + field + "' holds a character that does not show, at position " + hidden,
                    hidden);
        }
        if (name.codePoints().allMatch(Visible::blank)) {
            throw invalid("'" + field + "' must have a character that shows");
        }
        if (blank(name.codePointAt(0)) || blank(name.codePointBefore(name.length()))) {
            throw invalid("'" + field + "' must not begin or end with a space");
        }
        return name;
    }

    /** The text with all that could move a cursor, hide or reorder its neighbours written as {@code \\u202e}. */
    public static String escaped(String text) {
        if (firstHidden(text) < 0) {
            return text;
        }
        StringBuilder safe = new StringBuilder(text.length() + 16);
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            if (hidden(c)) {
                for (char unit : Character.toChars(c)) {
                    safe.append(String.format("\\u%04x", (int) unit));
                }
            } else {
                safe.appendCodePoint(c);
            }
            i += Character.charCount(c);
        }
        return safe.toString();
    }

    /** The beginning of the text, escaped, so that it can be quoted within a message for a person. */
    public static String quoted(String text) {
        if (text.length() <= LONGEST_QUOTE) {
            return escaped(text);
        }
        int end = Character.isHighSurrogate(text.charAt(LONGEST_QUOTE - 1)) ? LONGEST_QUOTE - 1 : LONGEST_QUOTE;
        return escaped(text.substring(0, end)) + "…";
    }

    /** The position of the first surrogate without its other half, or -1. */
    public static int unpairedSurrogate(CharSequence text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isSurrogate(c)) {
                if (Character.isLowSurrogate(c)
                        || i + 1 == text.length()
                        || !Character.isLowSurrogate(text.charAt(i + 1))) {
                    return i;
                }
                i++;
            }
        }
        return -1;
    }

    private static int firstHidden(String text) {
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            if (hidden(c)) {
                return i;
            }
            i += Character.charCount(c);
        }
        return -1;
    }

    private static boolean hidden(int c) {
        // The joiner between the people of a family emoji, and the joiners of Indic scripts, show by what they join.
        if (c == 0x200d || c == 0x200c) {
            return false;
        }
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.UNASSIGNED,
                    Character.PRIVATE_USE -> true;
            default -> false;
        };
    }

    private static boolean blank(int c) {
        return Character.isWhitespace(c)
                || Character.isSpaceChar(c)
                || c == 0x200c
                || c == 0x200d
                || c == 0x115f
                || c == 0x1160
                || c == 0x3164
                || c == 0xffa0
                || c == 0x2800;
    }
}
