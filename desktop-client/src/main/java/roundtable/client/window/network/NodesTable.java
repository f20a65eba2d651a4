package roundtable.client.window.network;

import java.util.List;
import javax.swing.ListSelectionModel;
import javax.swing.SwingConstants;
import roundtable.client.network.NetworkModel;
import roundtable.client.text.Messages;
import roundtable.client.window.network.NodeCard.Look;
import roundtable.client.window.parts.Rows;
import roundtable.client.window.parts.RowsTable;
import roundtable.protocol.PeersEvent;

/** The nodes as a table: the same as the picture, with the addresses. */
final class NodesTable extends RowsTable<Look> {
    private final transient NetworkModel model;

    NodesTable(NetworkModel model) {
        super(
                new Rows<>(Look.class, "network.nodes.column.", List.of("node", "state", "files", "address", "note")),
                NetworkPanel.NODES,
                Messages.text("network.nodes"));
        this.model = model;
        setSelectionMode(ListSelectionModel.SINGLE_SELECTION);
        narrow(0, 48, SwingConstants.RIGHT, look -> number(look.member().node()), null);
        narrow(1, widthOf(NodeWords.roles()), SwingConstants.LEFT, NodeWords::role, null);
        narrow(2, 48, SwingConstants.RIGHT, look -> number(look.member().files()), null);
        words(3, 136, SwingConstants.LEFT, NodesTable::address, NodesTable::address);
        words(4, 84, SwingConstants.LEFT, NodeWords::mark, NodeWords::mark);
    }

    private static String number(int number) {
        return Messages.text("number", number);
    }

    private static String address(Look look) {
        return look.member().address();
    }

    /** Shows the model's nodes. */
    void refresh() {
        PeersEvent.Network network = model.network();
        List<Look> now = network == null
                ? List.of()
                : network.nodes().stream()
                        .map(member -> new Look(
                                member,
                                member.node() == network.leader(),
                                member.node() == network.node(),
                                model.own(member) != null))
                        .toList();
        if (!now.equals(values())) {
            show(now, look -> look.member().node());
        }
    }

    /** The number of the node that is selected, or 0. */
    int selectedNode() {
        return selected().stream()
                .mapToInt(look -> look.member().node())
                .findFirst()
                .orElse(0);
    }

    /** Selects the node of that number. */
    void choose(int node) {
        if (selectedNode() != node) {
            choose(look -> look.member().node() == node);
        }
    }
}
