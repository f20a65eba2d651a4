package roundtable.server.peers;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import roundtable.protocol.ErrorCode;
import roundtable.protocol.NodeMessage;
import roundtable.protocol.NodeMessage.Introduction;
import roundtable.protocol.ProtocolException;

/** Nodes say to each other who they are; some are not let in. Which of several lines between two is used is settled here. */
final class Introductions {
    /** More of them are not remembered. */
    private static final int MOST_SECONDS = 1_000;

    private final Self self;
    private final Lines lines;
    private final Contacts contacts;
    private final Election election;
    private final Deeds deeds;
    /** Where other nodes of an id that is taken were met: each is worth one line in the log. */
    private final Set<String> seconds = new HashSet<>();
    /** Until when those are not let in. */
    private final Map<Life, Long> banished = new HashMap<>();

    /** One life of a node, from its start to its end. */
    private record Life(int node, long started) {}

    Introductions(Self self, Lines lines, Contacts contacts, Election election, Deeds deeds) {
        this.self = self;
        this.lines = lines;
        this.contacts = contacts;
        this.election = election;
        this.deeds = deeds;
    }

    /** The first message on a line that this node opened. */
    NodeMessage.JoinNetwork join() {
        return new NodeMessage.JoinNetwork(
                self.node(),
                self.started(),
                self.port(),
                election.term().highest(),
                claimed(),
                claimedAddress(),
                addresses());
    }

    private NodeMessage.JoinedNetwork joined() {
        return new NodeMessage.JoinedNetwork(
                self.node(),
                self.started(),
                self.port(),
                election.term().highest(),
                claimed(),
                claimedAddress(),
                addresses());
    }

    private Integer claimed() {
        return election.leader() == 0 ? null : (Integer) election.leader();
    }

    private String claimedAddress() {
        Line line = election.leaderLine();
        return line == null ? null : line.address;
    }

    private List<String> addresses() {
        return contacts.kept().stream().limit(NodeMessage.MOST_ADDRESSES).toList();
    }

    /** The other end has said who it is. */
    void introduced(Line line, Introduction peer) {
        if (peer.node() == self.node()) {
            metOwnId(line, peer);
            return;
        }
        if (election.state() == Election.State.OUT && !line.dialled) {
            close(line, new ProtocolException(ErrorCode.UNAVAILABLE, "This node stays out of the network"));
            return;
        }
        if (banished.getOrDefault(new Life(peer.node(), peer.started()), 0L) > deeds.now()) {
            close(line, new ProtocolException(ErrorCode.TOO_FAST, "This node was sent away a moment ago"));
            return;
        }
        Line other = lines.to(peer.node());
        boolean newLife = other != null && other.peer.started() != peer.started();
        if (newLife && other.heardWithin(Timing.FRESH, deeds.now())) {
            line.address = whereItListens(line, peer);
            refuseSecond(line, peer.node(), other.address);
            return;
        }
        // Before anything ends: this node may lead for that, and not in a term that is over.
        election.term().heardOf(peer.term());
        if (newLife) {
            endLinesTo(peer.node());
            other = null;
        }
        line.peer = peer;
        noteContacts(line, peer);
        if (other != null && !takesOver(line, other)) {
            return;
        }
        if (other == null) {
            deeds.say("Node " + self.node() + " connected to Node " + peer.node() + ".");
        }
        if (!line.dialled) {
            deeds.send(line, joined());
        }
        election.settle(line);
    }

    /** The spare ones first: else one of them would go on in the place of the one that is used. */
    private void endLinesTo(int node) {
        for (Line spare = lines.spare(node); spare != null; spare = lines.spare(node)) {
            election.end(spare, null);
        }
        election.end(lines.to(node), null);
    }

    /** How surely a node is in the network: it follows, leads (perhaps itself alone), or seeks. */
    private static int standing(Integer leader, int node) {
        if (leader == null) {
            return 0;
        }
        return leader == node ? 1 : 2;
    }

    /**
     * One of two nodes of one id stays out: the one that is not in a network, or else the one that started later. Times are the
     * last resort, for the clocks of two machines may differ.
     */
    private void metOwnId(Line line, Introduction peer) {
        if (peer.started() == self.started()) {
            if (line.dialled) {
                contacts.ourselves(line.address);
                // What this node once said to itself may have come late, after it was started again.
                election.nobodyAt(line.address);
            } else {
                deeds.send(line, joined());
            }
            lines.remove(line);
            deeds.close(line, null);
            return;
        }
        int here = standing(claimed(), self.node());
        int there = standing(peer.leader(), peer.node());
        boolean stays = here != there ? here > there : self.started() < peer.started();
        String address = line.address;
        if (line.dialled) {
            // It has decided already, before it answered.
            close(line, null);
        } else if (stays) {
            line.address = whereItListens(line, peer);
            refuseSecond(line, self.node(), null);
        } else {
            deeds.send(line, joined());
            close(line, null);
            election.stayOut(whereItListens(line, peer), second(self.node(), null));
        }
        contacts.pauseUntil(address, deeds.now() + Timing.OUT_PAUSE);
    }

