package roundtable.protocol.change;

import java.util.Arrays;
import java.util.List;
import roundtable.protocol.ErrorCode;
import roundtable.protocol.ProtocolException;

/**
 * A change of a text, read from the text's start: it keeps units, inserts some, deletes some; what follows its last part
 * is kept. Immutable; all lengths and positions are UTF-16 units.
 *
 * <p>The laws, for a text <i>t</i> that both <i>a</i> and <i>b</i> fit:
 *
 * <ul>
 *   <li><b>Convergence (TP1)</b>: applying <i>a</i>, then {@code b.transform(a, SECOND)}, gives the same text as applying
 *       <i>b</i>, then {@code a.transform(b, FIRST)}.
 *   <li><b>Composition</b>: {@code a.compose(c)} applied to <i>t</i> is <i>c</i> applied to what <i>a</i> made of it.
 *   <li><b>Inverse</b>: {@code a.invert(t)} applied to what <i>a</i> made of <i>t</i> gives <i>t</i>.
 * </ul>
 *
 * <p>Transform is not closed under compose: carried over two changes one after the other, a change may come out otherwise
 * than carried over their composition. Two sides that share a history have to go the same way, which is one change at a
 * time. The algorithm is the walk over two lists of parts known from the Jupiter system (Nichols, Curtis, Dixon and
 * Lamping, <i>High-latency, low-bandwidth windowing in the Jupiter collaboration system</i>, UIST 1995) in the form that
 * later text editors gave it.
 */
public final class Change {
    /** Which of two inserts at one place stands first in the text. */
    public enum Side {
        /** Those of the change that is transformed: it was accepted before the other. */
        FIRST,
        /** Those of the other. */
        SECOND
    }

    /** The change that leaves a text as it is. */
    public static final Change NONE = new Change(new int[0], "");

    // A part is its length, shifted, with its kind in the two low bits. The text of all inserts stands in one string.
    static final int KEEP = 0;
    static final int INSERT = 1;
    static final int DELETE = 2;
    /** The longest part, in units. */
    static final int LONGEST = Integer.MAX_VALUE >> 2;

    final int[] parts;
    final String inserted;

    Change(int[] parts, String inserted) {
        this.parts = parts;
        this.inserted = inserted;
    }

    /** A change that only inserts. */
    public static Change insert(int position, String text) {
        return replace(position, 0, text);
    }

    /** A change that only deletes. */
    public static Change delete(int position, int length) {
        return replace(position, length, "");
    }

    /** A change that deletes {@code length} units at {@code position} and puts {@code text} in their place. */
    public static Change replace(int position, int length, String text) {
        if (position < 0 || length < 0 || position > LONGEST || length > LONGEST) {
            throw new IllegalArgumentException("no such range: " + length + " units at " + position);
        }
        boolean inserts = !text.isEmpty();
        int[] parts = new int[(position > 0 ? 1 : 0) + (length > 0 ? 1 : 0) + (inserts ? 1 : 0)];
        int n = 0;
        if (position > 0) {
            parts[n++] = position << 2 | KEEP;
        }
        if (length > 0) {
            parts[n++] = length << 2 | DELETE;
        }
        if (inserts) {
            parts[n] = text.length() << 2 | INSERT;
        }
        return parts.length == 0 || !inserts && length == 0 ? NONE : new Change(parts, text);
    }

    /** Starts a change part by part. */
    public static ChangeBuilder builder() {
        return new ChangeBuilder();
    }

    /** Whether it leaves every text as it is. */
    public boolean isNone() {
        for (int part : parts) {
            if ((part & 3) != KEEP) {
                return false;
            }
        }
        return true;
    }

    /** How many parts it has. */
    public int size() {
        return parts.length;
    }

    /** By how many units it makes a text longer; negative where it makes it shorter. */
    public int growth() {
        int growth = 0;
        for (int part : parts) {
            growth += (part & 3) == INSERT ? part >> 2 : (part & 3) == DELETE ? -(part >> 2) : 0;
        }
        return growth;
    }

