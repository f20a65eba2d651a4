package roundtable.server.storage;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.TreeMap;
import roundtable.protocol.Wire;

/**
 * The numbered entries of one thing, a document's changes or a room's messages, read from the journal when they are not
 * at hand. It remembers where every 256th of them is, so that a look far back reads little more than it needs.
 */
public final class History<T> {
    private static final int BETWEEN_MARKS = 256;
    private static final int READ_AT_ONCE = 1_024;

    /**
     * How the entries of a thing are told from the others.
     *
     * @param type their {@code "type"}
     * @param field the field that names the thing
     * @param numbered the field of their number
     * @param kind what they are read as
     */
    public record Kind<T>(String type, String field, String numbered, Class<T> kind) {}

    private final Kind<T> kind;
    private final FileJournal journal;
    /** Where the batch with that number begins. Only for the committer's thread. */
    private final TreeMap<Long, Long> marks = new TreeMap<>();

    /** The history of a thing, of which nothing is known yet. */
    public History(Kind<T> kind, FileJournal journal) {
        this.kind = kind;
        this.journal = journal;
    }

    /** Entry {@code number} is in the batch at {@code position}. */
    public void note(long number, long position) {
        if (marks.isEmpty() || number - marks.lastKey() >= BETWEEN_MARKS) {
            marks.put(number, position);
        }
    }

    /** What was noted, to be kept: positions by number. */
    public Map<Long, Long> marks() {
        return new TreeMap<>(marks);
    }

    /** The thing's entries {@code from + 1} to {@code to}, read as they are asked for, by any one thread. */
    public Iterator<T> between(Names names, long from, long to) {
        if (from >= to) {
            return List.<T>of().iterator();
        }
        return new Reading(names, marks.floorEntry(from + 1).getValue(), from + 1, to);
    }

    private record Numbered<T>(long number, T entry) {}

    private final class Reading implements Iterator<T> {
        private final ArrayDeque<Numbered<T>> ahead = new ArrayDeque<>();
        private final Names names;
        private final long to;
        private long position;
        private long next;

        Reading(Names names, long position, long next, long to) {
            this.names = names;
            this.position = position;
            this.next = next;
            this.to = to;
        }

        @Override
        public boolean hasNext() {
            return next <= to;
        }

        @Override
        public T next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            if (ahead.isEmpty()) {
                readOn();
            }
            next++;
            return ahead.remove().entry;
        }

        private void readOn() {
            try {
                journal.read(position, (at, entries) -> {
                    ahead.addAll(wanted(entries));
                    position = at;
                    return ahead.size() < READ_AT_ONCE && (ahead.isEmpty() || ahead.getLast().number < to);
                });
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            if (ahead.isEmpty() || ahead.getFirst().number != next) {
                throw new IllegalStateException(
                        kind.type + " " + next + " of " + names.now() + " is not in the journal");
            }
        }

        /** One after the other: a thing that took over a name has entries of its own under it, with numbers of its own. */
        private List<Numbered<T>> wanted(byte[] entries) {
            List<Numbered<T>> found = new ArrayList<>();
            long number = ahead.isEmpty() ? next : ahead.getLast().number + 1;
            for (JsonNode entry : Wire.parseAny(entries)) {
                if (number <= to && isOurs(entry, number)) {
                    found.add(new Numbered<>(number, Wire.convert(entry, kind.kind)));
                    number++;
                }
            }
            return found;
        }

        private boolean isOurs(JsonNode entry, long number) {
            return entry.path(kind.numbered).asLong() == number
                    && kind.type.equals(entry.path("type").textValue())
                    && names.at(number).equals(entry.path(kind.field).textValue());
        }
    }
}