    private static String second(int node, String where) {
        return "There is a node " + node + " in the network already" + (where == null ? "" : ", at " + where);
    }

    private void refuseSecond(Line line, int node, String where) {
        if (seconds.size() >= MOST_SECONDS) {
            seconds.clear();
        }
        if (seconds.add(line.address)) {
            deeds.warn("A second Node " + node + " at " + line.address + " was told to stay out.");
        }
        if (line.dialled) {
            deeds.send(line, new NodeMessage.StayOut(second(node, where)));
        }
        close(line, new ProtocolException(ErrorCode.CONFLICT, second(node, where)));
    }

    /** A line that was accepted comes from another port each time. */
    private static String whereItListens(Line line, Introduction peer) {
        return line.dialled ? line.address : Whereabouts.host(line.address) + ":" + peer.port();
    }

    private void noteContacts(Line line, Introduction peer) {
        line.address = whereItListens(line, peer);
        contacts.foundAt(line.address, peer.node(), deeds.now() + Timing.FIRST_PAUSE);
        contacts.reached(line.address, peer.node(), deeds.now());
        for (String address : peer.addresses()) {
            contacts.add(Whereabouts.toldBy(line.address, address), false, deeds.now());
        }
        if (followsAnother(peer) && peer.leaderAddress() != null) {
            contacts.addUrgent(Whereabouts.toldBy(line.address, peer.leaderAddress()), deeds.now());
        }
    }

    /**
     * Of two lines between two nodes the one stays that the lower of them opened; of two that one opened, the first. Both
     * ends decide alike, whatever the order in which the lines come about for them. One whose other end said that it follows
     * somebody else has been ended there already: who follows keeps the line to its leader alone. True where {@code line} is
     * to be used.
     */
    private boolean takesOver(Line line, Line other) {
        if (line.dialled == other.dialled) {
            if (line.dialled) {
                close(line, null);
            } else {
                line.spare = true;
                deeds.send(line, joined());
            }
            return false;
        }
        boolean openedByLower = line.dialled == (self.node() < line.node());
        boolean stays = openedByLower && !followsAnother(line.peer);
        if (!stays && other.heardWithin(Timing.FRESH, deeds.now())) {
            if (!line.dialled) {
                deeds.send(line, joined());
            }
            close(line, null);
            return false;
        }
        lines.remove(other);
        deeds.close(other, null);
        return true;
    }

    private boolean followsAnother(Introduction peer) {
        Integer theirs = peer.leader();
        return theirs != null && theirs != peer.node() && theirs != self.node();
    }

    private void close(Line line, ProtocolException refusal) {
        lines.remove(line);
        deeds.close(line, refusal);
        if (line.dialled) {
            contacts.pauseUntil(line.address, deeds.now() + Timing.LONGEST_PAUSE);
        }
    }

    /** The other end refused this node. */
    void refused(Line line, ProtocolException refusal) {
        String address = line.address;
        if (refusal.code() == ErrorCode.CONFLICT && !line.introduced()) {
            lines.remove(line);
            deeds.close(line, null);
            election.stayOut(address, refusal.getMessage());
        } else {
            if (refusal.code() != ErrorCode.UNAVAILABLE) {
                deeds.warn("The node at " + address + " refused Node " + self.node() + ": " + refusal.getMessage());
            }
            election.end(line, null);
            contacts.pauseUntil(address, deeds.now() + Timing.LONGEST_PAUSE);
        }
    }

    /** Who dialled this node says that it is the second of its id. That is found out at once, or never. */
    void toldToStayOut(Line line, String because) {
        if (line.follows || line == election.leaderLine()) {
            banish(line, "Node " + line.node() + ": it says only now that there is a second Node " + self.node());
        } else {
            election.stayOut(line.address, because);
        }
    }

    /** Sends a node away that does what no node does. */
    void banish(Line line, String because) {
        deeds.warn(because + "; it was sent away.");
        String address = line.address;
        if (line.introduced()) {
            banished.values().removeIf(until -> until <= deeds.now());
            banished.put(new Life(line.node(), line.peer.started()), deeds.now() + Timing.BANISHED);
        }
        election.end(line, ProtocolException.invalid(because));
        contacts.pauseUntil(address, deeds.now() + Timing.BANISHED);
    }
}
