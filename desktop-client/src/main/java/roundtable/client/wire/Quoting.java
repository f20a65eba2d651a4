package roundtable.client.wire;

import roundtable.protocol.Visible;

/** Texts and bytes as literals of a POSIX shell and of Python 3, whatever is in them. */
final class Quoting {
    private Quoting() {}

    /** JSON that can be pasted and looks like what it is: characters that do not show are written as JSON escapes. */
    static String visibleJson(String json) {
        return Visible.escaped(json);
    }

    /** One word of a shell. */
    static String shell(String text) {
        return "'" + text.replace("'", "'\\''") + "'";
    }

    /** One word of a shell that is a format of printf, which writes these bytes. */
    static String shellFormat(Bytes bytes) {
        StringBuilder format = new StringBuilder("'");
        for (byte one : bytes.toArray()) {
            boolean option = one == '-' && format.length() == 1;
            if (one == '\n') {
                format.append("\\n");
            } else if (isPlain(one) && one != '%' && !option) {
                format.append((char) one);
            } else {
                format.append(String.format("\\%03o", one & 0xff));
            }
        }
        return format.append('\'').toString();
    }

    private static boolean isPlain(byte one) {
        return one >= ' ' && one < 0x7f && one != '\'' && one != '\\';
    }

    /** A text of Python. */
    static String python(String text) {
        StringBuilder literal = new StringBuilder("'");
        text.codePoints().forEach(c -> {
            String shown = Character.toString(c);
            if (c == '\'' || c == '\\') {
                literal.append('\\').append(shown);
            } else if (Visible.escaped(shown).equals(shown)) {
                literal.append(shown);
            } else {
                literal.append(c > 0xffff ? String.format("\\U%08x", c) : String.format("\\u%04x", c));
            }
        });
        return literal.append('\'').toString();
    }

    /** Bytes of Python. */
    static String python(Bytes bytes) {
        StringBuilder literal = new StringBuilder("b'");
        for (byte one : bytes.toArray()) {
            if (one == '\n') {
                literal.append("\\n");
            } else if (isPlain(one)) {
                literal.append((char) one);
            } else {
                literal.append(String.format("\\x%02x", one & 0xff));
            }
        }
        return literal.append('\'').toString();
    }
}
