package roundtable.client.editor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import roundtable.protocol.EditorEvent;
import roundtable.protocol.EditorRequest;
import roundtable.protocol.Visible;
import roundtable.protocol.change.Change;
import roundtable.protocol.change.TextBuffer;

class SyncedTextTest {
    private static EditorEvent.Changed change(long revision, String edit, Change change) {
        return new EditorEvent.Changed("t", revision, 9, 9L, "Bo", null, edit, change, null, null);
    }

    private static SyncedText opened() {
        return SyncedText.of("t", "k").opened("e", 4);
    }

    @Test
    void oneEditIsInFlightAndTheRestIsGathered() {
        SyncedText text = opened().typed(Change.insert(0, "a"));
        SyncedText.Sending first = text.next().orElseThrow();
        assertThat(first.edit()).isEqualTo(new EditorRequest.Edit("t", 4, "k-1", Change.insert(0, "a"), null, null));
        SyncedText flying = first.then().typed(Change.insert(1, "b")).typed(Change.insert(2, "c"));
        assertThat(flying.next()).isEmpty();
        assertThat(flying.unaccepted()).isEqualTo(3);

        SyncedText accepted = flying.accepted(new EditorEvent.Accepted("t", 5, "k-1"));
        assertThat(accepted.next().orElseThrow().edit())
                .isEqualTo(new EditorRequest.Edit("t", 5, "k-2", Change.insert(1, "bc"), null, null));
    }

    @Test
    void whatWasAcceptedFirstStandsFirst() {
        SyncedText text = opened().typed(Change.insert(0, "mine"));
        SyncedText.Received received = text.received(change(5, "x", Change.insert(0, "theirs ")));
        assertThat(received.change()).isEqualTo(Change.insert(0, "theirs "));
        assertThat(received.then().next().orElseThrow().edit().change()).isEqualTo(Change.insert(7, "mine"));
    }

    @Test
    void theOwnEditIsRecognisedInTheStreamAndALateAcceptedIsPassedOver() {
        SyncedText sent =
                opened().typed(Change.insert(0, "a")).next().orElseThrow().then();
        SyncedText.Received met = sent.received(change(5, "k-1", Change.insert(0, "a")));
        assertThat(met.change().isNone()).isTrue();
        assertThat(met.then().isInStep()).isTrue();
        assertThat(met.then().accepted(new EditorEvent.Accepted("t", 5, "k-1")).revision())
                .isEqualTo(5);
    }

    @Test
    void aSentEditIsSentAgainUnderItsIdOnTheRevisionKnownThen() {
        SyncedText sent =
                opened().typed(Change.insert(2, "a")).next().orElseThrow().then();
        SyncedText later = sent.typed(Change.insert(3, "b"))
                .received(change(5, "x", Change.insert(0, "__")))
                .then();
        assertThat(later.again()).contains(new EditorRequest.Edit("t", 5, "k-1", Change.insert(4, "a"), null, null));
        assertThat(later.open()).isEqualTo(new EditorRequest.Open("t", 5L, "e"));
    }

    @Test
    void aMissingRevisionIsNoticedAndAKnownOnePassedOver() {
        assertThat(opened().received(change(4, "x", Change.insert(0, "a")))
                        .change()
                        .isNone())
                .isTrue();
        assertThatThrownBy(() -> opened().received(change(6, "x", Change.insert(0, "a"))))
                .isInstanceOf(OutOfStepException.class);
    }

