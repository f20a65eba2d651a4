package roundtable.protocol.change;

import java.util.ArrayList;
import java.util.List;

/**
 * Cuts a change that inserts much, or has very many parts, into several, each of which fits into a line of the
 * protocol. None cuts a surrogate pair.
 */
public final class Pieces implements Change.Parts {
    /** Each stands on the wire as a number of a few digits. */
    private static final int MOST_PARTS = 8_192;

    private final int longest;
    private final boolean sideBySide;
    private final List<Change> pieces = new ArrayList<>();
    private ChangeBuilder piece = Change.builder();
    /** How far the text before has been gone through, and the text after has been made. */
    private int read;

    private int made;
    /** How much more this piece may insert, and of how many parts it is. */
    private int room;

    private int parts;

    private Pieces(int longest, boolean sideBySide) {
        this.longest = longest;
        this.sideBySide = sideBySide;
        this.room = longest;
    }

    /** The change as several to be made one after the other; each inserts at most {@code longest} units. */
    public static List<Change> inTurn(Change change, int longest) {
        return cut(change, new Pieces(longest, false));
    }

    /**
     * The change as several that are made on the same text; each inserts at most {@code longest} units. Carried over those
     * before it, which come first where they meet, each does its part, whoever changes the text in between.
     */
    public static List<Change> sideBySide(Change change, int longest) {
        return cut(change, new Pieces(longest, true));
    }

    private static List<Change> cut(Change change, Pieces cut) {
        if (change.inserted().length() <= cut.longest && change.size() <= MOST_PARTS) {
            return List.of(change);
        }
        change.forEach(cut);
        cut.finish();
        return cut.pieces;
    }

    @Override
    public void keep(int length) {
        if (parts >= MOST_PARTS) {
            finish();
        }
        parts++;
        piece.keep(length);
        read += length;
        made += length;
    }

    @Override
    public void delete(int length) {
        piece.delete(length);
        read += length;
        parts++;
    }

    @Override
    public void insert(String text) {
        int from = 0;
        while (from < text.length()) {
            int to = Math.min(text.length(), from + room);
            if (to < text.length() && Character.isLowSurrogate(text.charAt(to))) {
                to--;
            }
            piece.insert(text.substring(from, to));
            parts++;
            made += to - from;
            room -= to - from;
            from = to;
            if (from < text.length()) {
                finish();
            }
        }
    }

    private void finish() {
        pieces.add(piece.build());
        piece = Change.builder().keep(sideBySide ? read : made);
        room = longest;
        parts = 1;
    }
}
