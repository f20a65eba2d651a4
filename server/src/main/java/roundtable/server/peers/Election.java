package roundtable.server.peers;

import java.util.ArrayList;
import java.util.List;
import roundtable.protocol.ErrorCode;
import roundtable.protocol.NodeMessage;
import roundtable.protocol.ProtocolException;

/**
 * Who leads: of all nodes that reach each other the one of the lowest id. A pure state machine: messages and the clock come
 * in, messages and a state come out.
 *
 * <pre>
 *                      a lower one leads (lead)
 *            ┌─────────────────────────────────────────────┐
 *            │                                             ▼
 *   ┌──► seeking ── nobody lower is there ─► leading ── a lower one leads: followers are told (moved) ─► following
 *   │        ▲                                                                                              │
 *   │        └───────── the leader's line ends, or is silent; or it has moved ──────────────────────────────┘
 *   │
 *  out ◄── in any state: another node of this id is in the network already
 * </pre>
 *
 * <ul>
 *   <li>Seeking: lines to all others are opened at the start; after the loss of a leader only to the lowest of those that are
 *       known to be up, so that an election costs one line for each node.
 *   <li>Leading: keeps its lines to all, tells them who there is (members), seeks those that are down or were only heard of.
 *   <li>Following: keeps the line to the leader alone; whoever calls is told who leads, and the leader who has called.
 * </ul>
 *
 * A term is a number and its leader. Its number is one more than the highest that its leader has heard of; two halves that
 * do not reach each other may have a leader each, until they meet and the higher of the two follows the lower.
 */
final class Election {
    enum State {
        SEEKING,
        LEADING,
        FOLLOWING,
        OUT
    }

    private final Self self;
    private final Lines lines;
    private final Roster roster;
    private final Contacts contacts;
    private final Sharing sharing;
    private final Deeds deeds;
    private State state = State.SEEKING;
    private long highestTerm;
    private long term;
    /** The leader that is followed, or 0. */
    private int leader;

    private long soughtSince;
    /** Whether others are still being looked for, as at the start; else the nodes are known. */
    private boolean firstLook = true;

    private boolean toldOfPeers;
    private boolean membersChanged;
    private String outBecause;
    /** Who said that this node has to stay out; null before anybody did. */
    private String outAt;

    Election(Self self, Lines lines, Roster roster, Contacts contacts, Sharing sharing, Deeds deeds) {
        this.self = self;
        this.lines = lines;
        this.roster = roster;
        this.contacts = contacts;
        this.sharing = sharing;
        this.deeds = deeds;
        soughtSince = deeds.now();
    }

    State state() {
        return state;
    }

    /** The number of the present term, or of the last one where there is no leader. */
    long term() {
        return term;
    }

    /** The highest number of a term that was heard of. */
    long highestTerm() {
        return highestTerm;
    }

    void heardOf(long number) {
        highestTerm = Math.max(highestTerm, number);
    }

    /** Who leads, as far as this node knows, or 0. */
    int leader() {
        return switch (state) {
            case LEADING -> self.node();
            case FOLLOWING -> leader;
            case SEEKING, OUT -> 0;
        };
    }

    /** Why it stays out, or null. */
    String outBecause() {
        return state == State.OUT ? outBecause : null;
    }

    /** The line to the leader that is followed, or null. */
    Line leaderLine() {
        return state == State.FOLLOWING ? lines.to(leader) : null;
    }

    /** Another node says that this one is the second of its id. */
    void stayOut(Line line, NodeMessage.StayOut told) {
        stayOut(line.address, told.reason());
    }

    /** What becomes of a line to a node that is known now. */
    void settle(Line line) {
        switch (state) {
            case OUT -> {
                comeBack();
                decide();
            }
            case SEEKING -> {
                expectLeaderOf(line);
                decide();
            }
            case LEADING -> {
                if (mayFollow(line)) {
                    lead(line);
                }
            }
            case FOLLOWING -> {
                if (line.node() != leader) {
                    deeds.send(lines.to(leader), new NodeMessage.Met(line.address));
                    disconnect(line);
                }
            }
        }
    }

    private boolean mayFollow(Line line) {
        Integer theirs = line.peer.leader();
        return line.node() > self.node() && (theirs == null || theirs >= self.node());
    }

