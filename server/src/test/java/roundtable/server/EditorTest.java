package roundtable.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import roundtable.protocol.Service;
import roundtable.protocol.Wire;
import roundtable.protocol.change.Change;
import roundtable.protocol.change.Change.Side;

/** The shared document, as those who write in it rely on it. */
final class EditorTest {
    @TempDir
    private Path data;

    /** A client of the contract's own kind: one edit in flight, everything carried over one revision at a time. */
    private static final class Writer {
        private final RawClient client;
        private final String name;
        private String text;
        private long revision;
        private Change inFlight;
        private int edits;

        Writer(TestServer server, String name) throws Exception {
            this.name = name;
            client = server.enter(Service.EDITOR, name);
            JsonNode opened = client.ask("{'type':'open','document':'temp.txt'}");
            text = opened.path("text").textValue();
            revision = opened.path("revision").longValue();
        }

        void type(Change change) throws Exception {
            ObjectNode edit = (ObjectNode) Wire.parseAny(
                    ("{\"type\":\"edit\",\"document\":\"temp.txt\",\"revision\":" + revision + "}").getBytes(UTF_8));
            edit.put("edit", name + ++edits);
            edit.set("change", Wire.tree(change));
            client.send(edit);
            inFlight = change;
            text = change.apply(text);
        }

        /** Takes in all that was said until the own edit is accepted. */
        void settle() throws Exception {
            while (inFlight != null) {
                take(client.read());
            }
        }

        /** Takes in all that is known to the server now. */
        void catchUp(long newest) throws Exception {
            settle();
            while (revision < newest) {
                take(client.read());
            }
        }

        private void take(JsonNode event) {
            switch (event.path("type").textValue()) {
                case "accepted" -> {
                    assertThat(event.path("revision").longValue()).isEqualTo(++revision);
                    inFlight = null;
                }
                case "change" -> {
                    assertThat(event.path("revision").longValue()).isEqualTo(++revision);
                    Change theirs = Wire.convert(event.get("change"), Change.class);
                    if (inFlight != null) {
                        Change over = theirs.transform(inFlight, Side.FIRST);
                        inFlight = inFlight.transform(theirs, Side.SECOND);
                        theirs = over;
                    }
                    text = theirs.apply(text);
                }
                default -> assertThat(event.path("type").textValue()).isIn("person", "caret");
            }
        }
    }

