package roundtable.server.people;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Tells names apart as an eye does. Two names with the same skeleton look the same: letter case, full width
 * forms, joiners and spaces, and the letters of Greek and Cyrillic, and digits, that look like Latin ones do not count. After
 * the idea of Unicode's technical standard 39, with the part of its table that matters for names.
 */
final class Lookalikes {
    private static final String FROM = "аеорсухѕіјԁһԛԝѵгкмтвнпɑɡɩıοαερντυκιχωγβημζ0135|!";
    private static final String TO = "aeopcyxsijdhqwvrkmtbhnagiioaepvtukixwybhmzolesll";

    private static final Map<Integer, Integer> SAME = new HashMap<>();

    static {
        for (int i = 0; i < FROM.length(); i++) {
            SAME.put((int) FROM.charAt(i), (int) TO.charAt(i));
        }
        // A capital I, a small l and a one are one shape in many a typeface; case folding has made the I an i by then.
        SAME.put((int) 'i', (int) 'l');
        SAME.put((int) '1', (int) 'l');
    }

    private Lookalikes() {}

    /** What is left of a name when all that an eye may miss is gone. */
    static String skeleton(String name) {
        String folded = Normalizer.normalize(name, Normalizer.Form.NFKC)
                .toUpperCase(Locale.ROOT)
                .toLowerCase(Locale.ROOT);
        StringBuilder skeleton = new StringBuilder(folded.length());
        folded.codePoints().filter(Lookalikes::counts).forEach(c -> {
            int same = SAME.getOrDefault(c, c);
            skeleton.appendCodePoint(SAME.getOrDefault(same, same));
        });
        return skeleton.toString();
    }

    private static boolean counts(int c) {
        return switch (Character.getType(c)) {
            case Character.FORMAT, Character.CONTROL -> false;
            default -> !Character.isSpaceChar(c) && !Character.isWhitespace(c);
        };
    }
}
