package roundtable.server.peers;

/**
 * How much one line may bring: some at once, and so much each second. A node that keeps to the protocol needs a small part of
 * it; one that floods is found out before it costs anything.
 */
final class Allowance {
    private static final long AT_ONCE = 2_000;
    private static final long EACH_SECOND = 400;

    private double left = AT_ONCE;
    private long counted;

    Allowance(long now) {
        counted = now;
    }

    /** Takes that much of it; false where there is not so much left. */
    boolean take(long cost, long now) {
        left = Math.min(AT_ONCE, left + (now - counted) * EACH_SECOND / 1_000.0);
        counted = now;
        left -= cost;
        return left >= 0;
    }
}
