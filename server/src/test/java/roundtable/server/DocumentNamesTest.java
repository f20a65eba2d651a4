package roundtable.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import roundtable.protocol.Service;

/** Documents that are renamed and revisions that are named, over restarts. */
final class DocumentNamesTest {
    /** Journals that have grown by less are read without a snapshot. */
    private static final int WORTH_A_SNAPSHOT = 700_000;

    @TempDir
    private Path data;

    private RawClient asha;
    private int edits;

    private void enter(TestServer server) throws Exception {
        asha = server.enter(Service.EDITOR, "Asha");
    }

    private void create(String name) throws Exception {
        asha.ask("{'type':'create','document':'" + name + "'}");
        asha.send("{'type':'close','document':'" + name + "'}");
    }

    private void edit(String name, int revision, String insert) throws Exception {
        JsonNode answer = asha.ask("{'type':'edit','document':'" + name + "','revision':" + revision + ",'edit':'e"
                + ++edits + "','change':['" + insert + "']}");
        assertThat(answer.path("revision").asInt()).isEqualTo(revision + 1);
    }

    private String text(String name) throws Exception {
        JsonNode document = asha.ask("{'type':'open','document':'" + name + "'}");
        asha.send("{'type':'close','document':'" + name + "'}");
        return document.path("text").textValue();
    }

    private List<String> history(String name) throws Exception {
        List<String> inserts = new ArrayList<>();
        JsonNode changes = asha.ask("{'type':'history','document':'" + name + "','from':0,'to':99}");
        for (JsonNode change : changes.path("changes")) {
            assertThat(change.path("document").textValue()).isEqualTo(name);
            inserts.add(change.path("change").path(0).textValue());
        }
        return inserts;
    }

    /** The journal holds the entries of both under one name, with the same numbers: none may be taken for the other's. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aNameThatWasTakenOverBelongsToBothInItsTime(boolean withSnapshot) throws Exception {
        try (TestServer server = TestServer.start(data)) {
            enter(server);
            create("notes.txt");
            edit("notes.txt", 0, "1");
            edit("notes.txt", 1, "2");
            asha.ask("{'type':'rename','document':'notes.txt','to':'minutes.txt'}");
            create("notes.txt");
            edit("notes.txt", 0, "a");
            edit("notes.txt", 1, "b");
            edit("notes.txt", 2, "c");
            edit("minutes.txt", 2, "3");
            asha.ask("{'type':'rename','document':'minutes.txt','to':'old.txt'}");
            edit("old.txt", 3, "4");
            if (withSnapshot) {
                create("long.txt");
                edit("long.txt", 0, "x".repeat(WORTH_A_SNAPSHOT));
                edit("long.txt", 1, "y".repeat(WORTH_A_SNAPSHOT));
            }
            check();
            server.restart();
            assertThat(Files.exists(data.resolve(".roundtable/snapshot"))).isEqualTo(withSnapshot);
            enter(server);
            check();
            edit("old.txt", 4, "5");
            assertThat(text("old.txt")).isEqualTo("54321");
        }
    }

    private void check() throws Exception {
        assertThat(text("old.txt")).isEqualTo("4321");
        assertThat(text("notes.txt")).isEqualTo("cba");
        assertThat(history("old.txt")).containsExactly("1", "2", "3", "4");
        assertThat(history("notes.txt")).containsExactly("a", "b", "c");
        JsonNode gone = asha.ask("{'type':'open','document':'minutes.txt'}");
        assertThat(gone.path("code").textValue()).isEqualTo("not-found");
    }

    @Test
    void anEditSentAgainUnderTheNewNameIsNotAppliedTwice() throws Exception {
        try (TestServer server = TestServer.start(data)) {
            enter(server);
            create("notes.txt");
            asha.ask("{'type':'edit','document':'notes.txt','revision':0,'edit':'once','change':['x']}");
            asha.ask("{'type':'rename','document':'notes.txt','to':'minutes.txt'}");
            JsonNode again =
                    asha.ask("{'type':'edit','document':'minutes.txt','revision':0,'edit':'once','change':['x']}");
            assertThat(again.path("revision").asInt()).isEqualTo(1);
            assertThat(text("minutes.txt")).isEqualTo("x");
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void namedRevisionsAreThereAfterARestart(boolean withSnapshot) throws Exception {
        try (TestServer server = TestServer.start(data)) {
            enter(server);
            edit("temp.txt", 0, "1");
            edit("temp.txt", 1, withSnapshot ? "x".repeat(WORTH_A_SNAPSHOT) : "2");
            edit("temp.txt", 2, withSnapshot ? "y".repeat(WORTH_A_SNAPSHOT) : "3");
            asha.ask("{'type':'name-revision','document':'temp.txt','revision':1,'title':'First'}");
            asha.ask("{'type':'name-revision','document':'temp.txt','revision':2,'title':'Gone'}");
            asha.ask("{'type':'name-revision','document':'temp.txt','revision':2}");
            asha.ask("{'type':'name-revision','document':'temp.txt','revision':3,'title':'Draft'}");
            JsonNode last = asha.ask("{'type':'name-revision','document':'temp.txt','revision':3,'title':'Last'}");
            JsonNode before = asha.ask("{'type':'named-revisions','document':'temp.txt'}");
            assertThat(before.path("revisions")).hasSize(2);
            assertThat(before.path("revisions").path(1)).isEqualTo(last);
            server.restart();
            enter(server);
            assertThat(asha.ask("{'type':'named-revisions','document':'temp.txt'}"))
                    .isEqualTo(before);
        }
    }

    @Test
    void aThousandNamedRevisionsAreTheMost() throws Exception {
        try (TestServer server = TestServer.start(data)) {
            enter(server);
            for (int revision = 1; revision <= 1_001; revision++) {
                edit("temp.txt", revision - 1, "x");
                JsonNode answer = asha.ask(
                        "{'type':'name-revision','document':'temp.txt','revision':" + revision + ",'title':'n'}");
                assertThat(answer.path("type").textValue()).isEqualTo(revision <= 1_000 ? "named-revision" : "error");
            }
        }
    }
}
