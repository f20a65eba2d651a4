package roundtable.server.peers;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import roundtable.protocol.ErrorCode;
import roundtable.protocol.NodeMessage.Held;
import roundtable.protocol.ProtocolException;

/** Finds in the catalogue who has a file. Where nodes have different files of one name, the lowest that is up counts. */
final class Finder {
    private Finder() {}

    /**
     * A file and the nodes that have it and are up, the lowest first.
     *
     * @param version the file's content
     */
    record Located(Held version, List<Integer> holders) {}

    /**
     * Looks for a file.
     *
     * @param own the file of that name on the node's own shelf, or null
     * @throws ProtocolException {@code not-found} where no known node has it, {@code unavailable} where one may have it
     *     that cannot be asked
     */
    static Located locate(Picture picture, String name, Held own) {
        Held chosen = null;
        List<Integer> holders = new ArrayList<>();
        List<Integer> down = new ArrayList<>();
        for (Map.Entry<Integer, Catalogue.Files> one : picture.catalogue().entrySet()) {
            boolean here = one.getKey() == picture.self();
            Held held = here ? own : one.getValue().byName().get(name);
            if (held == null) {
                continue;
            }
            if (!picture.isUp(one.getKey())) {
                down.add(one.getKey());
            } else if (chosen == null || chosen.equals(held)) {
                chosen = held;
                holders.add(one.getKey());
            }
        }
        if (chosen != null) {
            return new Located(chosen, List.copyOf(holders));
        }
        throw refusal(picture, name, down);
    }

    private static ProtocolException refusal(Picture picture, String name, List<Integer> down) {
        if (!down.isEmpty()) {
            return new ProtocolException(
                    ErrorCode.UNAVAILABLE, "'" + name + "' is on Node " + down.getFirst() + ", which is down");
        }
        return picture.others().values().stream()
                .filter(other -> other.up() && !picture.catalogue().containsKey(other.node()))
                .findFirst()
                .map(other -> new ProtocolException(
                        ErrorCode.UNAVAILABLE, "Node " + other.node() + " has not said yet what it has"))
                .orElseGet(() -> new ProtocolException(ErrorCode.NOT_FOUND, "404 Not Found"));
    }
}
