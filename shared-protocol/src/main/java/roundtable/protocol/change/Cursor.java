package roundtable.protocol.change;

/** One side of a walk over two changes. Behind the last part it is an endless keep. */
final class Cursor {
    private final int[] parts;
    private int next;
    /** The kind of the part that the cursor is in, and how much of it is left. */
    int kind;

    int left;
    /** Where the rest of the insert that the cursor is in, or the next one, begins in the inserted text. */
    int taken;

    Cursor(Change change) {
        parts = change.parts;
        load();
    }

    private void load() {
        if (next < parts.length) {
            int part = parts[next++];
            kind = part & 3;
            left = part >> 2;
        } else {
            next = parts.length + 1;
            kind = Change.KEEP;
            left = Integer.MAX_VALUE;
        }
    }

    boolean ended() {
        return next > parts.length;
    }

    void advance() {
        skip(left);
    }

    void skip(int n) {
        if (ended()) {
            return;
        }
        if (kind == Change.INSERT) {
            taken += n;
        }
        left -= n;
        if (left == 0) {
            load();
        }
    }
}
