package roundtable.server.peers;

/** The number of the present term; it tells one leader's time from another's. */
final class Term {
    /** Nobody comes so far by counting: a higher one is not believed, for it may be the last that there is. */
    private static final long LAST = 1L << 52;

    private long number;
    private long highest;

    /** That of the present term, or of the last one where there is no leader. */
    long number() {
        return number;
    }

    /** The highest that was heard of. */
    long highest() {
        return highest;
    }

    void heardOf(long other) {
        if (other <= LAST) {
            highest = Math.max(highest, other);
        }
    }

    /** This node begins to lead, or hears while it leads of a term that is higher than its own. */
    void begin() {
        number = ++highest;
    }

    boolean isBehind() {
        return number < highest;
    }

    /** The term is the leader's. */
    void follow(long leaders) {
        heardOf(leaders);
        number = leaders;
    }
}
