package roundtable.client.window.parts;

import java.awt.FontMetrics;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import roundtable.client.text.Messages;

/** Sizes, spans, times and long words as people read them. */
public final class Texts {
    private static final String[] UNITS = {"size.kb", "size.mb", "size.gb", "size.tb"};

    private Texts() {}

    /** Words no wider than that, in pixels: shortened where they are too long. */
    public static String shortened(String words, FontMetrics metrics, int most) {
        if (metrics.stringWidth(words) <= most) {
            return words;
        }
        String shorter = words;
        while (!shorter.isEmpty() && metrics.stringWidth(shorter + "…") > most) {
            shorter = shorter.substring(0, shorter.offsetByCodePoints(shorter.length(), -1));
        }
        return shorter + "…";
    }

    /** Bytes, by the unit that leaves a small number. */
    public static String size(long bytes) {
        if (bytes < 1000) {
            return Messages.text("size.bytes", bytes);
        }
        double amount = bytes / 1000.0;
        int unit = 0;
        while (amount >= 999.95 && unit < UNITS.length - 1) {
            amount /= 1000;
            unit++;
        }
        return Messages.text(UNITS[unit], amount);
    }

    /** A span, by its two largest units. */
    public static String span(Duration span) {
        long seconds = span.toSeconds();
        if (seconds < 60) {
            return Messages.text("span.seconds", Math.max(1, seconds));
        }
        return seconds < 3600
                ? Messages.text("span.minutes", seconds / 60, seconds % 60)
                : Messages.text("span.hours", seconds / 3600, seconds % 3600 / 60);
    }

    /** Date and time, always as wide, so that they can be compared where they stand below each other. */
    public static String moment(Instant moment) {
        return by("pattern.moment", moment);
    }

    /** Hours and minutes. */
    public static String time(Instant moment) {
        return by("pattern.time", moment);
    }

    /** A time with its milliseconds. */
    public static String preciseTime(Instant moment) {
        return by("pattern.time.precise", moment);
    }

    private static String by(String pattern, Instant moment) {
        return DateTimeFormatter.ofPattern(Messages.text(pattern)).format(moment.atZone(ZoneId.systemDefault()));
    }

    /** Milliseconds with three digits behind the point. */
    public static String milliseconds(long nanos) {
        return String.format(Locale.getDefault(Locale.Category.FORMAT), "%.3f", nanos / 1e6);
    }
}
