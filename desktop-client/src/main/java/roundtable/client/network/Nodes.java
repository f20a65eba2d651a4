package roundtable.client.network;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import roundtable.protocol.PeersEvent;
import roundtable.protocol.PeersEvent.Member;

/** What is read off the nodes of a network. */
public final class Nodes {
    private Nodes() {}

    /** Whether that node is up. */
    public static boolean isUp(Member member) {
        return "up".equals(member.state());
    }

    /** The numbers of those that are up. */
    static Set<Integer> up(PeersEvent.Network network) {
        return network.nodes().stream().filter(Nodes::isUp).map(Member::node).collect(Collectors.toSet());
    }

    /** Whether a node of that number is up. */
    public static boolean isUp(PeersEvent.Network network, int node) {
        return network != null && network.nodes().stream().anyMatch(member -> member.node() == node && isUp(member));
    }

    /** Some numbers, one behind the other. */
    public static String numbers(Collection<Integer> nodes) {
        return nodes.stream().map(String::valueOf).collect(Collectors.joining(", "));
    }

    /** The lowest number that no node has. */
    static int lowestFree(Collection<Integer> taken) {
        int free = 1;
        while (taken.contains(free)) {
            free++;
        }
        return free;
    }

    /** The number above all others: who takes it does not lead. */
    static int above(Collection<Integer> taken) {
        return taken.stream().mapToInt(Integer::intValue).max().orElse(0) + 1;
    }

    /** The node of that number, or null. */
    public static Member of(PeersEvent.Network network, int node) {
        List<Member> found =
                network.nodes().stream().filter(member -> member.node() == node).toList();
        return found.isEmpty() ? null : found.getFirst();
    }
}
