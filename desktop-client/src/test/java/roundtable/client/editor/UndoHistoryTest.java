package roundtable.client.editor;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import roundtable.protocol.change.Change;

class UndoHistoryTest {
    private final AtomicLong now = new AtomicLong();
    private final UndoHistory history = new UndoHistory(now::get);
    private String text = "";
    private int position;
    private int anchor;

    private void type(Change change) {
        history.typed(change, change.invert(text), position, anchor);
        text = change.apply(text);
    }

    private void receive(Change change) {
        history.received(change);
        text = change.apply(text);
    }

    private void undo() {
        history.undo(text, position, anchor).ifPresent(this::make);
    }

    private void redo() {
        history.redo(text, position, anchor).ifPresent(this::make);
    }

    private void make(UndoHistory.Step step) {
        text = step.change().apply(text);
        position = step.position();
        anchor = step.anchor();
    }

    private void wait(Duration pause) {
        now.addAndGet(pause.toNanos());
    }

    @Test
    void typingWithoutAPauseIsTakenBackAsOne() {
        type(Change.insert(0, "a"));
        type(Change.insert(1, "b"));
        wait(Duration.ofSeconds(1));
        type(Change.insert(2, "c"));
        undo();
        assertThat(text).isEqualTo("ab");
        undo();
        assertThat(text).isEmpty();
        redo();
        redo();
        assertThat(text).isEqualTo("abc");
    }

    @Test
    void onlyTheOwnEditsAreTakenBack() {
        type(Change.insert(0, "mine"));
        receive(Change.insert(2, "THEIRS"));
        undo();
        assertThat(text).isEqualTo("THEIRS");
        redo();
        assertThat(text).contains("THEIRS").hasSize(10);
    }

    @Test
    void whatOthersDeletedIsNotTakenBackASecondTime() {
        type(Change.insert(0, "mine"));
        receive(Change.delete(0, 4));
        assertThat(history.canUndo()).isFalse();
    }

    @Test
    void typingAnewForgetsWhatCouldBeMadeAgain() {
        type(Change.insert(0, "a"));
        undo();
        assertThat(history.canRedo()).isTrue();
        type(Change.insert(0, "b"));
        assertThat(history.canRedo()).isFalse();
    }

    @Test
    void stepsAreWhatAPersonThinksOf() {
        type(Change.insert(0, "a"));
        type(Change.insert(1, "b"));
        type(Change.insert(2, "pasted text"));
        type(Change.delete(12, 1));
        type(Change.delete(11, 1));
        type(Change.insert(0, "c"));
        type(Change.insert(1, "d"));
        undo();
        assertThat(text).isEqualTo("abpasted te");
        undo();
        assertThat(text).isEqualTo("abpasted text");
        undo();
        assertThat(text).isEqualTo("ab");
        undo();
        assertThat(text).isEmpty();
    }

    @Test
    void typingElsewhereIsAStepOfItsOwnAndOthersDoNotBreakOne() {
        type(Change.insert(0, "a"));
        receive(Change.insert(0, "THEIRS "));
        type(Change.insert(8, "b"));
        type(Change.insert(2, "x"));
        undo();
        assertThat(text).isEqualTo("THEIRS ab");
        undo();
        assertThat(text).isEqualTo("THEIRS ");
    }

    @Test
    void whatWasSelectedIsSelectedAgain() {
        text = "one two";
        position = 7;
        anchor = 4;
        type(Change.replace(4, 3, "2"));
        position = 5;
        anchor = 5;
        receive(Change.insert(0, "> "));
        position = 7;
        anchor = 7;
        undo();
        assertThat(text).isEqualTo("> one two");
        assertThat(position).isEqualTo(9);
        assertThat(anchor).isEqualTo(6);
        redo();
        assertThat(text).isEqualTo("> one 2");
        assertThat(position).isEqualTo(7);
    }

    /** I insert, and delete of my own; the others do what they like with theirs. */
    @Test
    void takingBackAllOfMineLeavesExactlyTheOthersText() {
        for (long seed = 0; seed < 400; seed++) {
            Random random = new Random(seed);
            text = "start";
            history.clear();
            String others = text;
            char next = 0x4E00;
            for (int i = 0; i < 60; i++) {
                int at = random.nextInt(text.length() + 1);
                switch (random.nextInt(5)) {
                    case 0, 1 -> type(Change.insert(at, random.nextBoolean() ? "m" : "mmm"));
                    case 2 -> {
                        if (at < text.length() && text.charAt(at) == 'm') {
                            type(Change.delete(at, 1));
                        }
                    }
                    case 3 -> {
                        String theirs = String.valueOf(next++);
                        int before = text.substring(0, at).replace("m", "").length();
                        others = others.substring(0, before) + theirs + others.substring(before);
                        receive(Change.insert(at, theirs));
                    }
                    default -> {
                        if (at < text.length()) {
                            if (text.charAt(at) != 'm') {
                                int before =
                                        text.substring(0, at).replace("m", "").length();
                                others = others.substring(0, before) + others.substring(before + 1);
                            }
                            receive(Change.delete(at, 1));
                        }
                    }
                }
                wait(Duration.ofMillis(random.nextInt(2000)));
            }
            while (history.canUndo()) {
                undo();
            }
            assertThat(text).as("seed %d", seed).isEqualTo(others);
        }
    }

    @Test
    void whatIDeletedOfTheOthersComesBackToo() {
        for (long seed = 0; seed < 400; seed++) {
            Random random = new Random(seed);
            text = "abcdefgh";
            history.clear();
            int theirs = text.length();
            for (int i = 0; i < 40; i++) {
                int at = random.nextInt(text.length() + 1);
                if (random.nextInt(3) == 0) {
                    receive(Change.insert(at, "T"));
                    theirs++;
                } else {
                    int length = Math.min(random.nextInt(4), text.length() - at);
                    type(Change.replace(at, length, "m"));
                }
            }
            while (history.canUndo()) {
                undo();
            }
            assertThat(text).as("seed %d", seed).doesNotContain("m").hasSize(theirs);
            assertThat(text.replace("T", "")).as("seed %d", seed).isEqualTo("abcdefgh");
        }
    }
}
