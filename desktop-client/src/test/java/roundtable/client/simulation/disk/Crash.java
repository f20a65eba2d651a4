package roundtable.client.simulation.disk;

/** The machine or the process ended in the middle of what it did: nothing that stands above catches this. */
public final class Crash extends Error {
    Crash() {
        super("crashed");
    }
}
