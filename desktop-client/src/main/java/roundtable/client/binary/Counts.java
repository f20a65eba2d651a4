package roundtable.client.binary;

import java.nio.charset.StandardCharsets;

/** How much the text is: characters as people count them (code points), bytes of UTF-8, and bits. */
public record Counts(int characters, int bytes, long bits) {
    static Counts of(String text) {
        int bytes = text.getBytes(StandardCharsets.UTF_8).length;
        return new Counts(text.codePointCount(0, text.length()), bytes, 8L * bytes);
    }
}
