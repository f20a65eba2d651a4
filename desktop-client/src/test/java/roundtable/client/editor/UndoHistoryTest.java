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

    private void type(Change change) {
        history.typed(change.invert(text));
        text = change.apply(text);
    }

    private void receive(Change change) {
        history.received(change);
        text = change.apply(text);
    }

    private void undo() {
        history.undo(text).ifPresent(change -> text = change.apply(text));
    }

    private void redo() {
        history.redo(text).ifPresent(change -> text = change.apply(text));
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
    void everythingOwnCanBeTakenBackAmongTheEditsOfOthers() {
        for (long seed = 0; seed < 300; seed++) {
            Random random = new Random(seed);
            text = "";
            history.clear();
            for (int i = 0; i < 30; i++) {
                int at = random.nextInt(text.length() + 1);
                if (random.nextInt(3) > 0) {
                    type(Change.insert(at, "m"));
                } else {
                    receive(Change.insert(at, "T"));
                }
                wait(Duration.ofMillis(random.nextInt(1500)));
            }
            while (history.canUndo()) {
                undo();
            }
            assertThat(text).as("seed %d", seed).doesNotContain("m");
        }
    }
}
