package roundtable.client.host;

import java.util.logging.Formatter;
import java.util.logging.Handler;
import roundtable.server.LogWriter;

/** The log on the error output, of a server that is hosted here and of the window itself: nobody waits for who reads it. */
public final class ConsoleLog {
    private ConsoleLog() {}

    /** Writes to the error output, in that format. */
    public static Handler in(Formatter format) {
        return new LogWriter(System.err, format);
    }
}
