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
    static List<Route> to(Picture picture, Held version) {
        List<Route> routes = new ArrayList<>();
        for (Map.Entry<Integer, Catalogue.Files> one : picture.catalogue().entrySet()) {
            int holder = one.getKey();
            if (holder != picture.self() && picture.isUp(holder)) {
                String name = nameOf(version, one.getValue());
                if (name != null) {
                    add(routes, picture, holder, name);
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

    private static void add(List<Route> routes, Picture picture, int holder, String name) {
        if (picture.leaderAddress() != null && picture.leader() != holder) {
            routes.add(new Route(holder, picture.leader(), picture.leaderAddress(), name));
        }
        routes.add(straight(picture, holder, name));
    }

    private static Route straight(Picture picture, int holder, String name) {
        return new Route(holder, null, picture.others().get(holder).address(), name);
    }

    /** The straight way to a file of another node, and what the file is. */
    record Found(Route route, Held version) {}

    /**
     * A file of that other node.
     *
     * @throws ProtocolException {@code not-found}, or {@code unavailable} where the node is down
     */
    static Found find(Picture picture, int holder, String name, String sha256) {
        Catalogue.Files files = picture.catalogue().get(holder);
        Held held = files == null ? null : files.byName().get(name);
        if (held == null || !held.sha256().equals(sha256)) {
            throw new ProtocolException(ErrorCode.NOT_FOUND, "404 Not Found");
        }
        if (!picture.isUp(holder)) {
            throw new ProtocolException(ErrorCode.UNAVAILABLE, "Node " + holder + " is down");
        }
        return new Found(straight(picture, holder, name), held);
    }
}
