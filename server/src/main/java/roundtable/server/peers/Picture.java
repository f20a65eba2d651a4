package roundtable.server.peers;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import roundtable.protocol.NodeMessage;
import roundtable.protocol.NodeMessage.Holding;
import roundtable.protocol.NodeMessage.Transfer;

/**
 * All that a node knows, as it was at one moment. It is taken quickly, since it shares the lists of files with the node, and
 * whoever has it may take all the time to sort and to search.
 *
 * @param self the node's id
 * @param leader who leads, or 0
 * @param leaderAddress where that is reached, or null where it is the node itself or nobody
 * @param term the number of the present term, or of the last one where there is no leader
 * @param outBecause why the node stays out of the network, or null
 * @param linked the nodes that it has a line to
 * @param others the other nodes that are known, up or down, by id; nobody else has this map
 * @param catalogue the files of each node that is known, itself included, by id
 * @param transfers the files that are on their way in the network
 */
record Picture(
        int self,
        Election.State state,
        int leader,
        String leaderAddress,
        long term,
        String outBecause,
        List<Integer> linked,
        NavigableMap<Integer, NodeMessage.Member> others,
        NavigableMap<Integer, Catalogue.Files> catalogue,
        List<Transfer> transfers) {
    Picture {
        linked = List.copyOf(linked);
        others = Collections.unmodifiableNavigableMap(others);
        catalogue = Collections.unmodifiableNavigableMap(new TreeMap<>(catalogue));
        transfers = List.copyOf(transfers);
    }

    /** Whether that node is up, itself included. */
    boolean isUp(int node) {
        NodeMessage.Member other = others.get(node);
        return node == self || other != null && other.up();
    }

    /** Which version of each list of files this is. */
    List<Holding> holdings() {
        List<Holding> holdings = new ArrayList<>();
        catalogue.forEach((node, files) -> holdings.add(new Holding(node, files.started(), files.version())));
        return holdings;
    }
}
