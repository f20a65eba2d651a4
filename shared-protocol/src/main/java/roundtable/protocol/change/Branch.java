package roundtable.protocol.change;

/**
 * A node above leaves or other branches, with the length of each. It may be written to only on behalf of its owner; for
 * everyone else it is frozen, and to be copied.
 */
final class Branch {
    /** The most children that one holds. */
    static final int CAPACITY = 32;

    final Owner owner;
    /** How many units stand below each child. */
    final int[] lengths = new int[CAPACITY];
    /** All of them leaves, or all of them branches. */
    final Object[] children = new Object[CAPACITY];

    int size;

    Branch(Owner owner) {
        this.owner = owner;
    }

    /** The same children for another owner. */
    Branch copy(Owner newOwner) {
        Branch copy = new Branch(newOwner);
        copy.append(this);
        return copy;
    }

    boolean full() {
        return size == CAPACITY;
    }

    int length() {
        int length = 0;
        for (int i = 0; i < size; i++) {
            length += lengths[i];
        }
        return length;
    }

    void add(int index, Object child, int length) {
        System.arraycopy(lengths, index, lengths, index + 1, size - index);
        System.arraycopy(children, index, children, index + 1, size - index);
        lengths[index] = length;
        children[index] = child;
        size++;
    }

    void remove(int index) {
        size--;
        System.arraycopy(lengths, index + 1, lengths, index, size - index);
        System.arraycopy(children, index + 1, children, index, size - index);
        children[size] = null;
    }

    /** Cuts off the children from {@code index} on, for a new branch. */
    Branch cut(int index) {
        Branch tail = new Branch(owner);
        tail.size = size - index;
        System.arraycopy(lengths, index, tail.lengths, 0, tail.size);
        System.arraycopy(children, index, tail.children, 0, tail.size);
        while (size > index) {
            children[--size] = null;
        }
        return tail;
    }

    /** Takes in all of its right neighbour's children. */
    void append(Branch right) {
        System.arraycopy(right.lengths, 0, lengths, size, right.size);
        System.arraycopy(right.children, 0, children, size, right.size);
        size += right.size;
    }
}
