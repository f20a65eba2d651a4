package roundtable.server.people;

import java.util.OptionalInt;
import roundtable.protocol.SessionRequest;

/**
 * Somebody, on however many connections: a number for good, a name, and a colour, which they may change. Or another server, as
 * a node of a network.
 */
public final class Person {
    private final long client;
    private final String name;
    private final int node;
    /** Null while they have chosen none. */
    private volatile Integer chosen;

    Person(long client, String name, Integer chosen) {
        this(client, name, chosen, 0);
    }

    private Person(long client, String name, Integer chosen, int node) {
        this.client = client;
        this.name = name;
        this.chosen = chosen;
        this.node = node;
    }

    /** The node of that id, which is nobody: its number is 0, and nothing of it is kept. */
    public static Person ofNode(int node) {
        return new Person(0, "Node " + node, null, node);
    }

    /** The id that it said, where it is a node. */
    public OptionalInt node() {
        return node == 0 ? OptionalInt.empty() : OptionalInt.of(node);
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
