package roundtable.protocol.change;

/** A text as it was at one moment. It never changes; any number of threads may read it. */
public final class TextSnapshot implements CharSequence {
    final Object root;
    final int height;
    final int length;

    /** @param height how many branches stand above each leaf */
    TextSnapshot(Object root, int height, int length) {
        this.root = root;
        this.height = height;
        this.length = length;
    }

    @Override
    public int length() {
        return length;
    }

    @Override
    public char charAt(int position) {
        if (position < 0 || position >= length) {
            throw new IndexOutOfBoundsException(position + " of " + length);
        }
        Object node = root;
        int at = position;
        for (int level = height; level > 0; level--) {
            Branch branch = (Branch) node;
            int slot = 0;
            while (at >= branch.lengths[slot]) {
                at -= branch.lengths[slot++];
            }
            node = branch.children[slot];
        }
        return ((Leaf) node).charAt(at);
    }

    @Override
    public CharSequence subSequence(int start, int end) {
        if (start < 0 || end < start || end > length) {
            throw new IndexOutOfBoundsException(start + " to " + end + " of " + length);
        }
        char[] units = new char[end - start];
        copy(root, height, 0, start, end, units);
        return new String(units);
    }

    @Override
    public String toString() {
        return subSequence(0, length).toString();
    }

    /** Copies what of {@code start} to {@code end} stands below a node whose text begins at {@code begin}. */
    private static void copy(Object node, int level, int begin, int start, int end, char[] units) {
        if (level == 0) {
            Leaf leaf = (Leaf) node;
            int from = Math.max(0, start - begin);
            leaf.copyTo(units, begin + from - start, from, Math.min(leaf.length(), end - begin));
            return;
        }
        Branch branch = (Branch) node;
        int at = begin;
        for (int slot = 0; slot < branch.size && at < end; slot++) {
            if (at + branch.lengths[slot] > start) {
                copy(branch.children[slot], level - 1, at, start, end, units);
            }
            at += branch.lengths[slot];
        }
    }
}
