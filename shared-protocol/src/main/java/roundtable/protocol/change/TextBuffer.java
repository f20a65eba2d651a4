package roundtable.protocol.change;

/**
 * A text that is changed in place. A gap stands where the last change was, so that neighbouring changes, which is what
 * typing makes, move next to nothing. For one thread.
 */
public final class TextBuffer implements CharSequence, Change.Target {
    private char[] units;
    private int gapStart;
    private int gapEnd;

    /** A buffer that holds {@code text}. */
    public TextBuffer(String text) {
        units = new char[Math.max(64, text.length() + text.length() / 8)];
        text.getChars(0, text.length(), units, 0);
        gapStart = text.length();
        gapEnd = units.length;
    }

    @Override
    public int length() {
        return units.length - (gapEnd - gapStart);
    }

    @Override
    public char charAt(int position) {
        if (position < 0 || position >= length()) {
            throw new IndexOutOfBoundsException(position);
        }
        return units[position < gapStart ? position : position + gapEnd - gapStart];
    }

    @Override
    public void delete(int position, int length) {
        if (position < 0 || length < 0 || position > length() - length) {
            throw new IndexOutOfBoundsException("no " + length + " units at " + position + " of " + length());
        }
        moveGap(position);
        gapEnd += length;
    }

    @Override
    public void insert(int position, String text) {
        if (position < 0 || position > length()) {
            throw new IndexOutOfBoundsException(position);
        }
        int needed = text.length();
        if (gapEnd - gapStart < needed) {
            grow(needed);
        }
        moveGap(position);
        text.getChars(0, needed, units, position);
        gapStart += needed;
    }

    private void moveGap(int position) {
        if (position < gapStart) {
            int moved = gapStart - position;
            System.arraycopy(units, position, units, gapEnd - moved, moved);
            gapEnd -= moved;
        } else if (position > gapStart) {
            System.arraycopy(units, gapEnd, units, gapStart, position - gapStart);
            gapEnd += position - gapStart;
        }
        gapStart = position;
    }

    private void grow(int needed) {
        int tail = units.length - gapEnd;
        int wanted = Math.addExact(length(), needed);
        char[] larger = new char[Math.addExact(wanted, Math.max(64, wanted / 4))];
        System.arraycopy(units, 0, larger, 0, gapStart);
        System.arraycopy(units, gapEnd, larger, larger.length - tail, tail);
        gapEnd = larger.length - tail;
        units = larger;
    }

    @Override
    public CharSequence subSequence(int start, int end) {
        if (start < 0 || end < start || end > length()) {
            throw new IndexOutOfBoundsException(start + " to " + end + " of " + length());
        }
        if (end <= gapStart) {
            return new String(units, start, end - start);
        }
        if (start >= gapStart) {
            return new String(units, start + gapEnd - gapStart, end - start);
        }
        return new StringBuilder(end - start)
                .append(units, start, gapStart - start)
                .append(units, gapEnd, end - gapStart)
                .toString();
    }

    @Override
    public String toString() {
        return subSequence(0, length()).toString();
    }
}
