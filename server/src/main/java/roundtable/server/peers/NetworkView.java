package roundtable.server.peers;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.locks.ReentrantLock;
import roundtable.protocol.NodeMessage;
import roundtable.protocol.PeersEvent;

/** What clients see of the network. Safe for any thread. */
final class NetworkView {
    private final PeerNetwork network;
    private final String ownAddress;
    private final ReentrantLock lock = new ReentrantLock();
    // Guarded by lock.
    private long term = -1;
    private int leader = -1;
    private Instant since;
    private List<NodeMessage.Holding> holdings = List.of();
    private long catalogue;

    /** What is seen at the node that is reached by the others' clients at {@code ownAddress}. */
    NetworkView(PeerNetwork network, String ownAddress) {
        this.network = network;
        this.ownAddress = ownAddress;
    }

    /** As it is now; {@code time} counts where the leader is another than the last time. */
    PeersEvent.Network now(Instant time) {
        lock.lock();
        try {
            return of(look(time));
        } finally {
            lock.unlock();
        }
    }

    /** What there is now; to be called often, so that it is known since when there is which leader. */
    Picture look(Instant time) {
        lock.lock();
        try {
            // Under the lock, for an older picture must not come after a newer one.
            Picture picture = network.picture();
            if (picture.leader() != leader || picture.term() != term) {
                leader = picture.leader();
                term = picture.term();
                since = leader == 0 ? null : time;
            }
            return picture;
        } finally {
            lock.unlock();
        }
    }

    private PeersEvent.Network of(Picture picture) {
        List<NodeMessage.Holding> present = picture.holdings();
        if (!present.equals(holdings)) {
            holdings = present;
            catalogue++;
        }
        List<PeersEvent.Member> members = members(picture);
        return new PeersEvent.Network(
                picture.self(),
                leader,
                members,
                term,
                since,
                why(picture, members),
                links(picture),
                picture.transfers(),
                state(picture),
                catalogue);
    }

    private String state(Picture picture) {
        return network.networked() ? picture.state().name().toLowerCase(Locale.ROOT) : "alone";
    }

    private List<PeersEvent.Member> members(Picture picture) {
        List<PeersEvent.Member> members = new ArrayList<>();
        members.add(member(picture, picture.self(), ownAddress, true));
        for (NodeMessage.Member other : picture.others().values()) {
            members.add(member(picture, other.node(), other.address(), other.up()));
        }
        members.sort(Comparator.comparingInt(PeersEvent.Member::node));
        return members;
    }

    private static PeersEvent.Member member(Picture picture, int id, String address, boolean up) {
        Catalogue.Files files = picture.catalogue().get(id);
        return new PeersEvent.Member(
                id,
                address,
                up ? "up" : "down",
                files == null ? 0 : files.byName().size());
    }

    private static List<PeersEvent.Link> links(Picture picture) {
        List<PeersEvent.Link> links = new ArrayList<>();
        int self = picture.self();
        int leader = picture.leader();
        if (leader == 0 || leader == self) {
            picture.linked().forEach(node -> links.add(new PeersEvent.Link(self, node)));
        } else {
            links.add(new PeersEvent.Link(leader, self));
            picture.others().values().stream()
                    .filter(other -> other.up() && other.node() != leader)
                    .forEach(other -> links.add(new PeersEvent.Link(leader, other.node())));
        }
        links.sort(Comparator.comparingInt(PeersEvent.Link::to));
        return links;
    }

    private static String why(Picture picture, List<PeersEvent.Member> members) {
        if (picture.outBecause() != null) {
            return picture.outBecause() + ", so Node " + picture.self() + " stays out.";
        }
        long up = members.stream().filter(member -> member.state().equals("up")).count();
        if (picture.leader() == 0) {
            return "The leader is being elected.";
        }
        return up == 1
                ? "Node " + picture.leader() + " is the only node that is up."
                : "Node " + picture.leader() + " has the lowest id of the " + up + " nodes that are up.";
    }
}
