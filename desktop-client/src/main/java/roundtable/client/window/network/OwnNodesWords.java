package roundtable.client.window.network;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import roundtable.client.host.HostedNode;
import roundtable.client.network.NetworkModel;
import roundtable.client.network.Nodes;
import roundtable.client.text.Messages;

/** What the picture does not show of the nodes that run in this window: a line for each matter, however many nodes it is about. */
final class OwnNodesWords {
    private OwnNodesWords() {}

    static String of(NetworkModel model) {
        List<String> lines = new ArrayList<>();
        add(lines, "network.own.starting", model, node -> node.phase() == HostedNode.Phase.STARTING);
        add(lines, "network.own.stopping", model, node -> node.phase() == HostedNode.Phase.STOPPING);
        add(lines, "network.own.out", model, node -> isMissing(model, node) && isTaken(model, node));
        add(lines, "network.own.elsewhere", model, node -> isMissing(model, node) && !isTaken(model, node));
        for (HostedNode node : model.ownNodes()) {
            if (node.phase() == HostedNode.Phase.FAILED) {
                lines.add(node.trouble());
            } else if (node.isRunning() && node.shared()) {
                lines.add(Messages.text(
                        "network.own.shares", node.node(), node.shelf().toString()));
            }
        }
        return String.join("\n", lines);
    }

    private static void add(List<String> lines, String key, NetworkModel model, Predicate<HostedNode> which) {
        List<Integer> nodes = model.ownNodes().stream()
                .filter(which)
                .map(HostedNode::node)
                .sorted()
                .toList();
        if (!nodes.isEmpty()) {
            lines.add(Messages.text(key, nodes.size(), Nodes.numbers(nodes)));
        }
    }

    /** Whether it runs beside the network that is shown; while none is, there is nothing to be beside. */
    private static boolean isMissing(NetworkModel model, HostedNode node) {
        return model.network() != null && node.isRunning() && !model.isShown(node);
    }

    private static boolean isTaken(NetworkModel model, HostedNode node) {
        return Nodes.isUp(model.network(), node.node());
    }
}
