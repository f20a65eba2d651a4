package roundtable.server.peers;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import roundtable.protocol.ErrorCode;
import roundtable.protocol.NodeMessage.Held;
import roundtable.protocol.ProtocolException;

/** Which ways there are to a file's content, as the network is just now. */
final class Routes {
    private Routes() {}

    /**
     * All ways, by holder: where the leader has a line to the holder its way comes first, and the straight one after it.
     *
     * @param version the content; files of other names that are the same count too
     */
    static List<Route> to(Node node, Held version) {
        List<Route> routes = new ArrayList<>();
        for (Map.Entry<Integer, Catalogue.Files> one : node.catalogue().nodes().entrySet()) {
            int holder = one.getKey();
            if (holder != node.self().node() && node.isUp(holder)) {
                String name = nameOf(version, one.getValue());
                if (name != null) {
                    add(routes, node, holder, name);
                }
            }
        }
        return routes;
    }

    private static String nameOf(Held version, Catalogue.Files files) {
        Held same = files.byName().get(version.name());
        if (same != null && same.equals(version)) {
            return version.name();
        }
        return files.byName().values().stream()
                .filter(file -> file.size() == version.size() && file.sha256().equals(version.sha256()))
                .map(Held::name)
                .findFirst()
                .orElse(null);
    }

    private static void add(List<Route> routes, Node node, int holder, String name) {
        Line leader = node.election().leaderLine();
        if (leader != null && leader.node() != holder) {
            routes.add(new Route(holder, leader.node(), leader.address, name));
        }
        routes.add(new Route(holder, null, node.roster().get(holder).address, name));
    }

    /**
     * A file of that node.
     *
     * @throws ProtocolException {@code not-found}, or {@code unavailable} where the node is down
     */
    static Held held(Node node, int holder, String name, String sha256) {
        Catalogue.Files files = node.catalogue().of(holder);
        Held held = files == null ? null : files.byName().get(name);
        if (held == null || !held.sha256().equals(sha256)) {
            throw new ProtocolException(ErrorCode.NOT_FOUND, "404 Not Found");
        }
        if (!node.isUp(holder)) {
            throw new ProtocolException(ErrorCode.UNAVAILABLE, "Node " + holder + " is down");
        }
        return held;
    }
}
