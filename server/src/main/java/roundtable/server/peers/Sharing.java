package roundtable.server.peers;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import roundtable.protocol.NodeMessage.Held;
import roundtable.protocol.NodeMessage.Holding;
import roundtable.protocol.NodeMessage.Shelf;

/**
 * Keeps the catalogue the same everywhere: each node tells the leader what is on its own shelf, and the leader tells all.
 * Who begins to follow says which versions it has, so that only what differs goes over the line.
 */
final class Sharing {
    private final Self self;
    private final Lines lines;
    private final Roster roster;
    private final Catalogue catalogue;
    private final Deeds deeds;
    /** The parts of a shelf that has not come whole yet, by line. */
    private final Map<Line, Incoming> incoming = new HashMap<>();

    private Line leader;

    /** What has come so far of a list in parts. */
    private record Incoming(Shelf first, List<Held> files, List<String> gone) {}

    Sharing(Self self, Lines lines, Roster roster, Catalogue catalogue, Deeds deeds) {
        this.self = self;
        this.lines = lines;
        this.roster = roster;
        this.catalogue = catalogue;
        this.deeds = deeds;
        catalogue.put(self.node(), new Catalogue.Files(self.started(), 0, new TreeMap<>()));
    }

    List<Holding> holdings() {
        return catalogue.holdings();
    }

    /** The node's own shelf is that now; the others are told what has changed. */
    void own(List<Held> shelf) {
        Catalogue.Files before = catalogue.of(self.node());
        NavigableMap<String, Held> byName = new TreeMap<>();
        shelf.stream().limit(Catalogue.MOST_FILES).forEach(file -> byName.put(file.name(), file));
        List<Held> changed = byName.values().stream()
                .filter(file -> !file.equals(before.byName().get(file.name())))
                .toList();
        List<String> gone = before.byName().keySet().stream()
                .filter(name -> !byName.containsKey(name))
                .toList();
        if (changed.isEmpty() && gone.isEmpty()) {
            return;
        }
        long version = before.version() + 1;
        catalogue.put(self.node(), new Catalogue.Files(self.started(), version, byName));
        List<Shelf> parts = Catalogue.parts(self.node(), self.started(), version, before.version(), changed, gone);
        if (leader != null && lines.get(leader.number) == leader) {
            send(leader, parts);
        }
        lines.followers().forEach(line -> send(line, parts));
    }

    private void send(Line line, List<Shelf> parts) {
        parts.forEach(part -> deeds.send(line, part));
    }

    /** This node follows the one at the other end of {@code line}, which has those shelves. */
    void following(Line line, List<Holding> has) {
        leader = line;
        send(line, Catalogue.whole(self.node(), catalogue.of(self.node())));
        Map<Integer, Holding> theirs = new HashMap<>();
        has.forEach(one -> theirs.put(one.node(), one));
        catalogue.nodes().forEach((node, files) -> {
            Holding known = theirs.get(node);
            boolean news = known == null
                    || files.newerThan(new Catalogue.Files(known.started(), known.version(), new TreeMap<>()));
            if (node != self.node() && node != line.node() && news) {
                send(line, Catalogue.whole(node, files));
            }
        });
    }

    /** The node at the other end of {@code line} follows this one, and has those shelves. */
    void followed(Line line, List<Holding> has) {
        catalogue.nodes().forEach((node, files) -> {
            boolean same = has.contains(new Holding(node, files.started(), files.version()));
            if (node != line.node() && !same) {
                send(line, Catalogue.whole(node, files));
            }
        });
    }

    /** That node is not known any more. */
    void forget(int node) {
        if (node != self.node()) {
            catalogue.remove(node);
        }
    }

    /** The line is gone. */
    void ended(Line line) {
        incoming.remove(line);
        if (line == leader) {
            leader = null;
        }
    }

    /**
     * Files of a node have come.
     *
     * @return what is wrong with them, or null
     */
    String received(Line line, Shelf part, boolean fromLeader) {
        boolean own = part.node() == line.node();
        if (part.node() == self.node()) {
            return "it tells what is on the shelf of Node " + self.node();
        }
        if (!fromLeader && !line.follows) {
            // On its way since before somebody else was followed.
            return null;
        }
        if (!fromLeader && !own && part.base() != null) {
            return "it tells what has changed on the shelf of another node";
        }
        Incoming all = incoming.computeIfAbsent(line, l -> new Incoming(part, new ArrayList<>(), new ArrayList<>()));
        if (all.first.node() != part.node()
                || all.first.version() != part.version()
                || all.files.size() > Catalogue.MOST_FILES
                || all.gone.size() > Catalogue.MOST_FILES) {
            return "the parts of its list do not belong together, or are too many";
        }
        all.files.addAll(part.files());
        all.gone.addAll(part.gone());
        if (Boolean.TRUE.equals(part.more())) {
            return null;
        }
        incoming.remove(line);
        if (roster.get(part.node()) == null) {
            // Nobody knows that there is such a node, or there are too many.
            return null;
        }
        return fromLeader || own ? take(line, all, fromLeader) : hear(all);
    }

    private String take(Line line, Incoming all, boolean fromLeader) {
        Shelf first = all.first;
        if (!fromLeader && first.started() != line.peer.started()) {
            return "it tells of another life than its own";
        }
        Catalogue.Files before = catalogue.of(first.node());
        Catalogue.Files files = merged(before, all);
        if (files == null) {
            return "its list of files does not follow on the one before, or is too long";
        }
        catalogue.put(first.node(), files);
        if (!fromLeader) {
            if (first.base() == null) {
                deeds.say("Files received from Node " + line.node() + ".");
            }
            pass(line, all, files);
        }
        return null;
    }

    /** A follower knows the shelf of a node that is not here. */
    private String hear(Incoming all) {
        Catalogue.Files files = merged(null, all);
        if (files != null && lines.to(all.first.node()) == null && files.newerThan(catalogue.of(all.first.node()))) {
            catalogue.put(all.first.node(), files);
            // To all: whoever told it may have been told meanwhile that there is no such node.
            pass(null, all, files);
        }
        return null;
    }

    private void pass(Line from, Incoming all, Catalogue.Files files) {
        List<Shelf> parts = Catalogue.parts(
                all.first.node(), files.started(), files.version(), all.first.base(), all.files, all.gone);
        for (Line line : lines.followers()) {
            if (line != from) {
                send(line, parts);
            }
        }
    }

    private static Catalogue.Files merged(Catalogue.Files before, Incoming all) {
        Shelf first = all.first;
        NavigableMap<String, Held> byName = new TreeMap<>();
        if (first.base() != null) {
            if (before == null || before.started() != first.started() || before.version() != first.base()) {
                return null;
            }
            byName.putAll(before.byName());
        }
        all.gone.forEach(byName::remove);
        all.files.forEach(file -> byName.put(file.name(), file));
        return byName.size() > Catalogue.MOST_FILES
                ? null
                : new Catalogue.Files(first.started(), first.version(), byName);
    }
}
