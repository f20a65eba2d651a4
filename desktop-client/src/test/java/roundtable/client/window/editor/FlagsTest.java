package roundtable.client.window.editor;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import roundtable.client.editor.Participant;

class FlagsTest {
    private final AtomicLong now = new AtomicLong(77);
    private final Flags flags = new Flags(now::get);

    private static Participant bo(int position, int moves) {
        return new Participant(3, 12, "Bo", position, position, false, moves);
    }

    private void pass(long millis) {
        now.addAndGet(Duration.ofMillis(millis).toNanos());
    }

    @Test
    void aNameIsShownAfterAMoveAndFades() {
        flags.see(List.of(bo(4, 1)));
        pass(2000);
        assertThat(flags.visibility(12)).isEqualTo(1);
        pass(900);
        assertThat(flags.visibility(12)).isStrictlyBetween(0f, 1f);
        pass(400);
        assertThat(flags.visibility(12)).isZero();
        assertThat(flags.isAnyShown()).isFalse();
    }

    @Test
    void beingCarriedAlongByTheTypingOfOthersIsNoMove() {
        flags.see(List.of(bo(4, 1)));
        pass(10_000);
        flags.see(List.of(bo(5, 1)));
        assertThat(flags.visibility(12)).isZero();
        flags.see(List.of(bo(6, 2)));
        assertThat(flags.visibility(12)).isEqualTo(1);
    }

    @Test
    void theOwnCaretHasNoFlag() {
        flags.see(List.of(new Participant(3, 12, "Bo", 4, 4, true, 1)));
        assertThat(flags.isAnyShown()).isFalse();
    }
}
