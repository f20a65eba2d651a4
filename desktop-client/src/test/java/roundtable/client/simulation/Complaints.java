package roundtable.client.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import java.util.regex.Pattern;

/** What the programs complain of in their logs while it is open, but for what they may complain of on such disks. */
final class Complaints extends Handler implements AutoCloseable {
    private static final Pattern EXPECTED = Pattern.compile("The journal could not be written.*"
            + "|Error opening file temp.txt.*"
            + "|The last record of .* was not whole.*"
            + "|A snapshot could not be written.*"
            + "|An entry could not be stored.*"
            + "|edit refused: The server cannot save anything just now.*"
            + "|edit refused: The edit could not be stored; send it again");

    private final Logger logger = Logger.getLogger("roundtable");
    private final SimpleFormatter format = new SimpleFormatter();
    private final List<String> unexpected = new ArrayList<>();

    Complaints() {
        logger.setUseParentHandlers(false);
        logger.addHandler(this);
    }

    @Override
    public void publish(LogRecord record) {
        boolean complains = record.getLevel().intValue() >= Level.WARNING.intValue();
        if (complains && !EXPECTED.matcher(format.formatMessage(record)).matches()) {
            unexpected.add(format.format(record));
        }
    }

    /** Fails where there was anything else. */
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
