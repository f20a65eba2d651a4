package roundtable.client.network;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import roundtable.client.host.HostedNode;
import roundtable.client.host.HostedNodes;
import roundtable.protocol.PeersEvent;
import roundtable.protocol.PeersEvent.Member;

/** Nodes that run in this window: starts them with numbers that are free in the network that is shown, and stops them. For the delivering thread. */
public final class OwnNodes {
    private final NetworkModel model;
    private final HostedNodes hosted;

    OwnNodes(NetworkModel model, HostedNodes hosted) {
        this.model = model;
        this.hosted = hosted;
    }

    /** The numbers that nobody else may have now: those of nodes that are up, and of the window's own. */
    private Set<Integer> taken() {
        Set<Integer> taken = new TreeSet<>();
        if (model.network() != null) {
            taken.addAll(Nodes.up(model.network()));
        }
        model.ownNodes().forEach(own -> taken.add(own.node()));
        return taken;
    }

    /** Whether a node can join the network that is shown. */
    public boolean mayStart() {
        PeersEvent.Network network = model.network();
        return network != null && !"alone".equals(network.state());
    }

    /** A free number with which a node joins without leading. */
    public int freeAbove() {
        Set<Integer> known = new TreeSet<>(taken());
        if (model.network() != null) {
            model.network().nodes().forEach(member -> known.add(member.node()));
        }
        return Nodes.above(known);
    }

    /** The lowest free number; a node that is down may be taken the place of. */
    public int lowestFree() {
        return Nodes.lowestFree(taken());
    }

    /** Whether a node has that number. */
    public boolean isTaken(int node) {
        return taken().contains(node);
    }

    /** Whether a node of that number would lead. */
    public boolean wouldLead(int node) {
        return model.network() != null && Nodes.up(model.network()).stream().allMatch(other -> other >= node);
    }

    /** Whether they are open to the network. */
    public boolean opens() {
        return hosted.isOpen();
    }

    /** Starts one whose shelf is that folder. */
    public void share(Path folder, int node) {
        hosted.start(new HostedNodes.Setup(node, folder, peers()));
    }

    /** Starts one with a shelf of its own. */
    public void startAnother() {
        hosted.start(new HostedNodes.Setup(lowestFree(), null, peers()));
    }

    /** Stops one. */
    public void stop(HostedNode own) {
        hosted.stop(own);
    }

    /** The addresses of all nodes that are up. */
    private List<String> peers() {
        List<String> peers = new ArrayList<>();
        if (model.network() != null) {
            for (Member member : model.network().nodes()) {
                if (Nodes.isUp(member)) {
                    peers.add(member.address());
                }
            }
        }
        return peers;
    }
}
