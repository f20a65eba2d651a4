package roundtable.client.wire;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.locks.ReentrantLock;
import roundtable.client.link.Tap;
import roundtable.client.text.Messages;

/**
 * Keeps the latest lines that a tap shows, at most so many and so much of them, without the secrets that are in them. It is
 * told on the threads that read and write, and read by the window's; neither waits for more than a few copies.
 */
public final class WireLog implements Tap.Listener {
    /** The most entries. */
    public static final int MOST_ENTRIES = 5_000;

    /** The most memory, roughly, in bytes. */
    public static final long MOST_BYTES = 8 << 20;

    /** The longest text of an entry, in UTF-16 units, and the most bytes. */
    public static final int LONGEST_TEXT = 16_384;

    private static final int MOST_CONNECTIONS = 256;

    private final Runnable news;
    private final ReentrantLock lock = new ReentrantLock();
    /** Guarded by the lock, as is all of what follows: entry n stands at n modulo the length, from first to last. */
    private final Entry[] ring = new Entry[MOST_ENTRIES];

    private long first = 1;
    private long last;
    private long weight;
    private final Map<Long, Pairing> pairings = new Latest<>();
    /** The entry of each connection that its next raw bytes are counted in. */
    private final Map<Long, Long> growing = new Latest<>();
    /** Entries that have grown since they were read. */
    private final SortedSet<Long> grown = new TreeSet<>();

    private boolean told;

