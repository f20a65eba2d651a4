package roundtable.client.editor;

import java.util.ArrayList;
import java.util.List;
import roundtable.protocol.change.Change;

/** Cuts a change that inserts much into several that are to be made one after the other, cutting no surrogate pair. */
final class Pieces implements Change.Parts {
    private final int longest;
    private final List<Change> pieces = new ArrayList<>();
    private Change.Builder piece = Change.builder();
    /** How far the text has been made, and how much more this piece may insert. */
    private int made;

    private int room;

    private Pieces(int longest) {
        this.longest = longest;
        this.room = longest;
    }

    /** The change as a list; of one, where it inserts at most {@code longest} units. */
    static List<Change> of(Change change, int longest) {
        if (change.inserted().length() <= longest) {
            return List.of(change);
        }
        Pieces cut = new Pieces(longest);
        change.forEach(cut);
        cut.finish();
        return cut.pieces;
    }

    @Override
    public void keep(int length) {
        piece.keep(length);
        made += length;
    }

    @Override
    public void delete(int length) {
        piece.delete(length);
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
        piece = Change.builder().keep(made);
        room = longest;
    }
}
