package roundtable.server.editor;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.TreeMap;
import roundtable.protocol.EditorEvent.Changed;
import roundtable.protocol.Wire;
import roundtable.server.storage.FileJournal;

/**
 * All revisions of a document, read from the journal where they are not at hand. It remembers where in the journal every
 * 256th revision is, so that a look far back reads little more than it needs.
 */
final class History {
    private static final int BETWEEN_MARKS = 256;
    private static final int READ_AT_ONCE = 1_024;

    private final String document;
    private final FileJournal journal;
    /** Where the batch with that revision begins. Only for the committer's thread. */
    private final TreeMap<Long, Long> marks = new TreeMap<>();

    History(String document, FileJournal journal) {
        this.document = document;
        this.journal = journal;
    }

    /** Revision {@code revision} is in the batch at {@code position}. */
    void note(long revision, long position) {
        if (marks.isEmpty() || revision - marks.lastKey() >= BETWEEN_MARKS) {
            marks.put(revision, position);
        }
    }

    /** The revisions {@code from + 1} to {@code to}, read from the journal as they are asked for, by any one thread. */
    Iterator<Changed> between(long from, long to) {
        if (from >= to) {
            return List.<Changed>of().iterator();
        }
        long start = marks.floorEntry(from + 1).getValue();
        return new Iterator<>() {
            private final ArrayDeque<Changed> ahead = new ArrayDeque<>();
            private long position = start;
            private long next = from + 1;

            @Override
            public boolean hasNext() {
                return next <= to;
            }

            @Override
            public Changed next() {
                if (!hasNext()) {
                    throw new NoSuchElementException();
                }
                if (ahead.isEmpty()) {
                    readOn();
                }
                next++;
                return ahead.remove();
            }

            private void readOn() {
                try {
                    journal.read(position, (at, entries) -> {
                        for (Changed changed : changes(entries)) {
                            if (changed.revision() >= next && changed.revision() <= to) {
                                ahead.add(changed);
                            }
                        }
                        position = at;
                        return ahead.size() < READ_AT_ONCE
                                && (ahead.isEmpty() || ahead.getLast().revision() < to);
                    });
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
                if (ahead.isEmpty() || ahead.getFirst().revision() != next) {
                    throw new IllegalStateException("revision " + next + " of " + document + " is not in the journal");
                }
            }
        };
    }

    private List<Changed> changes(byte[] entries) {
        List<Changed> found = new ArrayList<>();
        for (JsonNode entry : Wire.parseAny(entries)) {
            if ("change".equals(entry.path("type").textValue())
                    && document.equals(entry.path("document").textValue())) {
                found.add(Wire.convert(entry, Changed.class));
            }
        }
        return found;
    }
}
