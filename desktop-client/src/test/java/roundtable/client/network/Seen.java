package roundtable.client.network;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import roundtable.protocol.NodeMessage.Transfer;
import roundtable.protocol.PeersEvent;
import roundtable.protocol.PeersEvent.Link;
import roundtable.protocol.PeersEvent.Member;

/** States of a network as Node 2 sees it, for tests: a star around the leader. */
final class Seen {
    private Seen() {}

    /** Those nodes; a negative number is one that is down. Each has two files. */
    static PeersEvent.Network network(int leader, int... nodes) {
        List<Member> members = Arrays.stream(nodes)
                .mapToObj(node ->
                        new Member(Math.abs(node), "localhost:" + (8090 + Math.abs(node)), node < 0 ? "down" : "up", 2))
                .toList();
        List<Link> links = new ArrayList<>();
        for (int node : nodes) {
            if (leader != 0 && node > 0 && node != leader) {
                links.add(new Link(leader, node));
            }
        }
        return new PeersEvent.Network(
                2,
                leader,
                members,
                (long) leader,
                null,
                "",
                links,
                List.of(),
                leader == 0 ? "seeking" : leader == 2 ? "leading" : "following",
                1L);
    }

    /** The same with files under way. */
    static PeersEvent.Network moving(PeersEvent.Network network, Transfer... transfers) {
        return new PeersEvent.Network(
                network.node(),
                network.leader(),
                network.nodes(),
                network.term(),
                network.since(),
                network.why(),
                network.links(),
                List.of(transfers),
                network.state(),
                network.catalogue());
    }

    /** The same in another state of the node that is asked. */
    static PeersEvent.Network in(String state, PeersEvent.Network network) {
        return new PeersEvent.Network(
                network.node(),
                network.leader(),
                network.nodes(),
                network.term(),
                network.since(),
                network.why(),
                network.links(),
                network.transfers(),
                state,
                network.catalogue());
    }
}
