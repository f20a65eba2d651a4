package roundtable.server;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.logging.Formatter;
import java.util.logging.LogRecord;
import roundtable.protocol.Visible;

/**
 * One line for each thing that happens: when, how grave where it is grave, which service, what. What clients sent cannot
 * make a second line, nor move the terminal's cursor.
 */
final class LogFormat extends Formatter {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

    @Override
    public String format(LogRecord record) {
        LocalDateTime time = LocalDateTime.ofInstant(record.getInstant(), ZoneId.systemDefault());
        String logger = record.getLoggerName() == null ? "" : record.getLoggerName();
        String part = logger.substring(logger.lastIndexOf('.') + 1);
        String grave = switch (record.getLevel().getName()) {
            case "SEVERE" -> "ERROR ";
            case "WARNING" -> "WARNING ";
            default -> "";
        };
        String line = TIME.format(time) + "  " + String.format("%-8s", part) + " " + grave
                + Visible.escaped(formatMessage(record)) + System.lineSeparator();
        return record.getThrown() == null ? line : line + stack(record.getThrown());
    }

    private static String stack(Throwable thrown) {
        StringWriter stack = new StringWriter();
        thrown.printStackTrace(new PrintWriter(stack, true));
        return stack.toString();
    }
}
