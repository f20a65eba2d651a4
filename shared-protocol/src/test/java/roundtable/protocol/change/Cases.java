package roundtable.protocol.change;

import java.util.Random;

/**
 * Random cases that can be had again: each has a seed of its own, which a failure names. {@code -Dcases=1000000} runs
 * more of them, {@code -Dseed=…} begins with that one.
 */
final class Cases {
    private static final int COUNT = Integer.getInteger("cases", 20_000);
    private static final long FIRST = Long.getLong("seed", 1);
    private static final String[] CHARACTERS = {"a", "b", "c", "ä", "\n", "\r", " ", "😀", "👩\u200d👧", "\u0301", "李"};

    private final Random random;

    private Cases(long seed) {
        // Neighbouring seeds begin alike.
        random = new Random(seed * 0x9e3779b97f4a7c15L);
    }

    /** A law, tried on what it draws. */
    interface Law {
        void hold(Cases cases) throws Exception;
    }

    /** Tries the law on each case. */
    static void each(Law law) {
        some(COUNT, law);
    }

    /** Tries the law on a part of the cases, where each of them takes long. */
    static void oneIn(int rare, Law law) {
        some(Math.max(1, COUNT / rare), law);
    }

    private static void some(int count, Law law) {
        for (long seed = FIRST; seed < FIRST + count; seed++) {
            try {
                law.hold(new Cases(seed));
            } catch (Exception | AssertionError e) {
                throw new AssertionError("with -Dseed=" + seed + ": " + e.getMessage(), e);
            }
        }
    }

    /** A number from 0 to {@code most}. */
    int upTo(int most) {
        return random.nextInt(most + 1);
    }

    Change.Side side() {
        return random.nextBoolean() ? Change.Side.FIRST : Change.Side.SECOND;
    }

    /** A text without half pairs, of up to that many characters. */
    String text(int most) {
        StringBuilder text = new StringBuilder();
        for (int i = upTo(most); i > 0; i--) {
            text.append(CHARACTERS[random.nextInt(CHARACTERS.length)]);
        }
        return text.toString();
    }

    /** A text of at least one character. */
    String someText(int most) {
        return CHARACTERS[random.nextInt(CHARACTERS.length)] + text(most - 1);
    }

    /** A position in the text that cuts no pair. */
    int border(CharSequence text) {
        return border(text, 0, text.length());
    }

    private int border(CharSequence text, int from, int to) {
        int position = from + upTo(to - from);
        boolean cut = position > 0
                && position < text.length()
                && Character.isLowSurrogate(text.charAt(position))
                && Character.isHighSurrogate(text.charAt(position - 1));
        return cut ? position + 1 : position;
    }

    /** A change of that text, of any shape that the wire allows: unmerged parts, last keeps, deletes after inserts. */
    Change change(CharSequence text) {
        return change(text, true, true);
    }

    Change insertsOnly(CharSequence text) {
        return change(text, true, false);
    }

    Change deletesOnly(CharSequence text) {
        return change(text, false, true);
    }

    private Change change(CharSequence text, boolean inserts, boolean deletes) {
        ChangeBuilder change = Change.builder().exactly();
        int position = 0;
        for (int parts = upTo(6); parts > 0; parts--) {
            int kind = upTo(2);
            if (kind == Change.INSERT && inserts) {
                change.insert(someText(4));
            } else if (position < text.length()) {
                int to = border(text, position, Math.min(text.length(), position + 8));
                if (kind == Change.DELETE && deletes) {
                    change.delete(to - position);
                } else {
                    change.keep(to - position);
                }
                position = to;
            }
        }
        return change.build();
    }
}
