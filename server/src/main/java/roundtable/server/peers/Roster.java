package roundtable.server.peers;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import roundtable.protocol.NodeMessage;

/**
 * The other nodes that are known, up or down. What somebody merely told is believed of a few nodes only, and not for long: for
 * anybody can invent some. Times are milliseconds.
 */
final class Roster {
    /** Nodes that were never up, as far as this node knows. */
    private static final int MOST_UNSEEN = 100;

    private final NavigableMap<Integer, Entry> entries = new TreeMap<>();

    /** What is known of one node. */
    static final class Entry {
        final int node;
        String address;
        long started;
        boolean up;
        /** Whether it has ever been up. */
        private boolean seen;
        /** Since when it is down. */
        long downSince;
        /** Until when it counts as up although there is no line to it yet. */
        long expectedUntil = Long.MAX_VALUE;

        private Entry(int node) {
            this.node = node;
        }

        private NodeMessage.Member member(long now) {
            return new NodeMessage.Member(node, address, started, up, up ? null : (Long) (now - downSince));
        }
    }

    Entry get(int node) {
        return entries.get(node);
    }

    Collection<Entry> all() {
        return entries.values();
    }

    /**
     * It is up, and there; passed over where so many others are. One that is down makes room for it.
     *
     * @return the one that is not known any more for that, or 0
     */
    int up(int node, String address, long started) {
        int displaced = hasRoomFor(node) ? 0 : downForLongest();
        if (displaced == 0 && !hasRoomFor(node)) {
            return 0;
        }
        entries.remove(displaced);
        Entry entry = entries.computeIfAbsent(node, Entry::new);
        entry.address = address;
        entry.started = Math.max(started, 0);
        entry.up = true;
        entry.seen = true;
        entry.expectedUntil = Long.MAX_VALUE;
        return displaced;
    }

    /** Whether that was news. */
    boolean down(int node, long now) {
        Entry entry = entries.get(node);
        if (entry == null || !entry.up) {
            return false;
        }
        entry.up = false;
        entry.downSince = now;
        return true;
    }

    /** Adds a node that somebody else knows, unless it is known already; whether that was news. */
    boolean hearOf(NodeMessage.Member member, long now) {
        if (entries.containsKey(member.node()) || !hasRoomFor(member.node()) || unseen() >= MOST_UNSEEN) {
            return false;
        }
        put(member, false, now);
        return true;
    }

    /** Whoever leads tells of all in one message. */
    private boolean hasRoomFor(int node) {
        return entries.containsKey(node) || entries.size() < NodeMessage.MOST_NODES - 1;
    }

    private int downForLongest() {
        return entries.values().stream()
                .filter(entry -> !entry.up)
                .min(Comparator.comparingLong((Entry entry) -> entry.downSince))
                .map(entry -> entry.node)
                .orElse(0);
    }

    private long unseen() {
        return entries.values().stream().filter(entry -> !entry.seen).count();
    }

    private void put(NodeMessage.Member member, boolean up, long now) {
        Entry entry = entries.computeIfAbsent(member.node(), Entry::new);
        if (entry.up && !up || entry.address == null) {
            // It does not begin anew with each leader, or where they change often nobody would be forgotten.
            entry.downSince = member.downFor() == null ? now : now - member.downFor();
        }
        entry.address = member.address();
        entry.started = member.started();
        entry.up = up;
        entry.seen |= up;
        entry.expectedUntil = Long.MAX_VALUE;
    }

    /** Takes over what the leader says of all others. Returns those that are not known any more. */
    Set<Integer> replace(List<NodeMessage.Member> members, long now) {
        Set<Integer> gone = new TreeSet<>(entries.keySet());
        for (NodeMessage.Member member : members) {
            put(member, member.up(), now);
            gone.remove(member.node());
        }
        gone.forEach(entries::remove);
        return gone;
    }

    /** Forgets those that have been down for long, and returns them. */
    List<Integer> forget(long now) {
        List<Integer> gone = new ArrayList<>();
        for (Entry entry : List.copyOf(entries.values())) {
            if (!entry.up && now - entry.downSince > Timing.FORGOTTEN) {
                entries.remove(entry.node);
                gone.add(entry.node);
            }
        }
        return gone;
    }

    /** The lowest id below {@code self} of a node that is up, or 0. */
    int lowestUpBelow(int self) {
        return entries.headMap(self, false).values().stream()
                .filter(entry -> entry.up)
                .mapToInt(entry -> entry.node)
                .findFirst()
                .orElse(0);
    }

    List<NodeMessage.Member> members(long now) {
        return entries.values().stream().map(entry -> entry.member(now)).toList();
    }
}
