package roundtable.client.network;

import java.util.List;

/**
 * What became of the search for a file by its name.
 *
 * @param nodes those that have it; of {@link Outcome#UNAVAILABLE}, those that have it and are down
 * @param words what the server said where that is all that is known; else empty
 */
public record Search(String name, Outcome outcome, List<Integer> nodes, String words) {
    /** How it ended. */
    public enum Outcome {
        /** Nobody was asked yet. */
        NONE,
        /** The network has been asked. */
        ASKED,
        FOUND,
        /** Every node that is known has answered that it does not have it. */
        NOT_FOUND,
        /** A node that may have it cannot be asked. */
        UNAVAILABLE,
        /** It is not a name that a file can have, or the line is down. */
        REFUSED
    }

    static final Search NONE = new Search("", Outcome.NONE, List.of(), "");

    public Search {
        nodes = List.copyOf(nodes);
    }
}
