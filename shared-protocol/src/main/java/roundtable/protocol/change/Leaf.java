package roundtable.protocol.change;

/**
 * A stretch of text, with a gap where it was last changed. It may be written to only on behalf of its owner; for everyone
 * else it is frozen, and to be copied.
 */
final class Leaf {
    /** The most units that one holds. */
    static final int CAPACITY = 1024;

    private static final int SMALLEST = 64;

    final Owner owner;
    private char[] units;
    private int gapStart;
    private int gapEnd;

    private Leaf(Owner owner, char[] units, int gapStart, int gapEnd) {
        this.owner = owner;
        this.units = units;
        this.gapStart = gapStart;
        this.gapEnd = gapEnd;
    }

    /** A leaf with a piece of that text and no room for more. */
    static Leaf of(Owner owner, String text, int from, int to) {
        char[] units = new char[to - from];
        text.getChars(from, to, units, 0);
        return new Leaf(owner, units, units.length, units.length);
    }

    /** The same text for another owner. */
    Leaf copy(Owner newOwner) {
        return new Leaf(newOwner, units.clone(), gapStart, gapEnd);
    }

    int length() {
        return units.length - gapEnd + gapStart;
    }

    char charAt(int at) {
        return units[at < gapStart ? at : at + gapEnd - gapStart];
    }

    /** Copies the units {@code from} to {@code to}. */
    void copyTo(char[] target, int index, int from, int to) {
        int split = Math.clamp(gapStart, from, to);
        System.arraycopy(units, from, target, index, split - from);
        System.arraycopy(units, split + gapEnd - gapStart, target, index + split - from, to - split);
    }

    /** Inserts a piece of a text, after which the leaf must not hold more than its capacity. */
    void insert(int at, String text, int from, int to) {
        open(at, to - from);
        text.getChars(from, to, units, gapStart);
        gapStart += to - from;
    }

    void delete(int at, int length) {
        if (at + length == gapStart) {
            // What was typed last goes first.
            gapStart = at;
        } else {
            moveGap(at);
            gapEnd += length;
        }
    }

    /** Cuts off what follows {@code at}, for a new leaf. */
    Leaf cut(int at) {
        char[] tail = new char[CAPACITY];
        int length = length();
        copyTo(tail, 0, at, length);
        delete(at, length - at);
        return new Leaf(owner, tail, length - at, CAPACITY);
    }

    /** Takes in all of its right neighbour's text. */
    void append(Leaf right) {
        int length = right.length();
        open(length(), length);
        right.copyTo(units, gapStart, 0, length);
        gapStart += length;
    }

    /** Moves the gap there, and makes it large enough. */
    private void open(int at, int needed) {
        if (gapEnd - gapStart < needed) {
            int length = length();
            char[] larger = new char[Math.min(CAPACITY, Math.max(SMALLEST, 2 * (length + needed)))];
            copyTo(larger, 0, 0, at);
            copyTo(larger, larger.length - (length - at), at, length);
            units = larger;
            gapStart = at;
            gapEnd = larger.length - (length - at);
        } else {
            moveGap(at);
        }
    }

    private void moveGap(int at) {
        if (at < gapStart) {
            int moved = gapStart - at;
            System.arraycopy(units, at, units, gapEnd - moved, moved);
            gapEnd -= moved;
        } else if (at > gapStart) {
            System.arraycopy(units, gapEnd, units, gapStart, at - gapStart);
            gapEnd += at - gapStart;
        }
        gapStart = at;
    }
}