    /** The length of the shortest text that it fits, in units. */
    public long span() {
        long span = 0;
        for (int part : parts) {
            span += (part & 3) == INSERT ? 0 : part >> 2;
        }
        return span;
    }

    /** Everything that it inserts, in order, as one string. */
    public String inserted() {
        return inserted;
    }

    /**
     * Checks that it fits a text: reaches not past its end and cuts no surrogate pair.
     *
     * @throws ProtocolException {@code invalid}, saying where
     */
    public void check(CharSequence text) {
        int length = text.length();
        long position = 0;
        for (int part : parts) {
            if ((part & 3) == INSERT) {
                continue;
            }
            position += part >> 2;
            if (position > length) {
                throw new ProtocolException(
                        ErrorCode.INVALID,
                        "'change' reaches to " + position + ", past the end of the text at " + length);
            }
            uncut(text, (int) position);
        }
    }

    // Each part that takes up text ends where the next begins, and the first begins at 0: all borders are covered.
    private static void uncut(CharSequence text, int position) {
        if (position > 0
                && position < text.length()
                && Character.isLowSurrogate(text.charAt(position))
                && Character.isHighSurrogate(text.charAt(position - 1))) {
            throw new ProtocolException(
                    ErrorCode.INVALID, "'change' cuts through a surrogate pair at position " + position);
        }
    }

    /** The text that it makes of {@code text}; the change has to fit. */
    public String apply(CharSequence text) {
        StringBuilder result = new StringBuilder(Math.max(16, text.length() + growth()));
        int from = 0;
        int taken = 0;
        for (int part : parts) {
            int length = part >> 2;
            switch (part & 3) {
                case KEEP -> {
                    append(result, text, from, from + length);
                    from += length;
                }
                case INSERT -> {
                    result.append(inserted, taken, taken + length);
                    taken += length;
                }
                default -> from += length;
            }
        }
        append(result, text, from, text.length());
        return result.toString();
    }

    /** A builder copies a string's range at once, but that of any other text unit by unit. */
    private static void append(StringBuilder result, CharSequence text, int from, int to) {
        if (text instanceof String) {
            result.append(text, from, to);
        } else {
            result.append(text.subSequence(from, to));
        }
    }

    /** What a change does to a text that can be changed in place. */
    public interface Target {
        /** Deletes {@code length} units at {@code position} of the text as it now is. */
        void delete(int position, int length);

        /** Inserts at {@code position} of the text as it now is. */
        void insert(int position, String text);
    }

    /** Does to {@code target}, from its start to its end, what the change says. */
    public void applyTo(Target target) {
        int position = 0;
        int taken = 0;
        for (int part : parts) {
            int length = part >> 2;
            switch (part & 3) {
                case KEEP -> position += length;
                case INSERT -> {
                    target.insert(
                            position,
                            length == inserted.length() ? inserted : inserted.substring(taken, taken + length));
                    taken += length;
                    position += length;
                }
                default -> target.delete(position, length);
            }
        }
    }

    /** This change and then {@code next}, as one. */
    public Change compose(Change next) {
        if (parts.length == 0) {
            return next;
        }
        if (next.parts.length == 0) {
            return this;
        }
        Cursor a = new Cursor(this);
        Cursor b = new Cursor(next);
        ChangeBuilder result = new ChangeBuilder(this, next);
        while (true) {
            if (a.kind == DELETE) {
                result.delete(a.left);
                a.advance();
            } else if (b.kind == INSERT) {
                result.insert(next.inserted, b.taken, b.left);
                b.advance();
            } else if (a.ended() && b.ended()) {
                return result.build();
            } else {
                int n = Math.min(a.left, b.left);
                if (a.kind == KEEP) {
                    result.add(b.kind, n);
                } else if (b.kind == KEEP) {
                    result.insert(inserted, a.taken, n);
                }
                a.skip(n);
                b.skip(n);
            }
        }
    }

