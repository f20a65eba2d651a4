package roundtable.server.peers;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/**
 * Whole lives of networks in simulated time, on simulated lines. The same seed is the same life: {@code -Dseeds=5000} for
 * many of them, from {@code -DfirstSeed=0} on, {@code -Dseed=7} for just one.
 */
final class SimulationTest {
    private static final int SEEDS = Integer.getInteger("seeds", 100);
    private static final long FIRST = Long.getLong("firstSeed", 0);

    @Test
    void afterAllThatCanGoWrongAllWhoReachEachOtherAgree() {
        Long only = Long.getLong("seed");
        LongStream seeds = only != null ? LongStream.of(only) : LongStream.range(FIRST, FIRST + SEEDS);
        seeds.forEach(SimulationTest::live);
    }

    private static void live(long seed) {
        try {
            Simulation.run(seed);
        } catch (AssertionError e) {
            throw new AssertionError(
                    "seed " + seed + " (just this one: -Dtest=SimulationTest -Dseed=" + seed + "): " + e.getMessage(),
                    e);
        }
    }
}