    /** What is known of the connections that were heard of last, by their numbers. */
    private static final class Latest<V> extends LinkedHashMap<Long, V> {
        Latest() {
            super(16, 0.75f, true);
        }

        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, V> eldest) {
            return size() > MOST_CONNECTIONS;
        }
    }

    /** @param news is told, once until the next {@link #read}, that there is something to read; it must not block */
    public WireLog(Runnable news) {
        this.news = news;
    }

    /**
     * What there is after the entry of number {@code last}.
     *
     * @param first the number of the oldest entry that is kept
     * @param total the number of the newest, which counts all that there ever were
     * @param changed entries that have other values than when they were read
     */
    public record News(long first, long total, List<Entry> added, List<Entry> changed) {}

    @Override
    public void line(Tap.Source source, Tap.Direction direction, byte[] line) {
        int length = line.length > 0 && line[line.length - 1] == '\n' ? line.length - 1 : line.length;
        ScannedLine scanned = ScannedLine.of(new String(line, 0, length, StandardCharsets.UTF_8));
        boolean cut = scanned.text().length() > LONGEST_TEXT;
        String text = cut ? start(scanned.text()) : scanned.text();
        lock.lock();
        try {
            growing.remove(source.number());
            Pairing pairing = pairing(source);
            long now = System.nanoTime();
            Pairing.Waiting request = null;
            if (direction == Tap.Direction.SENT) {
                pairing.sent(last + 1, now, scanned);
            } else {
                request = pairing.answered(scanned);
            }
            String type = scanned.value("type");
            add(entry(Entry.Kind.LINE, source, direction, now, length + 1L, text, Bytes.NONE, cut, type, request));
        } finally {
            lock.unlock();
        }
        tell();
    }

    private static String start(String text) {
        int end = Character.isHighSurrogate(text.charAt(LONGEST_TEXT - 1)) ? LONGEST_TEXT - 1 : LONGEST_TEXT;
        return text.substring(0, end);
    }

    @Override
    public void bytes(Tap.Source source, Tap.Direction direction, byte[] bytes) {
        boolean cut = bytes.length > LONGEST_TEXT;
        Bytes whole = Bytes.of(bytes, LONGEST_TEXT);
        // A test of one's own may hold one's own hello.
        Optional<String> scanned = whole.text().map(text -> ScannedLine.of(text).text());
        Bytes kept = scanned.map(Bytes::of).orElse(whole);
        String text = scanned.map(WireLog::withoutControls).orElseGet(whole::hex);
        lock.lock();
        try {
            Pairing pairing = pairing(source);
            long now = System.nanoTime();
            Pairing.Waiting request = null;
            if (direction == Tap.Direction.SENT) {
                pairing.sent(last + 1, now);
            } else {
                request = pairing.echoed();
            }
            add(entry(Entry.Kind.BYTES, source, direction, now, bytes.length, text, kept, cut, "", request));
        } finally {
            lock.unlock();
        }
        tell();
    }

    private static String withoutControls(String text) {
        return text.replace("\n", "\\n").replace("\r", "\\r").replace("\t", "\\t");
    }

    @Override
    public void raw(Tap.Source source, Tap.Direction direction, long count) {
        lock.lock();
        try {
            Entry before = kept(growing.getOrDefault(source.number(), 0L));
            if (before != null && before.direction() == direction) {
                ring[place(before.number())] = before.grown(count);
                grown.add(before.number());
            } else {
                add(entry(
                        Entry.Kind.RAW, source, direction, System.nanoTime(), count, "", Bytes.NONE, false, "", null));
                growing.put(source.number(), last);
            }
        } finally {
            lock.unlock();
        }
        tell();
    }

    /** Says in a line of the log's own that nobody looked on for a while. What was asked before has its answer by now. */
    public void gap() {
        lock.lock();
        try {
            pairings.clear();
            growing.clear();
            if (first <= last) {
                String words = Messages.text("wire.gap");
                add(entry(Entry.Kind.NOTE, null, null, System.nanoTime(), 0, words, Bytes.NONE, false, "", null));
            }
        } finally {
            lock.unlock();
        }
    }

    private Pairing pairing(Tap.Source source) {
        return pairings.computeIfAbsent(source.number(), number -> new Pairing());
    }

    /** The entry of that number, or null where it is kept no longer. */
    private Entry kept(long number) {
        return number < first || number > last ? null : ring[place(number)];
    }

    private static int place(long number) {
        return (int) (number % MOST_ENTRIES);
    }

    private Entry entry(
            Entry.Kind kind,
            Tap.Source source,
            Tap.Direction direction,
            long now,
            long size,
            String text,
            Bytes bytes,
            boolean cut,
            String type,
            Pairing.Waiting request) {
        return new Entry(
                last + 1,
                kind,
                direction,
                Instant.now(),
                now,
                source,
                size,
                text,
                bytes,
                cut,
                type,
                request == null ? 0 : request.number(),
                request == null ? -1 : now - request.nanos());
    }

    private void add(Entry entry) {
        if (last + 1 - first == MOST_ENTRIES) {
            forgetFirst();
        }
        last = entry.number();
        ring[place(last)] = entry;
        weight += entry.weight();
        while (weight > MOST_BYTES) {
            forgetFirst();
        }
    }

    private void forgetFirst() {
        weight -= ring[place(first)].weight();
        ring[place(first)] = null;
        grown.remove(first);
        first++;
    }

    private void tell() {
        boolean firstNews;
        lock.lock();
        try {
            firstNews = !told;
            told = true;
        } finally {
            lock.unlock();
        }
        if (firstNews) {
            news.run();
        }
    }

    /** What came after the entry of that number, and what became of those up to it. */
    public News read(long known) {
        lock.lock();
        try {
            told = false;
            List<Entry> added = new ArrayList<>();
            for (long number = Math.max(first, known + 1); number <= last; number++) {
                added.add(ring[place(number)]);
            }
            List<Entry> changed =
                    grown.headSet(known + 1).stream().map(this::kept).toList();
            grown.clear();
            return new News(first, last, added, changed);
        } finally {
            lock.unlock();
        }
    }

    /** How many entries there ever were. Of the next one it is told. */
    public long total() {
        lock.lock();
        try {
            told = false;
            return last;
        } finally {
            lock.unlock();
        }
    }

    /** Forgets all entries. */
    public void clear() {
        lock.lock();
        try {
            while (first <= last) {
                forgetFirst();
            }
            growing.clear();
        } finally {
            lock.unlock();
        }
    }
}
