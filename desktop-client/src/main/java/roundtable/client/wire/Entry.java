package roundtable.client.wire;

import java.time.Instant;
import roundtable.client.link.Tap;

/**
 * One line of the log, or what stands in its place. No secret is in it.
 *
 * @param number counts the entries of the log from 1
 * @param nanos the same moment as {@code time} by the clock that measures
 * @param source the connection; null for a {@link Kind#NOTE}
 * @param size in bytes, LF included
 * @param text the line without its LF; of bytes, the text that they are, with {@code \n} for a LF, or else their hexadecimal
 * @param bytes those of a {@link Kind#BYTES}, the first of them where they are many
 * @param cut whether the text is only the beginning
 * @param type of the message; empty where there is none
 * @param request the number of the entry that this one answers, or 0
 * @param delay nanoseconds since that entry, or -1
 */
public record Entry(
        long number,
        Kind kind,
        Tap.Direction direction,
        Instant time,
        long nanos,
        Tap.Source source,
        long size,
        String text,
        Bytes bytes,
        boolean cut,
        String type,
        long request,
        long delay) {

    /** What an entry is. */
    public enum Kind {
        /** A line of the protocol. */
        LINE,
        /** Bytes to or from an echo. */
        BYTES,
        /** The bytes of a file: how many, not which. */
        RAW,
        /** What the log itself has to say. */
        NOTE
    }

    /** Whether it goes to the server. */
    public boolean isSent() {
        return direction == Tap.Direction.SENT;
    }

    /** Whether it is a sign of life and no more. */
    public boolean isPing() {
        return type.equals("ping") || type.equals("pong");
    }

    /** Whether dots stand in the place of a secret. */
    public boolean hidesSecrets() {
        return text.contains(ScannedLine.HIDDEN);
    }

    /** What it takes in memory, roughly. */
    long weight() {
        return 200L + 2L * text.length() + bytes.length();
    }

    /** The same with more raw bytes. */
    Entry grown(long more) {
        return new Entry(
                number, kind, direction, time, nanos, source, size + more, text, bytes, cut, type, request, delay);
    }
}
