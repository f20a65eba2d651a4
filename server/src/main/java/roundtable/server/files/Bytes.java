package roundtable.server.files;

import java.util.Locale;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Amounts of bytes as people write them: {@code 10G}, {@code 500 MiB}; K is 1,024. */
public final class Bytes {
    private static final String UNITS = "KMGTPE";
    private static final Pattern WRITTEN =
            Pattern.compile("(\\d{1,18})\\s*([KMGTP]?)(?:i?B)?", Pattern.CASE_INSENSITIVE);

    private Bytes() {}

    /** The bytes that {@code 500M} stands for; empty where it stands for none. */
    public static OptionalLong parse(String text) {
        Matcher written = WRITTEN.matcher(text.strip());
        if (!written.matches()) {
            return OptionalLong.empty();
        }
        long number = Long.parseLong(written.group(1));
        int shift = 10 * (UNITS.indexOf(written.group(2).toUpperCase(Locale.ROOT)) + 1);
        if (written.group(2).isEmpty()) {
            return OptionalLong.of(number);
        }
        return number > Long.MAX_VALUE >> shift ? OptionalLong.empty() : OptionalLong.of(number << shift);
    }

    /** {@code 1.5 GiB}: not the GB of the window, which is of 1,000 MB. */
    static String words(long bytes) {
        if (bytes < 1_024) {
            return bytes == 1 ? "1 byte" : bytes + " bytes";
        }
        int unit = (63 - Long.numberOfLeadingZeros(bytes)) / 10;
        double amount = (double) bytes / (1L << (10 * unit));
        return String.format(Locale.ROOT, amount < 10 ? "%.1f %siB" : "%.0f %siB", amount, UNITS.charAt(unit - 1));
    }
}
