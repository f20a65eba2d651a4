package roundtable.server.people;

import java.util.OptionalInt;

/** Somebody, on however many connections: a number for good and a name. Or another server, as a node of a network. */
public final class Person {
    private final long client;
    private final String name;
    private final int node;

    Person(long client, String name) {
        this(client, name, 0);
    }

    private Person(long client, String name, int node) {
        this.client = client;
        this.name = name;
        this.node = node;
    }

    /** The node of that id, which is nobody: its number is 0, and nothing of it is kept. */
    public static Person ofNode(int node) {
        return new Person(0, "Node " + node, node);
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

    @Override
    public String toString() {
        return name;
    }
}
