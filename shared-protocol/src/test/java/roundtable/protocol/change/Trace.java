package roundtable.protocol.change;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;

/**
 * A recorded history of edits by real people: what they did to an empty text, in order, and the text that came of it.
 *
 * @param edits each made on the text that the ones before it left
 */
public record Trace(List<Change> edits, String finalText) {
    /** The trace of two friends who write together, 26,078 edits, from the test resources. */
    public static Trace friendsForever() throws IOException {
        try (InputStream file = Trace.class.getResourceAsStream("/traces/friendsforever_flat.json.gz")) {
            return read(file);
        }
    }

    /** Reads a gzipped trace. */
    public static Trace read(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return read(in);
        }
    }

    private static Trace read(InputStream gzipped) throws IOException {
        return of(new ObjectMapper().readTree(new GZIPInputStream(gzipped)));
    }

    /** The trace that this JSON is. */
    static Trace of(JsonNode trace) {
        List<Change> edits = new ArrayList<>();
        trace.get("txns").forEach(txn -> edits.addAll(patches(txn)));
        return new Trace(List.copyOf(edits), trace.get("endContent").textValue());
    }

    /** What was done at once, each made on the text that the ones before it left. */
    static List<Change> patches(JsonNode txn) {
        List<Change> patches = new ArrayList<>();
        for (JsonNode patch : txn.get("patches")) {
            patches.add(Change.replace(
                    patch.get(0).intValue(),
                    patch.get(1).intValue(),
                    patch.get(2).textValue()));
        }
        return patches;
    }
}
