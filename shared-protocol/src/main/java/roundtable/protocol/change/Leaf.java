package roundtable.protocol.change;

import java.util.Arrays;

/**
 * A stretch of text, with a gap where it was last changed. A unit takes one byte until one comes that needs two. It may be
 * written to only on behalf of its owner; for everyone else it is frozen, and to be copied.
 */
final class Leaf {
    /** The most units that one holds. */
    static final int CAPACITY = 2048;

    private static final int SMALLEST = 64;
    private static final byte[] NOT_NARROW = {};
    private static final char[] NOT_WIDE = {};

    final Owner owner;
    /** The units as Latin-1, unless {@code wide}. */
    private byte[] narrow;

    private char[] units = NOT_WIDE;
    private boolean wide;
    private int gapStart;
    private int gapEnd;
    /** How long the array is that holds the units. */
    private int room;

    private Leaf(Owner owner, int room) {
        this.owner = owner;
        this.room = room;
        gapEnd = room;
        narrow = new byte[room];
    }

    private Leaf(Owner owner, Leaf like) {
        this.owner = owner;
        narrow = like.wide ? NOT_NARROW : like.narrow.clone();
        units = like.wide ? like.units.clone() : NOT_WIDE;
        wide = like.wide;
        gapStart = like.gapStart;
        gapEnd = like.gapEnd;
        room = like.room;
    }

    /** A leaf with a piece of that text and no room for more. */
    static Leaf of(Owner owner, String text, int from, int to) {
        Leaf leaf = new Leaf(owner, to - from);
        leaf.put(text, from, to);
        return leaf;
    }

    /** The same text for another owner. */
    Leaf copy(Owner newOwner) {
        return new Leaf(newOwner, this);
    }

    int length() {
        return room - gapEnd + gapStart;
    }

    char charAt(int at) {
        int index = at < gapStart ? at : at + gapEnd - gapStart;
        return wide ? units[index] : (char) (narrow[index] & 0xff);
    }

    /** Copies the units {@code from} to {@code to}. */
    void copyTo(char[] target, int index, int from, int to) {
        int split = Math.clamp(gapStart, from, to);
        int behind = split + gapEnd - gapStart;
        if (wide) {
            System.arraycopy(units, from, target, index, split - from);
            System.arraycopy(units, behind, target, index + split - from, to - split);
        } else {
            inflate(target, index, from, split);
            inflate(target, index + split - from, behind, behind + to - split);
        }
    }

    private void inflate(char[] target, int index, int from, int to) {
        for (int i = 0; i < to - from; i++) {
            target[index + i] = (char) (narrow[from + i] & 0xff);
        }
    }

    /** Inserts a piece of a text, after which the leaf must not hold more than its capacity. */
    void insert(int at, String text, int from, int to) {
        open(at, to - from);
        put(text, from, to);
    }

    /** Puts a piece of a text into the gap. */
    private void put(String text, int from, int to) {
        if (!wide) {
            for (int i = from; i < to; i++) {
                char unit = text.charAt(i);
                if (unit > 0xff) {
                    widen();
                    break;
                }
                narrow[gapStart + i - from] = (byte) unit;
            }
        }
        if (wide) {
            text.getChars(from, to, units, gapStart);
        }
        gapStart += to - from;
    }

    private void widen() {
        units = new char[room];
        inflate(units, 0, 0, gapStart);
        inflate(units, gapEnd, gapEnd, room);
        narrow = NOT_NARROW;
        wide = true;
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
        Leaf tail = new Leaf(owner, this);
        tail.delete(0, at);
        delete(at, length() - at);
        return tail;
    }

    /** Takes in all of its right neighbour's text. */
    void append(Leaf right) {
        int length = right.length();
        open(length(), length);
        if (right.wide && !wide) {
            widen();
        }
        if (wide) {
            right.copyTo(units, gapStart, 0, length);
        } else {
            System.arraycopy(right.narrow, 0, narrow, gapStart, right.gapStart);
            System.arraycopy(right.narrow, right.gapEnd, narrow, gapStart + right.gapStart, right.room - right.gapEnd);
        }
        gapStart += length;
    }

    /** Moves the gap there, and makes it large enough. */
    private void open(int at, int needed) {
        if (gapEnd - gapStart < needed) {
            int tail = room - gapEnd;
            int larger = Math.min(CAPACITY, Math.max(SMALLEST, 2 * (length() + needed)));
            if (wide) {
                units = Arrays.copyOf(units, larger);
            } else {
                narrow = Arrays.copyOf(narrow, larger);
            }
            move(gapEnd, larger - tail, tail);
            gapEnd = larger - tail;
            room = larger;
        }
        moveGap(at);
    }

    private void moveGap(int at) {
        if (at < gapStart) {
            int moved = gapStart - at;
            move(at, gapEnd - moved, moved);
            gapEnd -= moved;
        } else if (at > gapStart) {
            move(gapEnd, gapStart, at - gapStart);
            gapEnd += at - gapStart;
        }
        gapStart = at;
    }

    private void move(int from, int to, int count) {
        if (wide) {
            System.arraycopy(units, from, units, to, count);
        } else {
            System.arraycopy(narrow, from, narrow, to, count);
        }
    }
}
