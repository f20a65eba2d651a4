package roundtable.server.peers;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import roundtable.protocol.NodeMessage.Held;
import roundtable.protocol.PeersEvent.Listed;

/** The catalogue as clients see it: each file once, with the nodes that have it. */
final class Listing {
    private Listing() {}

    /** All files by name; of several contents of one name, the one that can be had comes first. */
    static List<Listed> of(Picture picture) {
        Map<Held, List<Integer>> holders = new TreeMap<>(
                Comparator.comparing(Held::name).thenComparing(Held::sha256).thenComparingLong(Held::size));
        picture.catalogue()
                .forEach((id, files) -> files.byName()
                        .values()
                        .forEach(file -> holders.computeIfAbsent(file, f -> new ArrayList<>())
                                .add(id)));
        List<Listed> files = new ArrayList<>(holders.size());
        holders.forEach((file, nodes) -> files.add(new Listed(file.name(), file.size(), file.sha256(), nodes)));
        files.sort(Comparator.comparing(Listed::name).thenComparingInt(file -> lowestUp(picture, file)));
        return files;
    }

    private static int lowestUp(Picture picture, Listed file) {
        return file.nodes().stream().filter(picture::isUp).findFirst().orElse(Integer.MAX_VALUE);
    }
}
