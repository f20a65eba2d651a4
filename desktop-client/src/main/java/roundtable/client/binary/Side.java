package roundtable.client.binary;

/** The two forms of the same thing. */
public enum Side {
    TEXT,
    BITS;

    /** The other one. */
    public Side other() {
        return this == TEXT ? BITS : TEXT;
    }
}
