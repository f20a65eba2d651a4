package roundtable.server;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** The lines of the server's log from here on, as a person would see them. */
final class CapturedLog extends Handler implements AutoCloseable {
    private static final Logger OURS = Logger.getLogger("roundtable");

    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final LogFormat format = new LogFormat();

    private CapturedLog(Level level) {
        setLevel(level);
        quiet();
        OURS.setLevel(level);
        OURS.addHandler(this);
    }

    /** Nothing of the log on the tests' own output. */
    static void quiet() {
        OURS.setUseParentHandlers(false);
    }

    /** The log goes where the program sends it. */
    static void loud() {
        OURS.setUseParentHandlers(true);
    }

    static CapturedLog start() {
        return new CapturedLog(Level.INFO);
    }

    static CapturedLog start(Level level) {
        return new CapturedLog(level);
    }

    List<String> lines() {
        return List.copyOf(lines);
    }

    /** All of it, as it would stand in a terminal. */
    String text() {
        return String.join("", lines);
    }

    @Override
    public void publish(LogRecord record) {
        if (isLoggable(record)) {
            lines.add(format.format(record));
        }
    }

    @Override
    public void flush() {}

    @Override
    public void close() {
        OURS.removeHandler(this);
        OURS.setLevel(null);
    }
}