    /**
     * All of them, each made on what the ones before it left, as one. They are put together in pairs, the pairs in pairs and
     * so on: one after the other the result would be gone through again for each.
     */
    public static Change composeAll(List<Change> changes) {
        int size = changes.size();
        if (size < 2) {
            return size == 0 ? NONE : changes.getFirst();
        }
        int half = size / 2;
        return composeAll(changes.subList(0, half)).compose(composeAll(changes.subList(half, size)));
    }

    /**
     * This change as it is to be applied after {@code other}, which was made on the same text. What it inserts inside a
     * range that the other deletes survives; what both delete is deleted once.
     *
     * @param side whose inserts stand first where both insert at one place
     */
    public Change transform(Change other, Side side) {
        if (parts.length == 0 || other.parts.length == 0) {
            return this;
        }
        Cursor a = new Cursor(this);
        Cursor b = new Cursor(other);
        ChangeBuilder result = new ChangeBuilder(this, other);
        while (!a.ended()) {
            if (a.kind == INSERT && (b.kind != INSERT || side == Side.FIRST)) {
                result.insert(inserted, a.taken, a.left);
                a.advance();
            } else if (b.kind == INSERT) {
                result.keep(b.left);
                b.advance();
            } else {
                int n = Math.min(a.left, b.left);
                if (b.kind == KEEP) {
                    result.add(a.kind, n);
                }
                a.skip(n);
                b.skip(n);
            }
        }
        return result.build();
    }

    /** The change that takes this one back, given the text that this one was made on. */
    public Change invert(CharSequence before) {
        ChangeBuilder result = new ChangeBuilder();
        int from = 0;
        for (int part : parts) {
            int length = part >> 2;
            switch (part & 3) {
                case KEEP -> {
                    result.keep(length);
                    from += length;
                }
                case INSERT -> result.delete(length);
                default -> {
                    result.insert(before.subSequence(from, from + length).toString());
                    from += length;
                }
            }
        }
        return result.build();
    }

    /**
     * Where a position of the text before is in the text after. A position inside a deleted range comes to stand where the
     * range was.
     *
     * @param side {@code FIRST}: stays before text that is inserted right there; {@code SECOND}: moves behind it
     */
    public int mapPosition(int position, Side side) {
        int before = 0;
        int after = 0;
        for (int part : parts) {
            int length = part >> 2;
            switch (part & 3) {
                case KEEP -> {
                    if (before + length > position) {
                        return after + position - before;
                    }
                    before += length;
                    after += length;
                }
                case INSERT -> {
                    if (before == position && side == Side.FIRST) {
                        return after;
                    }
                    after += length;
                }
                default -> {
                    if (before + length > position) {
                        return after;
                    }
                    before += length;
                }
            }
        }
        return after + position - before;
    }

    /** The parts, one after the other, to a reader that wants to look at each. */
    public void forEach(Parts reader) {
        int taken = 0;
        for (int part : parts) {
            int length = part >> 2;
            switch (part & 3) {
                case KEEP -> reader.keep(length);
                case INSERT -> {
                    reader.insert(inserted.substring(taken, taken + length));
                    taken += length;
                }
                default -> reader.delete(length);
            }
        }
    }

    /** Reads the parts of a change. */
    public interface Parts {
        /** {@code length} units stay. */
        void keep(int length);

        /** A text is put in. */
        void insert(String text);

        /** {@code length} units go. */
        void delete(int length);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Change change && Arrays.equals(parts, change.parts) && inserted.equals(change.inserted);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(parts) * 31 + inserted.hashCode();
    }

    /** As on the wire, with the inserts in quotes but not escaped: {@code [5,"hello",-2]}. */
    @Override
    public String toString() {
        StringBuilder result = new StringBuilder("[");
        forEach(new Parts() {
            private StringBuilder next() {
                return result.length() == 1 ? result : result.append(',');
            }

            @Override
            public void keep(int length) {
                next().append(length);
            }

            @Override
            public void insert(String text) {
                next().append('"').append(text).append('"');
            }

            @Override
            public void delete(int length) {
                next().append(-length);
            }
        });
        return result.append(']').toString();
    }
}
