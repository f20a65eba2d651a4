package roundtable.server.peers;

import roundtable.protocol.NodeMessage.Introduction;

/** What is known of one line to another node, from its opening to its end. Times are milliseconds. */
final class Line {
    final int number;
    /** Where the other node is reached: as it was dialled, or as it came and says. */
    String address;
    /** Whether this end opened it. */
    final boolean dialled;
    /** The id that the other end said hello with; 0 where it is not known before it introduces itself. */
    final int greeted;
    /** The other node, or null until it has introduced itself. */
    Introduction peer;
    /** A second line to the same node, which takes over when the first one ends. */
    boolean spare;
    /** Whether the other node has answered that it follows this one. */
    boolean follows;
    /** Since when it is awaited that the other node, which has a lower id, leads. */
    long awaited;

    long heard;
    long told;
    /** What the other end may still say in this second. */
    final Allowance allowance;

    Line(int number, String address, boolean dialled, int greeted, long now) {
        this.number = number;
        this.address = address;
        this.dialled = dialled;
        this.greeted = greeted;
        heard = now;
        told = now;
        awaited = now;
        allowance = new Allowance(now);
    }

    boolean introduced() {
        return peer != null;
    }

    /** The other node's id, or 0 until it is known. */
    int node() {
        return peer == null ? 0 : peer.node();
    }

    /** Whether the other end was heard of within the last {@code millis}. */
    boolean heardWithin(long millis, long now) {
        return now - heard <= millis;
    }
}
