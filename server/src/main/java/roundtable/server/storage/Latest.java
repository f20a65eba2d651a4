package roundtable.server.storage;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/**
 * The latest of a thing's numbered entries, found by their number or by their author's own id for them. Belongs to the
 * committer's thread.
 */
public final class Latest<T> {
    /** How many are kept at least. */
    public static final int KEPT = 10_000;

    /** An author's own id for something; {@code id} is null where it was given none. */
    public record Key(long client, String id) {}

    private final ToLongFunction<T> number;
    private final Function<T, Key> key;
    /** Entry {@code first + i} is the i-th. Trimmed by the half when there are twice as many as there have to be. */
    private final List<T> entries = new ArrayList<>();

    private final Map<Key, T> byKey = new HashMap<>();
    private long first = 1;

    /** None yet. */
    public Latest(ToLongFunction<T> number, Function<T, Key> key) {
        this.number = number;
        this.key = key;
    }

    /** The next one. */
    public void add(T entry) {
        if (entries.isEmpty()) {
            first = number.applyAsLong(entry);
        }
        entries.add(entry);
        if (key.apply(entry).id() != null) {
            byKey.putIfAbsent(key.apply(entry), entry);
        }
        if (entries.size() >= 2 * KEPT) {
            List<T> old = entries.subList(0, entries.size() - KEPT);
            old.forEach(one -> byKey.remove(key.apply(one), one));
            first += old.size();
            old.clear();
        }
    }

    /** Takes the last one back. */
    public void removeLast() {
        T last = entries.removeLast();
        byKey.remove(key.apply(last), last);
    }

    /** Whether all after {@code after} are here. */
    public boolean reachBackTo(long after) {
        return after + 1 >= first;
    }

    /** The one of that number, which has to be here. */
    public T get(long wanted) {
        return entries.get(Math.toIntExact(wanted - first));
    }

    /** A copy of {@code from + 1} to {@code to}, which have to be here. */
    public List<T> between(long from, long to) {
        return from >= to
                ? List.of()
                : List.copyOf(entries.subList(Math.toIntExact(from + 1 - first), Math.toIntExact(to + 1 - first)));
    }

    /** What the author's own id stands for, or null. */
    public T find(long client, String id) {
        return byKey.get(new Key(client, id));
    }
}
