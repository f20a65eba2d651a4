package roundtable.client.link;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PausesTest {
    @Test
    void pausesDoubleUpToTheLongestAndChanceShortensThemByUpToAHalf() {
        Pauses pauses = new Pauses(Duration.ofMillis(500), Duration.ofSeconds(15), new Random(7));
        for (long whole : new long[] {500, 1000, 2000, 4000, 8000, 15000, 15000}) {
            assertThat(pauses.next()).isBetween(Duration.ofMillis(whole / 2), Duration.ofMillis(whole));
        }
        pauses.reset();
        assertThat(pauses.next()).isLessThanOrEqualTo(Duration.ofMillis(500));
    }

    @Test
    void twoClientsDoNotPauseAlike() {
        Stream<Duration> first =
                Stream.generate(new Pauses(Duration.ofSeconds(1), Duration.ofSeconds(1), new Random(1))::next);
        Stream<Duration> second =
                Stream.generate(new Pauses(Duration.ofSeconds(1), Duration.ofSeconds(1), new Random(2))::next);
        assertThat(first.limit(5).toList())
                .doesNotContainAnyElementsOf(second.limit(5).toList());
    }
}
