package roundtable.server.peers;

import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import roundtable.protocol.NodeMessage;
import roundtable.protocol.NodeMessage.Held;
import roundtable.protocol.NodeMessage.Introduction;
import roundtable.protocol.NodeMessage.Transfer;
import roundtable.protocol.ProtocolException;

/**
 * A node without its sockets: lines, messages and the time come in, and {@link #take} says what is to be done. It has no
 * threads and no clock; times are milliseconds of any clock that does not go back. Not safe for several threads.
 */
final class Node {
    private static final int FILES_FOR_ONE = 250;

    private final Self self;
    private final Deeds deeds = new Deeds();
    private final Lines lines = new Lines();
    private final Roster roster = new Roster();
    private final Contacts contacts;
    private final Catalogue catalogue = new Catalogue();
    private final Sharing sharing;
    private final Election election;
    private final Introductions introductions;
    private final Upkeep upkeep;
    private final Traffic traffic;

    /** A node that begins to look for others at {@code now}. */
    Node(Self self, long now) {
        this.self = self;
        deeds.at(now);
        contacts = new Contacts(self.started() * 31 + self.node());
        sharing = new Sharing(self, lines, roster, catalogue, deeds);
        Membership membership = new Membership(self, lines, roster, contacts, sharing, deeds);
        election = new Election(self, lines, membership, contacts, sharing, deeds);
        introductions = new Introductions(self, lines, contacts, election, deeds);
        upkeep = new Upkeep(lines, contacts, election, deeds);
        traffic = new Traffic(self, lines, election, deeds);
        self.seeds().forEach(address -> contacts.add(address, true, now));
    }

    /** What is to be done, in this order. */
    List<Deed> take() {
        return deeds.take();
    }

    // ---- What happens ----

    /** Time goes by: to be told every {@link Timing#TICK} or so. */
    void tick(long now) {
        deeds.at(now);
        upkeep.tick();
        election.tick();
        traffic.tick();
    }

    /** A line to that address is open, as was asked; {@code line} is a number that no line had before. */
    void opened(int line, String address, long now) {
        deeds.at(now);
        Line opened = new Line(line, address, true, 0, now);
        lines.add(opened);
        deeds.send(opened, introductions.join());
    }

    /** No line to that address could be opened. */
    void failed(String address, long now) {
        deeds.at(now);
        contacts.failed(address, now);
        election.unreachable(address);
        election.tick();
    }

    /**
     * Another node has opened a line.
     *
     * @param address where it comes from
     * @param greeted the id that it said hello with
     */
    void accepted(int line, String address, int greeted, long now) {
        deeds.at(now);
        lines.add(new Line(line, address, false, greeted, now));
    }

    /** The other end of a line has said something. */
    void received(int number, NodeMessage message, long now) {
        deeds.at(now);
        Line line = lines.get(number);
        if (line == null) {
            return;
        }
        line.heard = now;
        if (!line.allowance.take(cost(message), now)) {
            introductions.banish(line, "The node at " + line.address + " says too much at once");
        } else if (message instanceof Introduction peer) {
            introduced(line, message, peer);
        } else if (!line.introduced()) {
            introductions.banish(line, "The node at " + line.address + " has not said who it is");
        } else {
            received(line, message);
        }
    }

    private static long cost(NodeMessage message) {
        return message instanceof NodeMessage.Shelf shelf
                ? 1 + (shelf.files().size() + shelf.gone().size()) / FILES_FOR_ONE
                : 1;
    }

    private void introduced(Line line, NodeMessage message, Introduction peer) {
        boolean inTurn = line.dialled == message instanceof NodeMessage.JoinedNetwork;
        if (line.introduced() || !inTurn) {
            introductions.banish(line, "The node at " + line.address + " introduces itself out of turn");
        } else if (!line.dialled && line.greeted != peer.node()) {
            introductions.banish(
                    line,
                    "The node at " + line.address + " says that it is Node " + peer.node()
                            + ", and has said hello as Node " + line.greeted);
        } else {
            introductions.introduced(line, peer);
        }
    }

    private void received(Line line, NodeMessage message) {
        switch (message) {
            case NodeMessage.JoinNetwork join -> throw new IllegalStateException("an introduction");
            case NodeMessage.JoinedNetwork joined -> throw new IllegalStateException("an introduction");
            case NodeMessage.Lead lead -> check(line, election.lead(line, lead));
            case NodeMessage.Following following -> election.followed(line, following);
            case NodeMessage.Members members -> election.members(line, members);
            case NodeMessage.Shelf shelf -> check(line, sharing.received(line, shelf, line == election.leaderLine()));
            case NodeMessage.Alive alive -> {}
            case NodeMessage.Moved moved -> election.moved(line, moved);
            case NodeMessage.Met met -> election.met(line, met);
            case NodeMessage.StayOut told -> introductions.toldToStayOut(line, told.reason());
            case NodeMessage.Transfers transfers -> traffic.received(line, transfers);
        }
    }

    private void check(Line line, String wrong) {
        if (wrong != null) {
            introductions.banish(line, "Node " + line.node() + ": " + wrong);
        }
    }

    /** The other end of a line that this node opened has refused it. */
    void refused(int number, ProtocolException refusal, long now) {
        deeds.at(now);
        Line line = lines.get(number);
        if (line != null) {
            introductions.refused(line, refusal);
        }
    }

    /** The other end of a line has said what is no message. */
    void unreadable(int number, ProtocolException why, long now) {
        deeds.at(now);
        Line line = lines.get(number);
        if (line != null) {
            introductions.banish(line, "The node at " + line.address + " says what no node says: " + why.getMessage());
        }
    }

    /** A line has ended, or broke. */
    void closed(int number, long now) {
        deeds.at(now);
        Line line = lines.get(number);
        if (line != null) {
            election.ended(line);
            sharing.ended(line);
            traffic.ended(line);
        }
    }

    /** That is on the node's own shelf now. */
    void shelf(List<Held> files, long now) {
        deeds.at(now);
        sharing.own(files);
    }

    /** A beacon says that there is such a node at that address: nobody has been there. */
    void announced(String address, int other, long now) {
        deeds.at(now);
        if (election.misses(other)) {
            contacts.announced(address, other, now);
        }
    }

    /** These files are on their way to this node now. */
    void transfers(List<Transfer> transfers, long now) {
        deeds.at(now);
        traffic.own(transfers);
    }

    // ---- What there is ----

    Self self() {
        return self;
    }

    Election election() {
        return election;
    }

    Roster roster() {
        return roster;
    }

    Catalogue catalogue() {
        return catalogue;
    }

    Lines lines() {
        return lines;
    }

    /** All of it as it is now. */
    Picture picture() {
        NavigableMap<Integer, NodeMessage.Member> others = new TreeMap<>();
        roster.members(deeds.now()).forEach(member -> others.put(member.node(), member));
        Line leader = election.leaderLine();
        return new Picture(
                self.node(),
                election.state(),
                election.leader(),
                leader == null ? null : leader.address,
                election.term().number(),
                election.outBecause(),
                lines.used().stream().map(Line::node).toList(),
                others,
                catalogue.nodes(),
                traffic.all());
    }
}