    @Test
    void peopleWhoWriteAtOnceEndWithTheSameText() throws Exception {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        try (TestServer server = TestServer.start(data)) {
            List<Writer> writers = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                writers.add(new Writer(server, "Writer" + i));
            }
            int rounds = 60;
            for (int round = 0; round < rounds; round++) {
                for (Writer writer : writers) {
                    writer.type(anyChange(random, writer.text));
                }
                for (Writer writer : writers) {
                    writer.settle();
                }
            }
            for (Writer writer : writers) {
                writer.catchUp((long) rounds * writers.size());
            }
            JsonNode opened = server.enter(Service.EDITOR, "Reader").ask("{'type':'open','document':'temp.txt'}");
            assertThat(writers)
                    .as("seed %d", seed)
                    .extracting(writer -> writer.text)
                    .containsOnly(opened.path("text").textValue());
        }
    }

    private static Change anyChange(Random random, String text) {
        int from = boundary(text, random.nextInt(text.length() + 1));
        int to = boundary(text, from + random.nextInt(Math.min(5, text.length() - from) + 1));
        String[] inserts = {"a", "bc", "😀", "\n", "", "ü"};
        return Change.replace(from, to - from, inserts[random.nextInt(inserts.length)]);
    }

    private static int boundary(String text, int at) {
        boolean cuts = at > 0 && at < text.length() && Character.isLowSurrogate(text.charAt(at));
        return cuts ? at + 1 : at;
    }

    @Test
    void insertsAtOnePlaceStandInTheOrderInWhichTheyWereAccepted() throws Exception {
        try (TestServer server = TestServer.start(data)) {
            RawClient asha = server.enter(Service.EDITOR, "Asha");
            RawClient bo = server.enter(Service.EDITOR, "Bo");
            assertThat(edit(asha, 0, "a", "['first ']").path("revision").intValue())
                    .isEqualTo(1);
            assertThat(edit(bo, 0, "b", "['second']").path("revision").intValue())
                    .isEqualTo(2);
            assertThat(text(bo)).isEqualTo("first second");
        }
    }

    @Test
    void whatIsInsertedWhereSomebodyElseDeletesSurvives() throws Exception {
        try (TestServer server = TestServer.start(data)) {
            RawClient asha = server.enter(Service.EDITOR, "Asha");
            edit(asha, 0, "a", "['one two three']");
            edit(asha, 1, "b", "[-13]");
            edit(server.enter(Service.EDITOR, "Bo"), 1, "c", "[4,'kept']");
            assertThat(text(asha)).isEqualTo("kept");
        }
    }

    @Test
    void anEditSentAgainIsAppliedOnceThoughTheServerWasKilledInBetween() throws Exception {
        Path killed = data.resolve("killed");
        JsonNode asha;
        try (TestServer server = TestServer.start(data.resolve("data"))) {
            RawClient client = server.connect(Service.EDITOR);
            asha = client.hello("Asha");
            edit(client, 0, "k1", "['once']");
            edit(server.enter(Service.EDITOR, "Bo"), 1, "k1", "[4,' more']");
            server.copyTo(killed);
        }
        try (TestServer server = TestServer.start(killed)) {
            RawClient client = server.enterAgain(Service.EDITOR, asha);
            assertThat(edit(client, 0, "k1", "['once']").path("revision").intValue())
                    .isEqualTo(1);
            assertThat(text(client)).isEqualTo("once more");
        }
    }

    @Test
    void anEditMadeOnAShorterTextMayNotReachPastItsEnd() throws Exception {
        try (TestServer server = TestServer.start(data)) {
            RawClient asha = server.enter(Service.EDITOR, "Asha");
            edit(asha, 0, "a", "['12345']");
            edit(asha, 1, "b", "[5,'67890']");
            assertThat(edit(asha, 1, "c", "[7,'x']").path("code").asText()).isEqualTo("invalid");
            assertThat(edit(asha, 1, "d", "[4,-2]").path("code").asText()).isEqualTo("invalid");
            assertThat(text(asha)).isEqualTo("1234567890");
        }
    }

    @Test
    void noEditCutsASurrogatePairNorDoesACaretComeToStandInOne() throws Exception {
        try (TestServer server = TestServer.start(data)) {
            RawClient asha = server.enter(Service.EDITOR, "Asha");
            RawClient bo = server.enter(Service.EDITOR, "Bo");
            bo.ask("{'type':'open','document':'temp.txt'}");
            edit(asha, 0, "a", "['😀😀']");
            bo.read("change");
            assertThat(edit(asha, 1, "b", "[1,-2]").path("code").asText()).isEqualTo("invalid");
            assertThat(edit(asha, 1, "c", "[3,'x']").path("code").asText()).isEqualTo("invalid");
            asha.ask("{'type':'open','document':'temp.txt'}");
            bo.read("person");
            asha.send("{'type':'caret','document':'temp.txt','revision':1,'position':1,'anchor':99}");
            JsonNode caret = bo.read("caret");
            assertThat(caret.path("position").intValue()).isZero();
            assertThat(caret.path("anchor").intValue()).isEqualTo(4);
            assertThat(text(asha)).isEqualTo("😀😀");
        }
    }

    @Test
    void caretsFollowWhatOthersType() throws Exception {
        try (TestServer server = TestServer.start(data)) {
            RawClient asha = server.enter(Service.EDITOR, "Asha");
            RawClient bo = server.enter(Service.EDITOR, "Bo");
            asha.ask("{'type':'open','document':'temp.txt'}");
            edit(asha, 0, "a", "['hello']");
            bo.ask("{'type':'open','document':'temp.txt'}");
            bo.send("{'type':'caret','document':'temp.txt','revision':1,'position':5}");
            asha.read("caret");
            edit(asha, 1, "b", "['>> ']");
            JsonNode opened = server.enter(Service.EDITOR, "Cy").ask("{'type':'open','document':'temp.txt'}");
            assertThat(opened.path("people").get(1).path("position").intValue()).isEqualTo(8);
        }
    }

    @Test
    void aTextLongerThanALineOpensInParts() throws Exception {
        try (TestServer server = TestServer.start(data)) {
            RawClient asha = server.enter(Service.EDITOR, "Asha");
            StringBuilder text = new StringBuilder();
            for (int revision = 0; text.length() < 2_500_000; revision++) {
                String piece = ("\u0001ü😀\"" + revision).repeat(20_000);
                ObjectNode edit =
                        (ObjectNode) Wire.parseAny("{\"type\":\"edit\",\"document\":\"temp.txt\"}".getBytes(UTF_8));
                edit.put("revision", revision).put("edit", "e" + revision);
                edit.set("change", Wire.tree(Change.insert(text.length(), piece)));
                asha.send(edit);
                assertThat(asha.read().path("type").asText()).isEqualTo("accepted");
                text.append(piece);
            }
            RawClient bo = server.enter(Service.EDITOR, "Bo");
            bo.send("{'type':'open','document':'temp.txt','id':'" + "i".repeat(256) + "'}");
            bo.send("{'type':'documents'}");
            StringBuilder read = new StringBuilder();
            boolean more = true;
            int parts = 0;
            for (; more; parts++) {
                String line = bo.readLine();
                assertThat(line.getBytes(UTF_8).length).isLessThan(Wire.LONGEST_LINE);
                JsonNode part = Wire.parse(line.getBytes(UTF_8));
                assertThat(part.path("id").asText()).hasSize(256);
                read.append(part.path("text").textValue());
                more = part.path("more").asBoolean();
            }
            assertThat(parts).isGreaterThan(2);
            assertThat(read.toString()).isEqualTo(text.toString());
            assertThat(bo.read().path("type").asText()).isEqualTo("documents");
        }
    }

    @Test
    void anEditTooLongToBePassedOnIsRefusedAndTheOthersGoOn() throws Exception {
        try (TestServer server = TestServer.start(data)) {
            RawClient asha = server.enter(Service.EDITOR, "Asha");
            int room = Wire.LONGEST_LINE
                    - "{'type':'edit','document':'temp.txt','revision':0,'edit':'a','change':['']}\n".length();
            assertThat(edit(asha, 0, "a", "['" + "x".repeat(room) + "']")
                            .path("code")
                            .asText())
                    .isEqualTo("too-large");
            assertThat(edit(asha, 0, "b", "['x']").path("type").asText()).isEqualTo("accepted");
            assertThat(text(asha)).isEqualTo("x");
        }
    }

    @Test
    void allOfALongHistoryCanBeReadAndAVeryOldEditIsAConflict() throws Exception {
        int revisions = 21_000;
        try (TestServer server = TestServer.start(data)) {
            RawClient asha = server.enter(Service.EDITOR, "Asha").patient();
            JsonNode opened = asha.ask("{'type':'open','document':'temp.txt'}");
            pipeline(asha, revisions);

            JsonNode old = edit(server.enter(Service.EDITOR, "Bo"), 1, "late", "['x']");
            assertThat(old.path("code").asText()).isEqualTo("conflict");
            JsonNode justInReach = edit(server.enter(Service.EDITOR, "Cy"), revisions - 10_000, "e", "['x']");
            assertThat(justInReach.path("revision").intValue()).isEqualTo(revisions + 1);

            server.restart();
            RawClient bo = server.enter(Service.EDITOR, "Bo");
            bo.send("{'type':'open','document':'temp.txt','revision':0,'epoch':'"
                    + opened.path("epoch").textValue() + "'}");
            assertThat(changes(bo))
                    .hasSize(revisions + 1)
                    .isSorted()
                    .startsWith(1L)
                    .endsWith(revisions + 1L);
            bo.send("{'type':'history','document':'temp.txt','from':300,'to':700}");
            assertThat(changes(bo)).hasSize(400).startsWith(301L).endsWith(700L);
        }
    }

    /** Sends that many edits, each on the one before; valid, since nobody else writes. */
    private static void pipeline(RawClient client, int revisions) throws Exception {
        StringBuilder lines = new StringBuilder();
        for (int revision = 0; revision < revisions; revision++) {
            lines.append("{\"type\":\"edit\",\"document\":\"temp.txt\",\"revision\":")
                    .append(revision)
                    .append(",\"edit\":\"e")
                    .append(revision)
                    .append("\",\"change\":[\"x\"]}\n");
            if (lines.length() > 60_000 || revision == revisions - 1) {
                client.sendLine(lines.substring(0, lines.length() - 1));
                lines.setLength(0);
                while (client.read("accepted").path("revision").intValue() <= revision) {
                    assertThat(client).isNotNull();
                }
            }
        }
    }

    private static List<Long> changes(RawClient client) throws Exception {
        List<Long> revisions = new ArrayList<>();
        boolean more = true;
        while (more) {
            JsonNode part = client.read("changes");
            part.path("changes")
                    .forEach(change -> revisions.add(change.path("revision").longValue()));
            more = part.path("more").asBoolean();
        }
        return revisions;
    }

    @Test
    void documentsAreThereAfterARestartWithTheirHistoryAndEpoch() throws Exception {
        try (TestServer server = TestServer.start(data)) {
            RawClient asha = server.enter(Service.EDITOR, "Asha");
            JsonNode notes = asha.ask("{'type':'create','document':'Notes für 日本.txt'}");
            asha.ask("{'type':'edit','document':'Notes für 日本.txt','revision':0,'edit':'a','change':['text']}");
            server.restart();
            JsonNode opened = server.enter(Service.EDITOR, "Bo")
                    .ask("{'type':'open','document':'Notes für 日本.txt','revision':0,'epoch':'"
                            + notes.path("epoch").textValue() + "'}");
            assertThat(opened.path("changes").get(0).path("change").toString()).isEqualTo("[\"text\"]");
        }
    }

    private static JsonNode edit(RawClient client, long revision, String id, String change) throws Exception {
        client.send("{'type':'edit','document':'temp.txt','revision':" + revision + ",'edit':'" + id + "','change':"
                + change + "}");
        return client.readUntil(message ->
                List.of("accepted", "error").contains(message.path("type").asText()));
    }

    private static String text(RawClient client) throws Exception {
        client.send("{'type':'open','document':'temp.txt'}");
        return client.read("document").path("text").textValue();
    }
}
