package roundtable.server.people;

/** Somebody, on however many connections: a number for good and a name. */
public final class Person {
    private final long client;
    private final String name;

    Person(long client, String name) {
        this.client = client;
        this.name = name;
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
