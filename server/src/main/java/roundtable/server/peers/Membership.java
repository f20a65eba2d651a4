package roundtable.server.peers;

import java.util.ArrayList;
import java.util.List;
import roundtable.protocol.NodeMessage;

/**
 * Who there is: the leader finds out and tells all, whoever follows takes over what it tells. A part of the state machine that
 * {@link Election} is, which decides who leads.
 */
final class Membership {
    private final Self self;
    private final Lines lines;
    private final Roster roster;
    private final Contacts contacts;
    private final Sharing sharing;
    private final Deeds deeds;
    /** Whether there is something that the followers have not been told. */
    private boolean changed;

    Membership(Self self, Lines lines, Roster roster, Contacts contacts, Sharing sharing, Deeds deeds) {
        this.self = self;
        this.lines = lines;
        this.roster = roster;
        this.contacts = contacts;
        this.sharing = sharing;
        this.deeds = deeds;
    }

    /** The lowest id below this node's of a node that is up, or 0. */
    int lowestUpBelow() {
        return roster.lowestUpBelow(self.node());
    }

    /** The node at the other end of that line is there. */
    void there(Line line) {
        up(line.node(), line.address, line.peer.started());
        changed = true;
    }

    /** Somebody said that this node is there, and where. */
    void toldOf(int node, String address) {
        up(node, address, 0);
        contacts.foundAt(address, node, deeds.now());
    }

    private void up(int node, String address, long started) {
        int displaced = roster.up(node, address, started);
        if (displaced != 0) {
            forget(displaced);
        }
    }

    private void forget(int node) {
        contacts.forget(node);
        sharing.forget(node);
        changed = true;
    }

    /** A leader of a lower id, that another node follows, is the one to follow. */
    void expectLeaderOf(Line line) {
        Integer theirs = line.peer.leader();
        if (theirs != null && theirs < self.node() && theirs != line.node() && line.peer.leaderAddress() != null) {
            toldOf(theirs, Whereabouts.toldBy(line.address, line.peer.leaderAddress()));
        }
    }

    void down(int node) {
        changed |= roster.down(node, deeds.now());
    }

    void allDown() {
        roster.all().forEach(entry -> down(entry.node));
    }

    /** It counts as up for as long as a line may need until it is known whose it is. */
    void expect(int node) {
        Roster.Entry entry = roster.get(node);
        if (entry != null) {
            entry.expectedUntil = deeds.now() + Timing.INTRODUCTION;
        }
    }

    /** This node leads from now on: the others that are up have some time to come. */
    void expectAll() {
        roster.all().forEach(entry -> entry.expectedUntil = deeds.now() + Timing.GRACE);
        changed = true;
    }

    /** A new follower tells whom it knows; to be sought, and as down until they come. */
    void heard(Line line, List<NodeMessage.Member> members) {
        for (NodeMessage.Member member : members) {
            if (member.node() != self.node()) {
                String address = Whereabouts.toldBy(line.address, member.address());
                changed |= roster.hearOf(
                        new NodeMessage.Member(member.node(), address, member.started(), false, member.downFor()),
                        deeds.now());
                if (roster.get(member.node()) != null) {
                    contacts.add(address, false, deeds.now() + Timing.GRACE / 3);
                }
            }
        }
    }

    /** Takes over what the leader says. */
    void takeOver(Line leader, List<NodeMessage.Member> members) {
        List<NodeMessage.Member> told = new ArrayList<>();
        // Itself the leader leaves out: it need not know at which address it is reached.
        told.add(new NodeMessage.Member(leader.node(), leader.address, leader.peer.started(), true, null));
        for (NodeMessage.Member one : members) {
            if (one.node() != self.node() && one.node() != leader.node()) {
                String address = Whereabouts.toldBy(leader.address, one.address());
                told.add(new NodeMessage.Member(one.node(), address, one.started(), one.up(), one.downFor()));
                contacts.foundAt(address, one.node(), deeds.now());
            }
        }
        for (int gone : roster.replace(told, deeds.now())) {
            forget(gone);
        }
    }

    List<NodeMessage.Member> members() {
        return roster.members(deeds.now());
    }

    /** Tells the followers where something has changed. */
    void tell(long term) {
        if (changed) {
            changed = false;
            NodeMessage.Members members = new NodeMessage.Members(term, roster.members(deeds.now()));
            lines.followers().forEach(line -> deeds.send(line, members));
        }
    }

    /** Tells a new follower in any case, and the others where something has changed. */
    void tellNew(long term, Line follower) {
        if (changed) {
            tell(term);
        } else {
            deeds.send(follower, new NodeMessage.Members(term, roster.members(deeds.now())));
        }
    }

    /** Time has gone by: while this node leads, whoever was expected and has not come is down. */
    void tick() {
        for (Roster.Entry entry : roster.all()) {
            if (entry.expectedUntil <= deeds.now() && lines.to(entry.node) == null) {
                down(entry.node);
            }
        }
        // Whoever follows forgets when its leader does, or both would know of different files.
        roster.forget(deeds.now()).forEach(this::forget);
    }
}
