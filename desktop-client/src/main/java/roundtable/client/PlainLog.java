package roundtable.client;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.logging.Formatter;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import roundtable.protocol.Visible;

/** A log line: the time, the level where it is not the usual one, and what happened. */
final class PlainLog extends Formatter {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT).withZone(ZoneId.systemDefault());

    @Override
    public String format(LogRecord event) {
        StringWriter text = new StringWriter();
        text.append(TIME.format(event.getInstant())).append(' ');
        if (event.getLevel().intValue() != Level.INFO.intValue()) {
            text.append(event.getLevel().getName()).append(' ');
        }
        text.append(Visible.escaped(formatMessage(event))).append(System.lineSeparator());
        if (event.getThrown() != null) {
            event.getThrown().printStackTrace(new PrintWriter(text, true));
        }
        return text.toString();
    }
}