    /** A leader of a lower id, that another node follows, is the one to follow. */
    private void expectLeaderOf(Line line) {
        Integer theirs = line.peer.leader();
        if (theirs != null && theirs < self.node() && theirs != line.node() && line.peer.leaderAddress() != null) {
            String address = Whereabouts.toldBy(line.address, line.peer.leaderAddress());
            roster.up(theirs, address, 0);
            contacts.foundAt(address, theirs, deeds.now());
        }
    }

    // ---- Leading and following ----

    private void lead(Line line) {
        deeds.send(line, new NodeMessage.Lead(term, sharing.holdings()));
        roster.up(line.node(), line.address, line.peer.started());
        membersChanged = true;
    }

    private void beginToLead() {
        state = State.LEADING;
        leader = 0;
        if (!firstLook) {
            // Whoever followed the same leader comes by itself.
            contacts.pauseAllUntil(deeds.now() + Timing.GRACE / 3);
        }
        firstLook = false;
        toldOfPeers = false;
        term = ++highestTerm;
        deeds.say("Leader elected: Node " + self.node());
        for (Roster.Entry entry : roster.all()) {
            entry.expectedUntil = deeds.now() + Timing.GRACE;
        }
        for (Line line : lines.list()) {
            line.awaited = deeds.now();
            if (line.introduced() && !line.spare && mayFollow(line)) {
                lead(line);
            }
        }
        membersChanged = true;
    }

    /**
     * A node says that it leads.
     *
     * @return what is wrong with that, or null
     */
    String lead(Line line, NodeMessage.Lead lead) {
        heardOf(lead.term());
        if (line.node() > self.node() || state == State.OUT) {
            return "it says that it leads, but has the higher id";
        }
        if (state == State.FOLLOWING && leader < line.node()) {
            disconnect(line);
        } else {
            follow(line, lead);
        }
        return null;
    }

    private void follow(Line line, NodeMessage.Lead lead) {
        boolean news = state != State.FOLLOWING || leader != line.node();
        Line before = state == State.FOLLOWING && news ? lines.to(leader) : null;
        if (before != null) {
            deeds.send(before, new NodeMessage.Met(line.address));
        }
        List<Line> followers = state == State.LEADING ? lines.followers() : List.of();
        state = State.FOLLOWING;
        leader = line.node();
        term = lead.term();
        firstLook = false;
        roster.up(leader, line.address, line.peer.started());
        contacts.settled(line.address);
        if (news) {
            deeds.say("Leader elected: Node " + leader);
        }
        followers.forEach(one -> deeds.send(one, new NodeMessage.Moved(leader, line.address)));
        for (Line other : lines.list()) {
            if (other != line && other.node() != leader) {
                disconnect(other);
            } else {
                other.spare = other != line;
            }
        }
        deeds.send(line, new NodeMessage.Following(term, roster.members(), sharing.holdings()));
        sharing.following(line, lead.shelves());
    }

    /** A node answers that it follows. */
    void followed(Line line, NodeMessage.Following following) {
        if (state != State.LEADING || !mayFollow(line) && line.node() < self.node()) {
            return;
        }
        line.follows = true;
        contacts.settled(line.address);
        for (NodeMessage.Member member : following.members()) {
            String address = Whereabouts.toldBy(line.address, member.address());
            if (member.node() != self.node()
                    && roster.hearOf(
                            new NodeMessage.Member(member.node(), address, member.started(), false), deeds.now())) {
                membersChanged = true;
            }
            if (member.node() != self.node()) {
                contacts.add(address, false, deeds.now() + Timing.GRACE / 3);
            }
        }
        if (membersChanged) {
            tellMembers();
        } else {
            deeds.send(line, new NodeMessage.Members(term, roster.members()));
        }
        sharing.followed(line, following.shelves());
        if (!toldOfPeers) {
            toldOfPeers = true;
            deeds.say("Leader Node " + self.node() + " remains connected to all peers.");
        }
    }

