package roundtable.client.wire;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/** Bytes as they went over the wire, and as people read them. Immutable. */
public final class Bytes {
    static final Bytes NONE = new Bytes(new byte[0]);

    private static final int IN_A_ROW = 8;
    private static final HexFormat SPACED = HexFormat.ofDelimiter(" ");

    private final byte[] bytes;

    private Bytes(byte[] bytes) {
        this.bytes = bytes;
    }

    /** The first of the bytes, at most so many. */
    static Bytes of(byte[] bytes, int most) {
        return new Bytes(Arrays.copyOf(bytes, Math.min(bytes.length, most)));
    }

    static Bytes of(String text) {
        return new Bytes(text.getBytes(StandardCharsets.UTF_8));
    }

    byte[] toArray() {
        return bytes.clone();
    }

    int length() {
        return bytes.length;
    }

    /** The text that they are, if they are one that can be shown. */
    Optional<String> text() {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return text.chars().allMatch(c -> c >= ' ' && c != 0x7f || c == '\n' || c == '\r' || c == '\t')
                    ? Optional.of(text)
                    : Optional.empty();
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }

    /** In hexadecimal. */
    String hex() {
        return SPACED.formatHex(bytes);
    }

    /** Rows of eight: the place, the bytes, and the ASCII characters that they would be. */
    public String dump() {
        StringBuilder rows = new StringBuilder();
        for (int at = 0; at < bytes.length; at += IN_A_ROW) {
            int end = Math.min(bytes.length, at + IN_A_ROW);
            rows.append(String.format("%04x  %-23s  ", at, SPACED.formatHex(bytes, at, end)));
            for (int i = at; i < end; i++) {
                rows.append(bytes[i] >= ' ' && bytes[i] < 0x7f ? (char) bytes[i] : '.');
            }
            rows.append('\n');
        }
        return rows.toString();
    }
}
