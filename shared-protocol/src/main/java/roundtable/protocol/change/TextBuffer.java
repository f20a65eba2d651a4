package roundtable.protocol.change;

/**
 * A text that is changed in place: short leaves below a shallow tree, so that a change costs about the same wherever it is
 * and however long the text. The leaf of the last change stays at hand, so that typing costs next to nothing.
 *
 * <p>For one thread, reading included, since that too moves the place at hand. Others read a {@link #snapshot()}.
 */
public final class TextBuffer implements CharSequence, Change.Target {
    /** What a long text is cut into on its way into the leaves. */
    private static final int PIECE = Leaf.CAPACITY / 4;

    private static final int LOADED = Leaf.CAPACITY * 3 / 4;

    /** Nodes that bear it belong to this buffer alone. A node is this buffer's only if all above it are. */
    private Owner owner = new Owner();

    private Object root;
    private int length;

    /** The leaf at hand, and where it begins. */
    private Leaf leaf;

    private int begin;
    /** The branches from the root to the leaf at hand, and the child that was taken in each. */
    private Branch[] path = {};

    private int[] slots = {};

    /** A buffer that holds {@code text}. */
    public TextBuffer(String text) {
        length = text.length();
        root = leaf = Leaf.of(owner, text, 0, Math.min(length, LOADED));
        for (int from = LOADED; from < length; from += LOADED) {
            Leaf next = Leaf.of(owner, text, from, Math.min(length, from + LOADED));
            putBehind(next, next.length());
            find(from + next.length());
        }
    }

    /** A buffer that begins as {@code text}. Costs next to nothing: what changes later is copied then. */
    public TextBuffer(TextSnapshot text) {
        root = text.root;
        length = text.length;
        path = new Branch[text.height];
        slots = new int[text.height];
        find(0);
    }

    @Override
    public int length() {
        return length;
    }

    @Override
    public char charAt(int position) {
        int at = position - begin;
        if (at < 0 || at >= leaf.length()) {
            if (position < 0 || position >= length) {
                throw new IndexOutOfBoundsException(position + " of " + length);
            }
            go(position + 1);
            at = position - begin;
        }
        return leaf.charAt(at);
    }

    @Override
    public void insert(int position, String text) {
        if (position < 0 || position > length) {
            throw new IndexOutOfBoundsException(position + " of " + length);
        }
        Math.addExact(length, text.length());
        for (int from = 0; from < text.length(); from += PIECE) {
            insert(position + from, text, from, Math.min(text.length(), from + PIECE));
        }
    }

    private void insert(int position, String text, int from, int to) {
        if (position < begin || position > begin + leaf.length()) {
            go(position);
        }
        own();
        if (leaf.length() + to - from > Leaf.CAPACITY) {
            split(position);
        }
        leaf.insert(position - begin, text, from, to);
        length += to - from;
    }

    @Override
    public void delete(int position, int count) {
        if (position < 0 || count < 0 || position > length - count) {
            throw new IndexOutOfBoundsException(count + " units at " + position + " of " + length);
        }
        for (int left = count; left > 0; ) {
            if (position < begin || position >= begin + leaf.length()) {
                go(position + 1);
            }
            int n = Math.min(left, begin + leaf.length() - position);
            if (n == leaf.length() && path.length > 0) {
                removeLeaf();
            } else {
                own();
                leaf.delete(position - begin, n);
                length -= n;
            }
            left -= n;
        }
    }

    /** The text as it now is, for any thread. Costs next to nothing: what changes later is copied then. */
    public TextSnapshot snapshot() {
        settle();
        owner = new Owner();
        return new TextSnapshot(root, path.length, length);
    }

    @Override
    public CharSequence subSequence(int start, int end) {
        settle();
        return new TextSnapshot(root, path.length, length).subSequence(start, end);
    }

    @Override
    public String toString() {
        return subSequence(0, length).toString();
    }

    /** Makes the leaf in which {@code position} lies, or which ends there, the one at hand. */
    private void go(int position) {
        settle();
        if (leaf.owner == owner && leaf.length() < Leaf.CAPACITY / 4 && path.length > 0) {
            mergeLeaf();
        }
        find(position);
    }

    private void find(int position) {
        Object node = root;
        int at = position;
        for (int depth = 0; depth < path.length; depth++) {
            Branch branch = (Branch) node;
            int slot = 0;
            while (at > branch.lengths[slot]) {
                at -= branch.lengths[slot++];
            }
            path[depth] = branch;
            slots[depth] = slot;
            node = branch.children[slot];
        }
        leaf = (Leaf) node;
        begin = position - at;
    }

    /** Tells the branches above the leaf at hand how long it is now. While it is at hand they need not know. */
    private void settle() {
        int bottom = path.length - 1;
        if (bottom >= 0) {
            lengthen(leaf.length() - path[bottom].lengths[slots[bottom]]);
        }
    }

    private void lengthen(int growth) {
        if (growth != 0) {
            for (int depth = 0; depth < path.length; depth++) {
                path[depth].lengths[slots[depth]] += growth;
            }
        }
    }

