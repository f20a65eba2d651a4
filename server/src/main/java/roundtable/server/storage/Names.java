package roundtable.server.storage;

import java.util.Collections;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * What a thing with numbered entries is called, and was called before: each of its entries stands in the journal under the
 * name of its time. Immutable.
 */
public final class Names {
    /** By the first number under that name. */
    private final NavigableMap<Long, String> byFirst;

    private Names(NavigableMap<Long, String> byFirst) {
        this.byFirst = byFirst;
    }

    /** A thing that never had another name. */
    public static Names of(String name) {
        return of(name, Map.of());
    }

    /** A thing that was first called {@code name}, and later so, each name by the last number under the one before. */
    public static Names of(String name, Map<Long, String> later) {
        NavigableMap<Long, String> byFirst = new TreeMap<>(Map.of(0L, name));
        later.forEach((last, next) -> byFirst.put(last + 1, next));
        return new Names(byFirst);
    }

    /** The thing is called {@code name} in all entries after number {@code last}. */
    public Names then(long last, String name) {
        NavigableMap<Long, String> more = new TreeMap<>(byFirst);
        more.put(last + 1, name);
        return new Names(more);
    }

    /** The name under which the entry of that number stands in the journal. */
    public String at(long number) {
        return byFirst.floorEntry(number).getValue();
    }

    /** The name of now. */
    public String now() {
        return byFirst.lastEntry().getValue();
    }

    /** The names after the first, each by the last number under the one before. */
    public Map<Long, String> later() {
        Map<Long, String> later = new TreeMap<>();
        byFirst.tailMap(1L).forEach((first, name) -> later.put(first - 1, name));
        return Collections.unmodifiableMap(later);
    }
}
