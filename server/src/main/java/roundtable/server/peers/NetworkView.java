package roundtable.server.peers;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import roundtable.protocol.NodeMessage;
import roundtable.protocol.PeersEvent;

/** What clients see of the network. */
final class NetworkView {
    private final String ownAddress;
    private final boolean networked;
    private long term = -1;
    private int leader = -1;
    private Instant since;
    private List<NodeMessage.Holding> holdings = List.of();
    private long catalogue;

    /** @param networked whether there is a network at all */
    NetworkView(String ownAddress, boolean networked) {
        this.ownAddress = ownAddress;
        this.networked = networked;
    }

    /** As it is now; {@code time} counts where the leader is another than the last time. Not for several threads. */
    PeersEvent.Network of(Node node, Instant time) {
        int leads = node.election().leader();
        if (leads != leader || node.election().term().number() != term) {
            leader = leads;
            term = node.election().term().number();
            since = leads == 0 ? null : time;
        }
        List<NodeMessage.Holding> present = node.catalogue().holdings();
        if (!present.equals(holdings)) {
            holdings = present;
            catalogue++;
        }
        List<PeersEvent.Member> members = members(node);
        return new PeersEvent.Network(
                node.self().node(),
                leads,
                members,
                term,
                since,
                why(node, members),
                links(node),
                node.transfers(),
                state(node),
                catalogue);
    }

    private String state(Node node) {
        return networked ? node.election().state().name().toLowerCase(Locale.ROOT) : "alone";
    }

    private List<PeersEvent.Member> members(Node node) {
        List<PeersEvent.Member> members = new ArrayList<>();
        members.add(member(node, node.self().node(), ownAddress, true));
        for (Roster.Entry entry : node.roster().all()) {
            members.add(member(node, entry.node, entry.address, entry.up));
        }
        members.sort((one, other) -> Integer.compare(one.node(), other.node()));
        return members;
    }

    private static PeersEvent.Member member(Node node, int id, String address, boolean up) {
        Catalogue.Files files = node.catalogue().of(id);
        return new PeersEvent.Member(
                id,
                address,
                up ? "up" : "down",
                files == null ? 0 : files.byName().size());
    }

    private static List<PeersEvent.Link> links(Node node) {
        List<PeersEvent.Link> links = new ArrayList<>();
        int self = node.self().node();
        int leader = node.election().leader();
        if (leader == 0 || leader == self) {
            node.lines().all().stream()
                    .filter(line -> line.introduced() && !line.spare)
                    .forEach(line -> links.add(new PeersEvent.Link(self, line.node())));
        } else {
            links.add(new PeersEvent.Link(leader, self));
            node.roster().all().stream()
                    .filter(entry -> entry.up && entry.node != leader)
                    .forEach(entry -> links.add(new PeersEvent.Link(leader, entry.node)));
        }
        links.sort((one, other) -> Integer.compare(one.to(), other.to()));
        return links;
    }

    private static String why(Node node, List<PeersEvent.Member> members) {
        Election election = node.election();
        if (election.outBecause() != null) {
            return election.outBecause() + ", so Node " + node.self().node() + " stays out.";
        }
        long up = members.stream().filter(member -> member.state().equals("up")).count();
        if (election.leader() == 0) {
            return "The leader is being elected.";
        }
        return up == 1
                ? "Node " + election.leader() + " is the only node that is up."
                : "Node " + election.leader() + " has the lowest id of the " + up + " nodes that are up.";
    }
}