    /** The leader says who there is. */
    void members(Line line, NodeMessage.Members members) {
        if (line != leaderLine()) {
            return;
        }
        term = members.term();
        heardOf(term);
        List<NodeMessage.Member> told = new ArrayList<>();
        // Itself the leader leaves out: it need not know at which address it is reached.
        told.add(new NodeMessage.Member(line.node(), line.address, line.peer.started(), true));
        for (NodeMessage.Member one : members.members()) {
            if (one.node() != self.node() && one.node() != line.node()) {
                String address = Whereabouts.toldBy(line.address, one.address());
                told.add(new NodeMessage.Member(one.node(), address, one.started(), one.up()));
                contacts.foundAt(address, one.node(), deeds.now());
            }
        }
        roster.replace(told, deeds.now()).forEach(sharing::forget);
    }

    /** The leader leads no more. */
    void moved(Line line, NodeMessage.Moved moved) {
        if (line == leaderLine() && moved.leader() < self.node()) {
            String address = Whereabouts.toldBy(line.address, moved.address());
            roster.up(moved.leader(), address, 0);
            contacts.foundAt(address, moved.leader(), deeds.now());
            state = State.SEEKING;
            seekAnew(false);
            disconnect(line);
        }
    }

    /** A follower has met a node that does not follow this one. */
    void met(Line line, NodeMessage.Met met) {
        if (state == State.LEADING && line.follows) {
            contacts.addUrgent(Whereabouts.toldBy(line.address, met.address()), deeds.now());
        }
    }

    private void seekAnew(boolean atAll) {
        leader = 0;
        firstLook = atAll;
        soughtSince = deeds.now();
        contacts.hurry(deeds.now());
    }

    /** While seeking: leads, where nobody of a lower id is there or may be. */
    private void decide() {
        if (state != State.SEEKING || lines.lowestBelow(self.node()) != 0) {
            return;
        }
        long sought = deeds.now() - soughtSince;
        boolean ready;
        if (firstLook) {
            boolean all = contacts.all().stream().allMatch(Contacts.Contact::tried) && introducing() == 0;
            // Where there is nobody to look for, others come by themselves; who listens for others lets them speak
            // first.
            boolean settled = contacts.all().isEmpty() ? !self.discovers() : sought >= Timing.SETTLING;
            ready = sought >= Timing.FIRST_LOOK || all && settled;
        } else {
            ready = candidate() == 0 && introducing() == 0;
        }
        if (ready || sought >= Timing.PATIENCE) {
            beginToLead();
        }
    }

    private long introducing() {
        return lines.all().stream().filter(line -> !line.introduced()).count();
    }

    private int candidate() {
        return roster.lowestUpBelow(self.node());
    }

    // ---- Ends ----

    /** The line is gone. */
    void ended(Line line) {
        if (!lines.remove(line)) {
            return;
        }
        if (!line.introduced()) {
            contacts.failed(line.address, deeds.now());
            unreachable(line.address);
            decide();
            return;
        }
        Line other = line.spare ? lines.to(line.node()) : lines.spare(line.node());
        if (other != null) {
            succeed(line, other);
            return;
        }
        deeds.say("Node " + self.node() + " disconnected from Node " + line.node() + ".");
        contacts.failed(line.address, deeds.now());
        lost(line);
    }

    /** Another line to the same node goes on in its place. */
    private void succeed(Line line, Line other) {
        if (!line.spare) {
            other.spare = false;
            if (state == State.LEADING && mayFollow(other)) {
                lead(other);
            } else if (state == State.SEEKING) {
                decide();
            }
        }
    }

    private void lost(Line line) {
        switch (state) {
            case LEADING -> membersChanged |= roster.down(line.node(), deeds.now());
            case FOLLOWING -> {
                if (line.node() == leader) {
                    roster.down(leader, deeds.now());
                    state = State.SEEKING;
                    seekAnew(false);
                    decide();
                }
            }
            case SEEKING -> {
                if (line.peer.leader() == null) {
                    roster.down(line.node(), deeds.now());
                }
                decide();
            }
            case OUT -> {}
        }
    }

    /** Nobody could be reached at that address. */
    void unreachable(String address) {
        Contacts.Contact contact = contacts.get(address);
        int node = contact == null ? 0 : contact.node;
        if (state == State.OUT && address.equals(outAt)) {
            comeBack();
        } else if (node != 0 && lines.to(node) == null && (state == State.SEEKING || state == State.LEADING)) {
            membersChanged |= roster.down(node, deeds.now());
        }
    }

