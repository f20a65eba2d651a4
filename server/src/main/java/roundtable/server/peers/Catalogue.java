package roundtable.server.peers;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import roundtable.protocol.NodeMessage;
import roundtable.protocol.NodeMessage.Held;
import roundtable.protocol.NodeMessage.Holding;
import roundtable.protocol.NodeMessage.Shelf;

/** Which of the nodes that are known has which files; also of nodes that are down. */
final class Catalogue {
    /** Files of one node. */
    static final int MOST_FILES = 100_000;

    private final NavigableMap<Integer, Files> nodes = new TreeMap<>();

    /** The files of one node, by name, in one version. */
    record Files(long started, long version, NavigableMap<String, Held> byName) {
        Files {
            byName = Collections.unmodifiableNavigableMap(byName);
        }

        boolean newerThan(Files other) {
            return other == null || started > other.started || started == other.started && version > other.version;
        }
    }

    /** What is known of a node, or null. */
    Files of(int node) {
        return nodes.get(node);
    }

    void put(int node, Files files) {
        nodes.put(node, files);
    }

    void remove(int node) {
        nodes.remove(node);
    }

    /** All of it; a view. */
    NavigableMap<Integer, Files> nodes() {
        return Collections.unmodifiableNavigableMap(nodes);
    }

    /** Which versions are here. */
    List<Holding> holdings() {
        return nodes.entrySet().stream()
                .map(one -> new Holding(one.getKey(), one.getValue().started, one.getValue().version))
                .toList();
    }

    /** All files of a node, as messages. */
    static List<Shelf> whole(int node, Files files) {
        return parts(node, files.started, files.version, null, List.copyOf(files.byName.values()), List.of());
    }

    /** A change, as messages. */
    static List<Shelf> parts(int node, long started, long version, Long base, List<Held> files, List<String> gone) {
        List<Shelf> parts = new ArrayList<>();
        int most = NodeMessage.MOST_FILES;
        int count = Math.max(1, Math.max((files.size() + most - 1) / most, (gone.size() + most - 1) / most));
        for (int i = 0; i < count; i++) {
            parts.add(new Shelf(
                    node,
                    started,
                    version,
                    base,
                    slice(files, i, most),
                    slice(gone, i, most),
                    i < count - 1 ? true : null));
        }
        return parts;
    }

    private static <T> List<T> slice(List<T> all, int part, int most) {
        int from = Math.min(all.size(), part * most);
        return all.subList(from, Math.min(all.size(), from + most));
    }
}
