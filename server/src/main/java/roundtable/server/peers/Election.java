package roundtable.server.peers;

import java.util.List;
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
 * A term is a number and its leader. Its number is one more than the highest that its leader has heard of, and a leader that
 * hears of a higher one begins a new term. Two halves that do not reach each other may have a leader each, until they meet and
 * the higher of the two follows the lower. Who there is besides is the business of {@link Membership}.
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
    private final Membership membership;
    private final Search search;
    private final Contacts contacts;
    private final Sharing sharing;
    private final Deeds deeds;
    private final Term term = new Term();
    private State state = State.SEEKING;
    /** The leader that is followed, or 0. */
    private int leader;

    private boolean toldOfPeers;
    private String outBecause;
    /** Who said that this node has to stay out; null before anybody did. */
    private String outAt;

    Election(Self self, Lines lines, Membership membership, Contacts contacts, Sharing sharing, Deeds deeds) {
        this.self = self;
        this.lines = lines;
        this.membership = membership;
        this.contacts = contacts;
        this.sharing = sharing;
        this.deeds = deeds;
        search = new Search(self, lines, membership, contacts, deeds);
    }

    State state() {
        return state;
    }

    Term term() {
        return term;
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

    /** What becomes of a line to a node that is known now. */
    void settle(Line line) {
        switch (state) {
            case OUT -> {
                seek(true);
                decide();
            }
            case SEEKING -> {
                membership.expectLeaderOf(line);
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

    // ---- Leading and following ----

    private void lead(Line line) {
        if (term.isBehind()) {
            term.begin();
        }
        deeds.send(line, new NodeMessage.Lead(term.number(), sharing.holdings()));
        membership.there(line);
    }

    private void beginToLead() {
        state = State.LEADING;
        leader = 0;
        if (!search.end()) {
            // Whoever followed the same leader comes by itself.
            contacts.pauseAllUntil(deeds.now() + Timing.GRACE / 3);
        }
        toldOfPeers = false;
        term.begin();
        deeds.say("Leader elected: Node " + self.node());
        membership.expectAll();
        for (Line line : lines.list()) {
            line.awaited = deeds.now();
            if (line.introduced() && !line.spare && mayFollow(line)) {
                lead(line);
            }
        }
    }

    /**
     * A node says that it leads.
     *
     * @return what is wrong with that, or null
     */
    String lead(Line line, NodeMessage.Lead lead) {
        if (line.node() > self.node()) {
            return "it says that it leads, but has the higher id";
        }
        follow(line, lead);
        return null;
    }

    private void follow(Line line, NodeMessage.Lead lead) {
        // Who follows has a line to its leader alone.
        boolean news = state != State.FOLLOWING;
        List<Line> followers = state == State.LEADING ? lines.followers() : List.of();
        state = State.FOLLOWING;
        leader = line.node();
        term.follow(lead.term());
        search.end();
        membership.there(line);
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
        deeds.send(line, new NodeMessage.Following(term.number(), membership.members(), sharing.holdings()));
        sharing.following(line, lead.shelves());
    }

    /** A node answers that it follows. */
    void followed(Line line, NodeMessage.Following following) {
        if (state != State.LEADING || line.node() < self.node()) {
            return;
        }
        line.follows = true;
        contacts.settled(line.address);
        membership.heard(line, following.members());
        membership.tellNew(term.number(), line);
        sharing.followed(line, following.shelves());
        if (!toldOfPeers) {
            toldOfPeers = true;
            deeds.say("Leader Node " + self.node() + " remains connected to all peers.");
        }
    }

    /** The leader says who there is. */
    void members(Line line, NodeMessage.Members members) {
        if (line == leaderLine()) {
            term.follow(members.term());
            membership.takeOver(line, members.members());
        }
    }

    /** The leader leads no more. */
    void moved(Line line, NodeMessage.Moved moved) {
        if (line == leaderLine() && moved.leader() < self.node()) {
            membership.toldOf(moved.leader(), Whereabouts.toldBy(line.address, moved.address()));
            seek(false);
            disconnect(line);
        }
    }

    /** A follower has met a node that does not follow this one. */
    void met(Line line, NodeMessage.Met met) {
        if (state == State.LEADING && line.follows) {
            contacts.addUrgent(Whereabouts.toldBy(line.address, met.address()), deeds.now());
        }
    }

    private void seek(boolean anybody) {
        state = State.SEEKING;
        leader = 0;
        search.begin(anybody);
    }

    private void decide() {
        if (state == State.SEEKING && search.isInVain()) {
            beginToLead();
        }
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
            case LEADING -> {
                if (lines.isIntroducing(line.node(), line.address)) {
                    // Of two lines the one was closed at the other end, and word of that was quicker than the other
                    // line.
                    membership.expect(line.node());
                } else {
                    membership.down(line.node());
                }
            }
            case FOLLOWING -> {
                if (line.node() == leader) {
                    membership.down(leader);
                    seek(false);
                    decide();
                }
            }
            case SEEKING -> {
                if (line.peer.leader() == null) {
                    membership.down(line.node());
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
        if (state == State.OUT) {
            nobodyAt(address);
        } else if (node != 0 && lines.to(node) == null && (state == State.SEEKING || state == State.LEADING)) {
            membership.down(node);
        }
    }

    /** Nobody else is at that address, so nobody there keeps this node out. */
    void nobodyAt(String address) {
        if (state == State.OUT && address.equals(outAt)) {
            seek(true);
        }
    }

    /** Whoever was met at {@code toldBy} says that this node is the second of its id. */
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
        membership.allDown();
        contacts.add(outAt, false, deeds.now());
        // The first time sooner: perhaps it was this node itself, before it was started again.
        contacts.pauseUntil(outAt, deeds.now() + (known ? Timing.OUT_PAUSE : Timing.SILENCE));
    }

    /** Ends a line that is not needed, or not wanted, any more. */
    void disconnect(Line line) {
        if (lines.remove(line)) {
            deeds.close(line, null);
            boolean used = line.introduced() && !line.spare;
            if (used) {
                deeds.say("Node " + self.node() + " disconnected from Node " + line.node() + ".");
            }
            if (used || !line.introduced() && line.dialled) {
                contacts.failed(line.address, deeds.now());
            }
        }
    }

    /** Ends a line as if the other end had. */
    void end(Line line, ProtocolException refusal) {
        deeds.close(line, refusal);
        ended(line);
    }

    // ---- What is due ----

    /** Time has gone by: counts as down who has not come, leads where nobody else does, and tells the followers. */
    void tick() {
        decide();
        if (state == State.LEADING) {
            membership.tick();
            membership.tell(term.number());
        }
    }

    /** Whether that address is worth a try just now. */
    boolean seeks(Contacts.Contact contact) {
        boolean linked = lines.to(contact.expected()) != null;
        return switch (state) {
            case FOLLOWING -> false;
            case OUT -> contact.address.equals(outAt);
            case LEADING -> !linked;
            case SEEKING -> !linked && search.includes(contact);
        };
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
        membership.down(line.node());
    }
}
