package roundtable.server.people;

import roundtable.protocol.SessionRequest;

/** Somebody, on however many connections: a number for good, a name, and a colour, which they may change. */
public final class Person {
    private final long client;
    private final String name;
    /** Null while they have chosen none. */
    private volatile Integer chosen;

    Person(long client, String name, Integer chosen) {
        this.client = client;
        this.name = name;
        this.chosen = chosen;
    }

    /** The number, which nobody else ever gets. */
    public long client() {
        return client;
    }

    /** What the others see. */
    public String name() {
        return name;
    }

    /** What the others see them in, 1 to {@link SessionRequest#COLOURS}: the one that they chose, or else one by their number. */
    public int colour() {
        Integer own = chosen;
        return own != null ? own : 1 + Math.floorMod(client, SessionRequest.COLOURS);
    }

    Integer chosen() {
        return chosen;
    }

    void choose(Integer colour) {
        chosen = colour;
    }

    @Override
    public String toString() {
        return name;
    }
}
