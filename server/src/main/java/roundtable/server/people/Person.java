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
    private volatile int colour;

    Person(long client, String name, int colour) {
        this(client, name, colour, 0);
    }

    private Person(long client, String name, int colour, int node) {
        this.client = client;
        this.name = name;
        this.colour = colour;
        this.node = node;
    }

    /** The node of that id, which is nobody: its number is 0, and nothing of it is kept. */
    public static Person ofNode(int node) {
        return new Person(0, "Node " + node, 1, node);
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

    /** What the others see them in, 1 to {@link SessionRequest#COLOURS}. */
    public int colour() {
        return colour;
    }

    void choose(int another) {
        colour = another;
    }

    @Override
    public String toString() {
        return name;
    }
}