    /** Makes the leaf at hand, and all above it, this buffer's own. */
    private void own() {
        if (leaf.owner != owner) {
            ownBranches();
            leaf = leaf.copy(owner);
            put(path.length, leaf);
        }
    }

    private void ownBranches() {
        for (int depth = 0; depth < path.length; depth++) {
            if (path[depth].owner != owner) {
                path[depth] = path[depth].copy(owner);
                put(depth, path[depth]);
            }
        }
    }

    /** Puts a node in the place of the one that the path leads to at that depth. */
    private void put(int depth, Object node) {
        if (depth == 0) {
            root = node;
        } else {
            path[depth - 1].children[slots[depth - 1]] = node;
        }
    }

    /** Cuts the leaf at hand in two; the one in which {@code position} lies, or which ends there, is at hand then. */
    private void split(int position) {
        settle();
        int size = leaf.length();
        // A text that grows at its end leaves full leaves behind.
        Leaf tail = leaf.cut(position - begin == size ? size * 7 / 8 : size / 2);
        lengthen(-tail.length());
        putBehind(tail, tail.length());
        find(position);
    }

    /** Puts a new leaf behind the one at hand. The path does not hold after that. */
    private void putBehind(Leaf added, int units) {
        Object node = added;
        for (int depth = path.length - 1; depth >= 0; depth--) {
            Branch branch = path[depth];
            int index = slots[depth] + 1;
            if (!branch.full()) {
                branch.add(index, node, units(node));
                for (int above = depth - 1; above >= 0; above--) {
                    path[above].lengths[slots[above]] += units;
                }
                return;
            }
            Branch tail = branch.cut(index == Branch.CAPACITY ? index * 7 / 8 : Branch.CAPACITY / 2);
            if (index <= branch.size) {
                branch.add(index, node, units(node));
            } else {
                tail.add(index - branch.size, node, units(node));
            }
            if (depth > 0) {
                path[depth - 1].lengths[slots[depth - 1]] = branch.length();
            }
            node = tail;
        }
        Branch top = new Branch(owner);
        top.add(0, root, units(root));
        top.add(1, node, units(node));
        root = top;
        resize(path.length + 1);
    }

    private static int units(Object node) {
        return node instanceof Branch branch ? branch.length() : ((Leaf) node).length();
    }

    private void resize(int height) {
        path = new Branch[height];
        slots = new int[height];
    }

    /** Takes the leaf at hand out of the tree, with all branches that are empty then. */
    private void removeLeaf() {
        settle();
        ownBranches();
        int position = begin;
        int gone = leaf.length();
        lengthen(-gone);
        length -= gone;
        int depth = path.length - 1;
        while (depth > 0 && path[depth].size == 1) {
            depth--;
        }
        remove(depth, slots[depth]);
        find(position);
    }

    /** Joins the leaf at hand, which has become short, with a neighbour, if both fit into one. */
    private void mergeLeaf() {
        int bottom = path.length - 1;
        Branch branch = path[bottom];
        for (int left = slots[bottom] - 1; left <= slots[bottom]; left++) {
            if (left >= 0 && left + 1 < branch.size && branch.lengths[left] + branch.lengths[left + 1] <= LOADED) {
                Leaf whole = (Leaf) branch.children[left];
                if (whole.owner != owner) {
                    whole = whole.copy(owner);
                    branch.children[left] = whole;
                }
                whole.append((Leaf) branch.children[left + 1]);
                branch.lengths[left] += branch.lengths[left + 1];
                remove(bottom, left + 1);
                return;
            }
        }
    }

    /** Takes a child out of a branch of the path, and joins the branch with a neighbour where it has become small. */
    private void remove(int depth, int slot) {
        Branch branch = path[depth];
        branch.remove(slot);
        if (depth > 0) {
            if (branch.size < Branch.CAPACITY / 4) {
                mergeBranch(depth);
            }
        } else {
            shrink();
        }
    }

    private void mergeBranch(int depth) {
        Branch above = path[depth - 1];
        for (int left = slots[depth - 1] - 1; left <= slots[depth - 1]; left++) {
            if (left >= 0 && left + 1 < above.size) {
                Branch whole = (Branch) above.children[left];
                Branch right = (Branch) above.children[left + 1];
                if (whole.size + right.size <= Branch.CAPACITY * 3 / 4) {
                    if (whole.owner != owner) {
                        whole = whole.copy(owner);
                        above.children[left] = whole;
                    }
                    whole.append(right);
                    above.lengths[left] += above.lengths[left + 1];
                    remove(depth - 1, left + 1);
                    return;
                }
            }
        }
    }

    /** A root with one child gives way to it; one without becomes an empty leaf. */
    private void shrink() {
        int height = path.length;
        while (height > 0 && ((Branch) root).size <= 1) {
            Branch top = (Branch) root;
            height = top.size == 0 ? 0 : height - 1;
            root = top.size == 0 ? Leaf.of(owner, "", 0, 0) : top.children[0];
        }
        if (height != path.length) {
            resize(height);
        }
    }
}
