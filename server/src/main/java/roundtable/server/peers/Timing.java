package roundtable.server.peers;

/** How long nodes wait for each other, in milliseconds. */
final class Timing {
    /** Between two looks at what is due. */
    static final long TICK = 50;
    /** A node says that it is there at least that often. */
    static final long BEAT = 300;
    /** A node that was silent for so long is taken for dead. */
    static final long SILENCE = 1_800;
    /** A node heard of within this time is alive for certain. */
    static final long FRESH = 700;
    /** From the opening of a line until the other end has introduced itself. */
    static final long INTRODUCTION = 2_000;
    /** At the start, for the lines to all others to open, before anybody leads. */
    static final long SETTLING = 400;
    /** At the start, for addresses that do not answer at all. */
    static final long FIRST_LOOK = 1_500;
    /** For a node of a lower id to lead after all. */
    static final long PATIENCE = 3_000;
    /** After an election, for the others to come by themselves before they are sought. */
    static final long GRACE = 1_500;
    /** Between the first two tries of an address; doubled each time. */
    static final long FIRST_PAUSE = 250;
    /** The longest pause between two tries of an address. */
    static final long LONGEST_PAUSE = 3_000;
    /** The same of an address that only a beacon told of, and at which no node was ever found. */
    static final long LONGEST_PAUSE_OF_ANNOUNCED = 60_000;
    /** Between two tries of a node that was told to stay out. */
    static final long OUT_PAUSE = 5_000;
    /** A node that was sent away for what it did is not let in again before. */
    static final long BANISHED = 10_000;
    /** A node that has been down for so long is forgotten. */
    static final long FORGOTTEN = 60L * 60 * 1_000;

    private Timing() {}
}
