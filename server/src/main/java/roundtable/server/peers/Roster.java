package roundtable.server.peers;

import java.util.Collection;
import java.util.List;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import roundtable.protocol.NodeMessage;

/** The other nodes that are known, up or down. Times are milliseconds. */
final class Roster {
    private final NavigableMap<Integer, Entry> entries = new TreeMap<>();

    /** What is known of one node. */
    static final class Entry {
        final int node;
        String address;
        long started;
        boolean up;
        /** Since when it is down. */
        long downSince;
        /** Until when it counts as up although there is no line to it yet. */
        long expectedUntil = Long.MAX_VALUE;

        private Entry(int node) {
            this.node = node;
        }

        NodeMessage.Member member() {
            return new NodeMessage.Member(node, address, started, up);
        }
    }

    Entry get(int node) {
        return entries.get(node);
    }

    Collection<Entry> all() {
        return entries.values();
    }

    /** It is up, and there; passed over where no more nodes can be known. */
    void up(int node, String address, long started) {
        if (!hasRoomFor(node)) {
            return;
        }
        Entry entry = entries.computeIfAbsent(node, Entry::new);
        entry.address = address;
        entry.started = Math.max(started, 0);
        entry.up = true;
        entry.expectedUntil = Long.MAX_VALUE;
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
        if (entries.containsKey(member.node()) || !hasRoomFor(member.node())) {
            return false;
        }
        put(member, false, now);
        return true;
    }

    /** Whoever leads tells of all in one message. */
    private boolean hasRoomFor(int node) {
        return entries.containsKey(node) || entries.size() < NodeMessage.MOST_NODES - 1;
    }

    private void put(NodeMessage.Member member, boolean up, long now) {
        Entry entry = entries.computeIfAbsent(member.node(), Entry::new);
        if (entry.up && !up || entry.address == null) {
            entry.downSince = now;
        }
        entry.address = member.address();
        entry.started = member.started();
        entry.up = up;
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

    /** Forgets those that have been down for long; returns them. */
    List<Integer> forget(long now) {
        List<Integer> old = entries.values().stream()
                .filter(entry -> !entry.up && now - entry.downSince > Timing.FORGOTTEN)
                .map(entry -> entry.node)
                .toList();
        old.forEach(entries::remove);
        return old;
    }

    /** The lowest id below {@code self} of a node that is up, or 0. */
    int lowestUpBelow(int self) {
        return entries.headMap(self, false).values().stream()
                .filter(entry -> entry.up)
                .mapToInt(entry -> entry.node)
                .findFirst()
                .orElse(0);
    }

    List<NodeMessage.Member> members() {
        return entries.values().stream().map(Entry::member).toList();
    }
}
