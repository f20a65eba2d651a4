package roundtable.protocol.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

/**
 * All traces of a folder, for those that are too large to be carried along: {@code -Dtraces=<folder>} with files as the
 * README beside the traces of this project describes them.
 */
final class TraceFolderTest {
    private static final String FOLDER = System.getProperty("traces");

    @Test
    void everyTraceOfTheFolderEndsWithItsText() throws IOException {
        assumeThat(FOLDER).as("-Dtraces names a folder of traces").isNotNull();
        List<Path> files;
        try (Stream<Path> all = Files.list(Path.of(FOLDER))) {
            files = all.filter(file -> file.toString().endsWith(".json.gz"))
                    .sorted()
                    .toList();
        }
        assertThat(files).isNotEmpty();
        for (Path file : files) {
            try (InputStream in = Files.newInputStream(file)) {
                replay(file, new ObjectMapper().readTree(new GZIPInputStream(in)));
            }
        }
    }

    private static void replay(Path file, JsonNode json) {
        if (json.path("kind").asText().equals("concurrent")) {
            ConcurrentReplay replay = new ConcurrentReplay(ConcurrentTrace.of(json));
            assertThat(replay.run()).as("%s", file).isNotEmpty().containsOnly(replay.orderedText());
            return;
        }
        Trace trace = Trace.of(json);
        TextBuffer text = new TextBuffer("");
        for (Change edit : trace.edits()) {
            edit.check(text);
            edit.applyTo(text);
        }
        assertThat(text).as("%s", file).hasToString(trace.finalText());
        assertThat(Change.composeAll(trace.edits()))
                .as("%s as one change", file)
                .isEqualTo(Change.insert(0, trace.finalText()));
    }
}
