package roundtable.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import roundtable.protocol.Service;
import roundtable.protocol.Wire;
import roundtable.protocol.change.Change;
import roundtable.protocol.change.Trace;

/** What two people once wrote together, typed again by two clients in turn. */
final class RealHistoryTest {
    private static final String SHA_256 = "4720ec330c91e288c00b71cab318f7a1cdde689dfc401f269c353acfd6cb03f6";

    @TempDir
    private Path folder;

    @Test
    void itsTextIsInTempTxtAndThereAgainAfterARestart() throws Exception {
        Trace trace = Trace.friendsForever();
        try (TestServer server = TestServer.start(folder)) {
            RawClient[] friends = {
                server.enter(Service.EDITOR, "One").patient(),
                server.enter(Service.EDITOR, "Two").patient()
            };
            for (RawClient friend : friends) {
                friend.ask("{'type':'open','document':'temp.txt'}");
            }
            List<Change> edits = trace.edits();
            for (int revision = 0; revision < edits.size(); revision++) {
                friends[revision % 2].send(edit(revision, edits.get(revision)));
                awaitRevision(friends[revision % 2], "accepted", revision + 1);
                awaitRevision(friends[(revision + 1) % 2], "change", revision + 1);
            }
            server.restart();
            assertThat(sha256(folder.resolve("temp.txt"))).isEqualTo(SHA_256);
            JsonNode opened = server.enter(Service.EDITOR, "Three").ask("{'type':'open','document':'temp.txt'}");
            assertThat(opened.path("text").textValue()).isEqualTo(trace.finalText());
            assertThat(opened.path("revision").intValue()).isEqualTo(edits.size());
        }
        assertThat(sha256(folder.resolve("temp.txt"))).isEqualTo(SHA_256);
    }

    private static JsonNode edit(int revision, Change change) {
        ObjectNode edit = Wire.parse("{\"type\":\"edit\",\"document\":\"temp.txt\"}".getBytes(UTF_8));
        edit.put("revision", revision).put("edit", "e" + revision);
        edit.set("change", Wire.tree(change));
        return edit;
    }

    private static void awaitRevision(RawClient client, String type, int revision) throws Exception {
        assertThat(client.read(type).path("revision").intValue()).isEqualTo(revision);
    }

    private static String sha256(Path file) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
    }
}
