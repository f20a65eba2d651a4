package roundtable.client.simulation;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/**
 * Whole lives of a shared document, with a real server core and real clients in simulated time, on simulated disks and
 * lines: people write at once, lines break, windows and servers end in the midst of it, disks fill up. In the end all texts
 * are the same and nothing that was accepted or typed is lost, or there twice. The same seed is the same life: {@code
 * -Dseeds=5000} for many of them, from {@code -DfirstSeed=0} on, {@code -Dseed=7} for just one.
 */
final class SimulationTest {
    private static final int SEEDS = Integer.getInteger("seeds", 120);
    private static final long FIRST = Long.getLong("firstSeed", 0);

    @Test
    void afterAllThatCanGoWrongEveryoneHasTheSameTextAndNothingIsLostOrThereTwice() {
        Long only = Long.getLong("seed");
        LongStream seeds = only != null ? LongStream.of(only) : LongStream.range(FIRST, FIRST + SEEDS);
        seeds.forEach(SimulationTest::live);
    }

    private static void live(long seed) {
        try (Complaints complaints = new Complaints()) {
            Simulation.run(seed);
            complaints.requireNone();
        } catch (Exception | AssertionError e) {
            throw new AssertionError(
                    "seed " + seed + " (just this one: -Dtest=SimulationTest -Dseed=" + seed + "): " + e.getMessage(),
                    e);
        }
    }
}