    /** The other end refused this node. */
    void refused(Line line, ProtocolException refusal) {
        String address = line.address;
        if (refusal.code() == ErrorCode.CONFLICT) {
            lines.remove(line);
            deeds.close(line, null);
            stayOut(address, refusal.getMessage());
        } else {
            if (refusal.code() != ErrorCode.UNAVAILABLE) {
                deeds.warn("The node at " + address + " refused Node " + self.node() + ": " + refusal.getMessage());
            }
            end(line, null);
            contacts.pauseUntil(address, deeds.now() + Timing.LONGEST_PAUSE);
        }
    }

    void stayOut(String toldBy, String because) {
        boolean known = toldBy.equals(outAt);
        if (!known) {
            deeds.warn("Node " + self.node() + " stays out of the network: " + because + ".");
        }
        state = State.OUT;
        outBecause = because;
        outAt = toldBy;
        leader = 0;
        for (Line line : lines.list()) {
            disconnect(line);
        }
        roster.all().forEach(entry -> roster.down(entry.node, deeds.now()));
        contacts.add(outAt, false, deeds.now());
        // The first time sooner: perhaps it was this node itself, before it was started again.
        contacts.pauseUntil(outAt, deeds.now() + (known ? Timing.OUT_PAUSE : Timing.SILENCE));
    }

    /** Nobody is left who would keep this node out. */
    private void comeBack() {
        state = State.SEEKING;
        seekAnew(true);
    }

    /** Ends a line that is not needed, or not wanted, any more. */
    void disconnect(Line line) {
        if (lines.remove(line)) {
            deeds.close(line, null);
            if (line.introduced() && !line.spare) {
                deeds.say("Node " + self.node() + " disconnected from Node " + line.node() + ".");
                contacts.failed(line.address, deeds.now());
            } else if (!line.introduced() && line.dialled) {
                contacts.failed(line.address, deeds.now());
            }
        }
    }

    /** Ends a line as if the other end had. */
    void end(Line line, ProtocolException refusal) {
        deeds.close(line, refusal);
        ended(line);
    }

    private void tellMembers() {
        if (!membersChanged || state != State.LEADING) {
            return;
        }
        membersChanged = false;
        NodeMessage.Members members = new NodeMessage.Members(term, roster.members());
        lines.followers().forEach(line -> deeds.send(line, members));
    }

    // ---- What is due ----

    /** Time has gone by: counts as down who has not come, leads where nobody else does, and tells the followers. */
    void tick() {
        long now = deeds.now();
        if (state == State.LEADING) {
            for (Roster.Entry entry : roster.all()) {
                if (entry.up && lines.to(entry.node) == null && entry.expectedUntil <= now) {
                    membersChanged |= roster.down(entry.node, now);
                }
            }
        }
        for (int node : roster.forget(now)) {
            contacts.forget(node);
            sharing.forget(node);
            membersChanged = true;
        }
        decide();
        tellMembers();
    }

    /** Whether that address is worth a try just now. */
    boolean seeks(Contacts.Contact contact) {
        return switch (state) {
            case FOLLOWING -> false;
            case OUT -> contact.address.equals(outAt);
            case LEADING -> isNotLinked(contact);
            case SEEKING -> {
                int candidate = firstLook ? 0 : candidate();
                yield candidate == 0 ? isNotLinked(contact) : contact.node == candidate && isNotLinked(contact);
            }
        };
    }

    private boolean isNotLinked(Contacts.Contact contact) {
        return lines.to(contact.expected()) == null;
    }

    /** Whether somebody who says to be that node is worth a look: a follower leaves others to its leader. */
    boolean misses(int node) {
        return (state == State.SEEKING || state == State.LEADING) && lines.to(node) == null;
    }

    /** Whether a node of a lower id should lead by now. */
    boolean awaitsLeadOf(Line line) {
        return line.node() < self.node()
                && (state == State.SEEKING || state == State.LEADING)
                && deeds.now() - line.awaited > Timing.PATIENCE;
    }

    /** A node of a lower id does not lead, although it should: this one goes on without it. */
    void passOver(Line line) {
        String address = line.address;
        disconnect(line);
        contacts.pauseUntil(address, deeds.now() + Timing.LONGEST_PAUSE);
        roster.down(line.node(), deeds.now());
    }
}