    @Test
    void aLargePasteIsSentInPiecesThatCutNoPair() {
        String pasted = "a" + "😀".repeat(SyncedText.LONGEST_INSERT);
        SyncedText text = opened().typed(Change.insert(3, pasted));
        String made = "xyz";
        int edits = 0;
        while (text.next().isPresent()) {
            SyncedText.Sending sending = text.next().orElseThrow();
            String inserted = sending.edit().change().inserted();
            assertThat(inserted.length()).isLessThanOrEqualTo(SyncedText.LONGEST_INSERT);
            assertThat(Visible.unpairedSurrogate(inserted)).isEqualTo(-1);
            made = sending.edit().change().apply(made);
            edits++;
            text = sending.then()
                    .accepted(new EditorEvent.Accepted(
                            "t", sending.edit().revision() + 1, sending.edit().edit()));
        }
        assertThat(edits).isEqualTo(3);
        assertThat(made).isEqualTo("xyz" + pasted);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void allWritersEndWithOneTextWhateverTheLineDoes(long start) {
        for (long seed = start * 1000; seed < start * 1000 + 60; seed++) {
            story(seed);
        }
    }

    /** Writers type while lines are slow, break, and lose answers; at the end all lines work, and all texts are one. */
    private static void story(long seed) {
        Random random = new Random(seed);
        OrderingServer server = new OrderingServer("The quick 😀 fox\r\njumps");
        List<Writer> writers = new ArrayList<>();
        for (int i = 0; i < 2 + random.nextInt(3); i++) {
            writers.add(new Writer(server, "w" + i));
        }
        for (int step = 0; step < 150; step++) {
            writers.get(random.nextInt(writers.size())).step(random);
        }
        writers.forEach(Writer::settle);
        writers.forEach(Writer::hearAll);
        for (Writer writer : writers) {
            assertThat(writer.text()).as("seed %d", seed).isEqualTo(server.text());
            assertThat(writer.inStep()).as("seed %d", seed).isTrue();
        }
        Set<String> ids = new HashSet<>(server.ids());
        assertThat(ids).as("seed %d: no edit twice", seed).hasSize(server.ids().size());
    }

    @Test
    void aLongTimeOfflineIsMergedAtOnceAndNothingIsLost() {
        Random random = new Random(7);
        OrderingServer server = new OrderingServer("The quick 😀 fox\r\njumps over the lazy dog");
        Writer away = new Writer(server, "away");
        Writer busy = new Writer(server, "busy");
        away.typeMuch(random, 1);
        away.sendLost();
        away.typeMuch(random, 5_000);
        for (int i = 0; i < 2_000; i++) {
            busy.typeMuch(random, 1);
            busy.settle();
        }
        away.settle();
        busy.settle();
        assertThat(away.text()).isEqualTo(server.text());
        assertThat(busy.text()).isEqualTo(server.text());
        assertThat(new HashSet<>(server.ids())).hasSize(server.ids().size());
    }

    @Test
    void fiftyThousandMissedRevisionsAreOneChangeOfTheScreen() {
        Random random = new Random(11);
        String first = "x".repeat(1_000);
        SyncedText synced = SyncedText.of("t", "k").opened("e", 0);
        String mine = first;
        for (int i = 0; i < 5_000; i++) {
            Change change = Change.insert(random.nextInt(mine.length() + 1), "m");
            mine = change.apply(mine);
            synced = synced.typed(change);
        }
        List<EditorEvent.Changed> missed = new ArrayList<>();
        TextBuffer theirs = new TextBuffer(first);
        for (int i = 1; i <= 50_000; i++) {
            Change change = Change.insert(random.nextInt(theirs.length() + 1), "t");
            change.applyTo(theirs);
            missed.add(change(i, "x" + i, change));
        }
        SyncedText.Received received = synced.caughtUp(missed);
        mine = received.change().apply(mine);
        String server = theirs.toString();
        SyncedText then = received.then();
        while (then.next().isPresent()) {
            SyncedText.Sending sending = then.next().orElseThrow();
            server = sending.edit().change().apply(server);
            then = sending.then()
                    .accepted(new EditorEvent.Accepted(
                            "t", sending.edit().revision() + 1, sending.edit().edit()));
        }
        assertThat(mine).isEqualTo(server).hasSize(56_000);
    }

    @Test
    void whatWasRefusedForGoodIsUndoneByTakingItBack() {
        SyncedText sent =
                opened().typed(Change.insert(2, "much")).next().orElseThrow().then();
        SyncedText back = sent.typed(Change.insert(6, "!")).takenBack();
        assertThat(back.unaccepted()).isEqualTo(2);
        assertThat(back.next().orElseThrow().edit())
                .isEqualTo(new EditorRequest.Edit("t", 4, "k-2", Change.insert(2, "much!"), null, null));
        assertThat(back.typed(Change.delete(2, 5)).regrouped().isInStep()).isTrue();
    }
}
