package roundtable.client.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class SpeedometerTest {
    private final Speedometer speed = new Speedometer();

    private static long millis(long time) {
        return Duration.ofMillis(time).toNanos();
    }

    @Test
    void aSteadyTransferHasItsSpeed() {
        assertThat(speed.at(millis(0), 0)).isZero();
        assertThat(speed.at(millis(500), 500_000)).isEqualTo(1_000_000);
        assertThat(speed.at(millis(2000), 2_000_000)).isEqualTo(1_000_000);
    }

    @Test
    void onlyTheLastSecondsCount() {
        for (int t = 0; t <= 10_000; t += 100) {
            speed.at(millis(t), 0);
        }
        long now = 0;
        for (int t = 10_100; t <= 20_000; t += 100) {
            now = speed.at(millis(t), (t - 10_000) * 5L);
        }
        assertThat(now).isBetween(4_900L, 5_100L);
    }
}
