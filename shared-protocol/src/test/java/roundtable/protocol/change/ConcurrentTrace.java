package roundtable.protocol.change;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;

/**
 * A recorded history of people who wrote at the same time: who typed what, and what they had seen when they did.
 *
 * @param finalText what one algorithm made of it
 */
record ConcurrentTrace(List<Typed> typed, String finalText) {
    /**
     * What somebody typed at once.
     *
     * @param parents the indexes of what their text held last: none for the empty text, several where these had to be
     *     merged first; all that those had seen is in it too
     * @param children of how many others this is a parent
     */
    record Typed(int agent, List<Integer> parents, int children, Change change) {}

    /** A trace from the test resources. */
    static ConcurrentTrace resource(String name) throws IOException {
        try (InputStream file = ConcurrentTrace.class.getResourceAsStream("/traces/" + name)) {
            return of(new ObjectMapper().readTree(new GZIPInputStream(file)));
        }
    }

    /** The trace that this JSON is. */
    static ConcurrentTrace of(JsonNode trace) {
        List<Typed> typed = new ArrayList<>();
        for (JsonNode txn : trace.get("txns")) {
            List<Integer> parents = new ArrayList<>();
            txn.get("parents").forEach(parent -> parents.add(parent.intValue()));
            typed.add(new Typed(
                    txn.get("agent").intValue(),
                    List.copyOf(parents),
                    txn.get("numChildren").intValue(),
                    Change.composeAll(Trace.patches(txn))));
        }
        return new ConcurrentTrace(List.copyOf(typed), trace.get("endContent").textValue());
    }
}
