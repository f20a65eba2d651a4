package roundtable.client.simulation;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/**
 * Whole lives of a shared document, with a real server core and real clients in simulated time, on simulated disks and
 * lines: people write at once, lines break, windows and servers end in the midst of it, disks fill up. In the end all texts
 * are the same and nothing that was accepted or typed is lost, or there twice. The same seed is the same life: {@code
 * -Dseeds=5000} for many of them, {@code -Dseed=7} for just one.
 */
final class SimulationTest {
    private static final int SEEDS = Integer.getInteger("seeds", 200);

    /** What the programs may complain of when the disk is what it is here. */
    private static final Pattern EXPECTED = Pattern.compile("The journal could not be written.*"
            + "|Error opening file temp.txt.*"
            + "|The last record of .* was not whole.*"
            + "|A snapshot could not be written.*"
            + "|An entry could not be stored.*"
            + "|edit refused: The server cannot save anything just now.*"
            + "|edit refused: The edit could not be stored; send it again");

    @Test
    void afterAllThatCanGoWrongEveryoneHasTheSameTextAndNothingIsLostOrThereTwice() {
        Long only = Long.getLong("seed");
        LongStream seeds = only != null ? LongStream.of(only) : LongStream.range(0, SEEDS);
        seeds.forEach(SimulationTest::live);
    }

    private static void live(long seed) {
        try (Complaints complaints = new Complaints()) {
            Simulation.run(seed);
            complaints.requireNone();
        } catch (Exception | AssertionError e) {
            throw new AssertionError(
                    "seed " + seed + ": " + e.getMessage() + "\n(just this one: -Dtest=SimulationTest -Dseed=" + seed
                            + ")",
                    e);
        }
    }

    /** What the programs log meanwhile. */
    private static final class Complaints extends Handler implements AutoCloseable {
        private final Logger logger = Logger.getLogger("roundtable");
        private final List<String> unexpected = new CopyOnWriteArrayList<>();

        Complaints() {
            logger.setUseParentHandlers(false);
            logger.addHandler(this);
        }

        @Override
        public void publish(LogRecord record) {
            String message = java.text.MessageFormat.format(
                    record.getParameters() == null
                            ? record.getMessage().replace("'", "''").replace("{", "'{'")
                            : record.getMessage(),
                    record.getParameters() == null ? new Object[0] : record.getParameters());
            if (record.getLevel().intValue() >= Level.WARNING.intValue()
                    && !EXPECTED.matcher(message).matches()) {
                Throwable thrown = record.getThrown();
                unexpected.add(
                        thrown == null
                                ? message
                                : message + " "
                                        + LongStream.of(0)
                                                .mapToObj(i -> java.util.Arrays.toString(thrown.getStackTrace()))
                                                .collect(Collectors.joining())
                                        + thrown);
            }
        }

        void requireNone() {
            if (!unexpected.isEmpty()) {
                throw new AssertionError("logged: " + String.join("\n", unexpected));
            }
        }

        @Override
        public void flush() {}

        @Override
        public void close() {
            logger.removeHandler(this);
            logger.setUseParentHandlers(true);
        }
    }
}
