package roundtable.protocol.change;

import java.util.Arrays;
import roundtable.protocol.ErrorCode;
import roundtable.protocol.ProtocolException;

/**
 * Makes a change part by part. Neighbours of one kind become one part and a last keep is dropped, unless it was asked
 * to keep the parts {@linkplain #exactly() exactly} as they come.
 */
public final class ChangeBuilder {
    private int[] parts;
    private int count;
    private final StringBuilder inserted;
    private boolean exactly;

    ChangeBuilder() {
        parts = new int[8];
        inserted = new StringBuilder();
    }

    /** For what comes of two changes: about as large as both. */
    ChangeBuilder(Change a, Change b) {
        parts = new int[a.parts.length + b.parts.length + 2];
        inserted = new StringBuilder(a.inserted.length() + b.inserted.length());
    }

    /** From here on no parts are merged or dropped. */
    public ChangeBuilder exactly() {
        exactly = true;
        return this;
    }

    /** Keeps {@code length} units; 0 adds nothing. */
    public ChangeBuilder keep(int length) {
        return add(Change.KEEP, length);
    }

    /** Deletes {@code length} units; 0 adds nothing. */
    public ChangeBuilder delete(int length) {
        return add(Change.DELETE, length);
    }

    /** Inserts; the empty text adds nothing. */
    public ChangeBuilder insert(String text) {
        return insert(text, 0, text.length());
    }

    ChangeBuilder insert(String text, int from, int length) {
        inserted.append(text, from, from + length);
        return add(Change.INSERT, length);
    }

    ChangeBuilder add(int kind, int length) {
        if (length < 0) {
            throw new IllegalArgumentException("a part cannot be " + length + " units long");
        }
        if (length == 0) {
            return this;
        }
        int merged = count > 0 && !exactly && (parts[count - 1] & 3) == kind ? --count : -1;
        long whole = length + (merged < 0 ? 0L : parts[merged] >> 2);
        if (whole > Change.LONGEST) {
            throw new ProtocolException(
                    ErrorCode.TOO_LARGE, "'change' has a part of more than " + Change.LONGEST + " units");
        }
        if (count == parts.length) {
            parts = Arrays.copyOf(parts, count * 2);
        }
        parts[count++] = (int) whole << 2 | kind;
        return this;
    }

    /** The change; the builder is not to be used after that. */
    public Change build() {
        if (!exactly && count > 0 && (parts[count - 1] & 3) == Change.KEEP) {
            count--;
        }
        return count == 0 ? Change.NONE : new Change(Arrays.copyOf(parts, count), inserted.toString());
    }
}
