package roundtable.server.peers;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The lines to other nodes that are open. */
final class Lines {
    private final Map<Integer, Line> lines = new LinkedHashMap<>();

    void add(Line line) {
        lines.put(line.number, line);
    }

    Line get(int number) {
        return lines.get(number);
    }

    /** Whether it was there. */
    boolean remove(Line line) {
        return lines.remove(line.number) != null;
    }

    Collection<Line> all() {
        return lines.values();
    }

    /** A copy, for whoever closes some of them. */
    List<Line> list() {
        return new ArrayList<>(lines.values());
    }

    /** The line over which that node is spoken to, or null. */
    Line to(int node) {
        for (Line line : lines.values()) {
            if (line.introduced() && !line.spare && line.node() == node) {
                return line;
            }
        }
        return null;
    }

    /** A second line to that node, or null. */
    Line spare(int node) {
        for (Line line : lines.values()) {
            if (line.introduced() && line.spare && line.node() == node) {
                return line;
            }
        }
        return null;
    }

    /** Whether there is a line that is about to become one to that node, which is reached at {@code address}. */
    boolean isIntroducing(int node, String address) {
        return lines.values().stream()
                .anyMatch(line ->
                        !line.introduced() && (line.dialled ? line.address.equals(address) : line.greeted == node));
    }

    /** The lowest id below {@code self} of a node that there is a line to, or 0. */
    int lowestBelow(int self) {
        return lines.values().stream()
                .filter(line -> line.introduced() && line.node() < self)
                .mapToInt(Line::node)
                .min()
                .orElse(0);
    }

    /** Those over which other nodes are spoken to. */
    List<Line> used() {
        return lines.values().stream()
                .filter(line -> line.introduced() && !line.spare)
                .toList();
    }

    /** The addresses that those at the other ends were told to look at. */
    Set<String> toldAddresses() {
        return lines.values().stream()
                .filter(Line::introduced)
                .flatMap(line ->
                        line.peer.addresses().stream().map(address -> Whereabouts.toldBy(line.address, address)))
                .collect(Collectors.toSet());
    }

    /** Those of the followers. */
    List<Line> followers() {
        return lines.values().stream().filter(line -> line.follows).toList();
    }
}
