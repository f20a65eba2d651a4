package roundtable.client.binary;

/**
 * What is wrong with what was typed, and where.
 *
 * @param from where it begins, -1 where it is at no place
 * @param to where it ends
 */
public record Problem(Side side, String message, int from, int to) {
    /** Trouble with the whole. */
    static Problem of(Side side, String message) {
        return new Problem(side, message, -1, -1);
    }

    /** Trouble with the group of characters at that position, as far as the next space. */
    static Problem at(Side side, String message, String content, int position) {
        if (position < 0 || position >= content.length()) {
            return of(side, message);
        }
        int to = position;
        while (to < content.length() && !Character.isWhitespace(content.charAt(to))) {
            to++;
        }
        return new Problem(side, message, position, Math.max(to, position + 1));
    }

    /** Whether it is at a place. */
    public boolean placed() {
        return from >= 0;
    }
}
