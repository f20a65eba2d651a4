package roundtable.server.binary;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import roundtable.protocol.ErrorCode;
import roundtable.protocol.ProtocolException;
import roundtable.protocol.Visible;

/** The bits of a text's UTF-8, in groups of eight, and the text of such groups. */
final class Bits {
    private static final int LONGEST_QUOTE = 20;

    private Bits() {}

    /** The bits of a text: {@code 01100011 01101111}. */
    static String of(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        StringBuilder bits = new StringBuilder(bytes.length * 9);
        for (byte b : bytes) {
            if (!bits.isEmpty()) {
                bits.append(' ');
            }
            for (int bit = 7; bit >= 0; bit--) {
                bits.append((char) ('0' + (b >> bit & 1)));
            }
        }
        return bits.toString();
    }

    /**
     * The text of groups of one to eight bits with white space between them.
     *
     * @throws ProtocolException with the position of the first group that is none, or that is not part of valid UTF-8
     */
    static String text(String bits) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(bits.length() / 9 + 1);
        for (int at = skipSpace(bits, 0); at < bits.length(); ) {
            int end = endOfGroup(bits, at);
            bytes.write(group(bits, at, end));
            at = skipSpace(bits, end);
        }
        return decode(bytes.toByteArray(), bits);
    }

    private static int skipSpace(String bits, int from) {
        int at = from;
        while (at < bits.length() && Character.isWhitespace(bits.charAt(at))) {
            at++;
        }
        return at;
    }

    private static int endOfGroup(String bits, int from) {
        int at = from;
        while (at < bits.length() && !Character.isWhitespace(bits.charAt(at))) {
            at++;
        }
        return at;
    }

    private static int group(String bits, int from, int to) {
        int value = 0;
        for (int at = from; at < to; at++) {
            char bit = bits.charAt(at);
            if (bit != '0' && bit != '1' || to - from > 8) {
                throw new ProtocolException(
                        ErrorCode.INVALID,
                        "'" + quote(bits, from, to) + "' at position " + from + " is not a group of up to 8 bits",
                        from);
            }
            value = value << 1 | bit - '0';
        }
        return value;
    }

    private static String decode(byte[] bytes, String bits) {
        CharsetDecoder utf8 = StandardCharsets.UTF_8.newDecoder();
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CharBuffer text = CharBuffer.allocate(bytes.length);
        CoderResult result = utf8.decode(in, text, true);
        if (result.isError()) {
            int bad = positionOfGroup(bits, in.position());
            throw new ProtocolException(
                    ErrorCode.INVALID,
                    "'" + quote(bits, bad, endOfGroup(bits, bad)) + "' at position " + bad
                            + " does not begin or continue a UTF-8 character",
                    bad);
        }
        return text.flip().toString();
    }

    private static int positionOfGroup(String bits, int index) {
        int at = skipSpace(bits, 0);
        for (int i = 0; i < index; i++) {
            at = skipSpace(bits, endOfGroup(bits, at));
        }
        return at;
    }

    private static String quote(String bits, int from, int to) {
        int end = Math.min(to, from + LONGEST_QUOTE);
        if (end < to && Character.isHighSurrogate(bits.charAt(end - 1))) {
            end--;
        }
        return Visible.escaped(bits.substring(from, end)) + (end < to ? "…" : "");
    }
}
