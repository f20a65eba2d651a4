package roundtable.client.wire;

import java.util.ArrayList;
import java.util.List;

/** The parts of a line of JSON as it stands there, also of one that is cut off or no JSON at all. */
public final class JsonText {
    private static final String INDENT = "  ";

    private JsonText() {}

    /** What a part is. */
    public enum Part {
        NAME,
        TEXT,
        NUMBER,
        /** {@code true}, {@code false}, {@code null}. */
        WORD,
        SIGN,
        SPACE,
        OTHER
    }

    /** A part and where it stands. */
    public record Token(Part part, int from, int to) {}

    /** All parts of the text, in order, without gaps, as far as {@code end}. */
    public static List<Token> tokens(String text, int end) {
        List<Token> tokens = new ArrayList<>();
        for (int at = 0; at < end; ) {
            int to = Math.min(end, next(text, at, end));
            tokens.add(new Token(part(text, at, to), at, to));
            at = to;
        }
        return tokens;
    }

    private static int next(String text, int at, int end) {
        char c = text.charAt(at);
        if (c == '"') {
            int to = at + 1;
            while (to < end && text.charAt(to) != '"') {
                to += text.charAt(to) == '\\' ? 2 : 1;
            }
            return to + 1;
        }
        int to = at + 1;
        if (kind(c) != Part.SIGN) {
            while (to < end && kind(text.charAt(to)) == kind(c)) {
                to++;
            }
        }
        return to;
    }

    private static Part kind(char c) {
        if ("{}[]:,\"".indexOf(c) >= 0) {
            return Part.SIGN;
        }
        return c == ' ' || c == '\t' || c == '\r' || c == '\n' ? Part.SPACE : Part.OTHER;
    }

    private static Part part(String text, int from, int to) {
        char c = text.charAt(from);
        if (c == '"') {
            int behind = to;
            while (behind < text.length() && kind(text.charAt(behind)) == Part.SPACE) {
                behind++;
            }
            return behind < text.length() && text.charAt(behind) == ':' ? Part.NAME : Part.TEXT;
        }
        if (kind(c) != Part.OTHER) {
            return kind(c);
        }
        if (c >= '0' && c <= '9' || c == '-') {
            return Part.NUMBER;
        }
        String word = text.substring(from, to);
        return word.equals("true") || word.equals("false") || word.equals("null") ? Part.WORD : Part.OTHER;
    }

    /** The same with a line for each value, indented; what each value is made of stays as it is. */
    public static String pretty(String text) {
        StringBuilder pretty = new StringBuilder(text.length() * 2);
        int depth = 0;
        boolean opened = false;
        for (Token token : tokens(text, text.length())) {
            if (token.part() == Part.SPACE) {
                continue;
            }
            String sign = text.substring(token.from(), token.to());
            boolean opens = sign.equals("{") || sign.equals("[");
            boolean closes = sign.equals("}") || sign.equals("]");
            depth -= closes ? 1 : 0;
            if (closes ? !opened : opened) {
                pretty.append('\n').append(INDENT.repeat(Math.max(0, depth)));
            }
            pretty.append(sign);
            if (sign.equals(",")) {
                pretty.append('\n').append(INDENT.repeat(Math.max(0, depth)));
            } else if (sign.equals(":")) {
                pretty.append(' ');
            }
            depth += opens ? 1 : 0;
            opened = opens;
        }
        return pretty.toString();
    }
}
