package roundtable.server.peers;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import roundtable.protocol.NodeMessage;
import roundtable.protocol.NodeMessage.Transfer;

/** Which files are on their way between nodes, for people to see: each node tells the leader, and the leader all. */
final class Traffic {
    /** More are not shown. */
    private static final int MOST = NodeMessage.MOST_FILES;
    /** Of one node. */
    private static final int MOST_OF_ONE = 64;

    private final Self self;
    private final Lines lines;
    private final Election election;
    private final Deeds deeds;
    private final Map<Line, List<Transfer>> others = new HashMap<>();
    private List<Transfer> own = List.of();
    private List<Transfer> told = List.of();
    private Line toldTo;

    Traffic(Self self, Lines lines, Election election, Deeds deeds) {
        this.self = self;
        this.lines = lines;
        this.election = election;
        this.deeds = deeds;
    }

    void own(List<Transfer> transfers) {
        own = transfers.stream().limit(MOST_OF_ONE).toList();
    }

    /** From a follower: its own; from the leader: those of all. */
    void received(Line line, NodeMessage.Transfers transfers) {
        if (line == election.leaderLine()) {
            others.clear();
            others.put(line, transfers.transfers());
        } else if (line.follows) {
            others.put(
                    line,
                    transfers.transfers().stream()
                            .filter(one -> one.to() == line.node())
                            .limit(MOST_OF_ONE)
                            .toList());
        }
    }

    void ended(Line line) {
        others.remove(line);
    }

    /** All of them, the node's own first. */
    List<Transfer> all() {
        List<Transfer> all = new ArrayList<>(own);
        others.values()
                .forEach(list ->
                        list.stream().filter(one -> one.to() != self.node()).forEach(all::add));
        return all.size() > MOST ? List.copyOf(all.subList(0, MOST)) : all;
    }

    /** Tells the others, where something has changed since the last time. */
    void tick() {
        Line leader = election.leaderLine();
        others.keySet().removeIf(line -> line != leader && !line.follows);
        List<Transfer> now = leader != null ? own : all();
        boolean news = !now.equals(told) || leader != toldTo && !now.isEmpty();
        told = now;
        toldTo = leader;
        if (news && leader != null) {
            deeds.send(leader, new NodeMessage.Transfers(now));
        } else if (news) {
            lines.followers().forEach(line -> deeds.send(line, new NodeMessage.Transfers(now)));
        }
    }
}
