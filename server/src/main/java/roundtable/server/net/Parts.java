package roundtable.server.net;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import roundtable.protocol.Message;
import roundtable.protocol.Wire;

/**
 * Splits what is too long for one line: the same message again with the next part, {@code "more":true} on all but the
 * last. A part is made when it is asked for.
 */
public final class Parts {
    /** Room for the id of the request, which is up to 256 characters, each perhaps escaped. */
    private static final int FOR_ID = 2_048;

    /** Each part carries something, even where all that goes with it has filled the line already. */
    private static final int LEAST = 64;

    private Parts() {}

    /** Makes the message that carries a part. */
    @FunctionalInterface
    public interface Maker<P> {
        /** The message with this part; {@code more} is true or null. */
        Message.Event message(P part, Boolean more);
    }

    /** A text in parts that cut no surrogate pair; an empty text is one empty part. */
    public static Iterator<Message.Event> ofText(CharSequence text, int longestLine, Maker<String> maker) {
        int room = Math.max(LEAST, longestLine - FOR_ID - Wire.encode(maker.message("", true)).length);
        return new Iterator<>() {
            private int next;
            private boolean done;

            @Override
            public boolean hasNext() {
                return !done;
            }

            @Override
            public Message.Event next() {
                if (done) {
                    throw new NoSuchElementException();
                }
                int from = next;
                next = endOfPart(text, from, room);
                done = next == text.length();
                return maker.message(text.subSequence(from, next).toString(), done ? null : true);
            }
        };
    }

    private static int endOfPart(CharSequence text, int from, int room) {
        int left = room;
        int at = from;
        while (at < text.length()) {
            boolean pair = Character.isHighSurrogate(text.charAt(at)) && at + 1 < text.length();
            left -= pair ? 4 : escapedLength(text.charAt(at));
            if (left < 0) {
                return at;
            }
            at += pair ? 2 : 1;
        }
        return at;
    }

    /** How many bytes a UTF-16 unit takes in a JSON string. */
    private static int escapedLength(char c) {
        if (c < 0x20) {
            return c == '\n' || c == '\t' || c == '\r' || c == '\b' || c == '\f' ? 2 : 6;
        }
        if (c == '"' || c == '\\') {
            return 2;
        }
        return c < 0x80 ? 1 : c < 0x800 ? 2 : 3;
    }

    /** Items in parts; none at all is one empty part. */
    public static <T> Iterator<Message.Event> ofItems(Iterator<T> items, int longestLine, Maker<List<T>> maker) {
        int room = longestLine - FOR_ID - Wire.encode(maker.message(List.of(), true)).length;
        return new Iterator<>() {
            private T held;
            private int heldLength;
            private boolean done;

            @Override
            public boolean hasNext() {
                return !done;
            }

            @Override
            public Message.Event next() {
                if (done) {
                    throw new NoSuchElementException();
                }
                List<T> part = new ArrayList<>();
                int left = room;
                while (hold() && (part.isEmpty() || heldLength <= left)) {
                    part.add(held);
                    left -= heldLength;
                    held = null;
                }
                done = !hold();
                return maker.message(part, done ? null : true);
            }

            private boolean hold() {
                if (held == null && items.hasNext()) {
                    held = items.next();
                    heldLength = Wire.write(held).length + 1;
                }
                return held != null;
            }
        };
    }
}
