package roundtable.server.peers;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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

    /** 946: a spare line to a node's former life went on beside the one to its new life. 2596: two halves knew of each other by a follower alone. 2819: a node led again before it had heard of the term after its own. 8998: a node kept itself out. 10100: a line that its other end had closed took over from the one that lasted. */
    @ParameterizedTest
    @ValueSource(longs = {946, 2596, 2819, 8998, 10100})
    void whatOnceWentWrongGoesWell(long seed) {
        live(seed);
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
