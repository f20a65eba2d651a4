package roundtable.client.network;

import java.util.List;
import roundtable.client.text.Messages;
import roundtable.protocol.PeersEvent;
import roundtable.protocol.PeersEvent.Member;

/** Why the leader leads, or why nobody does: a sentence made of what is known of the nodes. */
public final class Leadership {
    private Leadership() {}

    /** The sentence for that state of the network. */
    public static String words(PeersEvent.Network network) {
        if ("out".equals(network.state())) {
            return Messages.text("network.why.out", network.node());
        }
        if (network.leader() == 0) {
            return Messages.text("network.why.electing");
        }
        if ("alone".equals(network.state())) {
            return Messages.text("network.why.alone");
        }
        List<Member> up = network.nodes().stream().filter(Nodes::isUp).toList();
        if (up.size() <= 1) {
            return Messages.text("network.why.only", network.leader());
        }
        List<Member> lowerDown = network.nodes().stream()
                .filter(member -> member.node() < network.leader() && !Nodes.isUp(member))
                .toList();
        return switch (lowerDown.size()) {
            case 0 -> Messages.text("network.why.lowest", network.leader(), up.size());
            case 1 ->
                Messages.text(
                        "network.why.lowest-now",
                        network.leader(),
                        up.size(),
                        lowerDown.getFirst().node());
            default ->
                Messages.text(
                        "network.why.lowest-of-up",
                        network.leader(),
                        up.size(),
                        Nodes.numbers(lowerDown.stream().map(Member::node).toList()));
        };
    }
}
