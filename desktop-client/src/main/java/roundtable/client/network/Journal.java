package roundtable.client.network;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import roundtable.client.text.Messages;
import roundtable.protocol.NodeMessage;
import roundtable.protocol.PeersEvent;
import roundtable.protocol.PeersEvent.Link;
import roundtable.protocol.PeersEvent.Member;

/**
 * What happens in the network, a line each, in the words that nodes write into their logs. It is told from two states of the
 * network that followed on each other; the oldest lines are given up for new ones.
 */
public final class Journal {
    private static final int MOST = 500;

    private final Clock clock;
    private final Deque<Entry> entries = new ArrayDeque<>();

    /** One thing that happened. */
    public record Entry(Instant time, String words) {}

    Journal(Clock clock) {
        this.clock = clock;
    }

    /** What happened, the oldest first. */
    public List<Entry> entries() {
        return List.copyOf(entries);
    }

    /** The network is seen, for the first time since the line is up. */
    void begun(PeersEvent.Network now) {
        long up = now.nodes().stream().filter(Nodes::isUp).count();
        write("network.journal.begun", now.node(), up);
        if (now.leader() != 0) {
            write("network.journal.elected", now.leader());
        }
    }

    /** The line to the node that was asked is down. */
    void lost() {
        write("network.journal.lost");
    }

    /** From one state to the next. */
    void changed(PeersEvent.Network before, PeersEvent.Network now) {
        links(before, now);
        for (Member member : before.nodes()) {
            if (Nodes.isUp(member) && !Nodes.isUp(now, member.node())) {
                write("network.journal.down", member.node());
            }
        }
        leader(before, now);
        for (Member member : now.nodes()) {
            files(Nodes.of(before, member.node()), member, now);
        }
        List<NodeMessage.Transfer> known = transfers(before);
        transfers(now).stream().filter(one -> !known.contains(one)).forEach(this::underWay);
    }

    private void links(PeersEvent.Network before, PeersEvent.Network now) {
        List<Link> old = links(before);
        List<Link> present = links(now);
        for (Link link : old) {
            if (present.stream().noneMatch(other -> same(link, other))) {
                write("network.journal.disconnected", link.from(), link.to());
            }
        }
        for (Link link : present) {
            if (old.stream().noneMatch(other -> same(link, other))) {
                write("network.journal.connected", link.from(), link.to());
            }
        }
    }

    private static boolean same(Link one, Link other) {
        return one.from() == other.from() && one.to() == other.to()
                || one.from() == other.to() && one.to() == other.from();
    }

    private void leader(PeersEvent.Network before, PeersEvent.Network now) {
        if (now.leader() == before.leader() && Objects.equals(now.term(), before.term())) {
            return;
        }
        if (now.leader() == 0) {
            write("network.journal.seeking");
            return;
        }
        write("network.journal.elected", now.leader());
        if (Nodes.up(now).size() > 1) {
            write("network.journal.remains", now.leader());
        }
    }

    private void files(Member before, Member now, PeersEvent.Network network) {
        int known = before == null || !Nodes.isUp(before) ? 0 : before.files();
        if (now.files() != known && Nodes.isUp(now) && now.node() != network.leader()) {
            write("network.journal.files", now.node());
        }
    }

    private void underWay(NodeMessage.Transfer transfer) {
        if (transfer.via() == null) {
            write("network.journal.straight", transfer.name(), transfer.from(), transfer.to());
        } else {
            write("network.journal.relayed", transfer.name(), transfer.from(), transfer.to(), transfer.via());
        }
    }

    private static List<Link> links(PeersEvent.Network network) {
        return network.links() == null ? List.of() : new ArrayList<>(network.links());
    }

    private static List<NodeMessage.Transfer> transfers(PeersEvent.Network network) {
        return network.transfers() == null ? List.of() : network.transfers();
    }

    private void write(String key, Object... arguments) {
        if (entries.size() == MOST) {
            entries.removeFirst();
        }
        entries.add(new Entry(clock.instant(), Messages.text(key, arguments)));
    }
}
