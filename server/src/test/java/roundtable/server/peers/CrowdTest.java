package roundtable.server.peers;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import roundtable.protocol.NodeMessage;
import roundtable.protocol.NodeMessage.Following;
import roundtable.protocol.NodeMessage.JoinNetwork;
import roundtable.protocol.NodeMessage.Member;
import roundtable.protocol.NodeMessage.Shelf;

/** A leader that is told of more nodes than a network has, of invented ones, or of the same one again and again. */
final class CrowdTest {
    private static final int TOO_MANY = NodeMessage.MOST_NODES + 100;
    private static final int LAST = 5_000;
    /** Nodes that are believed in though nobody has seen them. */
    private static final int FEW = 100;

    private static final long NOW = 60_000;

    private final Node leader = new Node(new Self(1, 10, 8_090, List.of(), false), 0);

    private List<Deed> joins(int line, int node, long started) {
        leader.accepted(line, "127.0.0.1:" + (20_000 + line), node, NOW);
        leader.received(line, new JoinNetwork(node, started, 9_000, 0, null, null, List.of()), NOW);
        return leader.take();
    }

    private void lead() {
        leader.tick(0);
        leader.tick(NOW);
        assertThat(leader.election().state()).isEqualTo(Election.State.LEADING);
        leader.take();
    }

    private static boolean isLead(Deed deed, int line) {
        return deed instanceof Deed.Send send && send.line() == line && send.message() instanceof NodeMessage.Lead;
    }

    @Test
    void whatAFollowerTellsOfNodesThatNobodyHasSeenIsBelievedOfAFewAndForAnHour() {
        lead();
        joins(1, 2, 20);
        List<Member> invented = IntStream.range(3, NodeMessage.MOST_NODES)
                .mapToObj(node -> new Member(node, "127.0.0.1:9", 30, true, null))
                .toList();
        leader.received(1, new Following(leader.election().term().number(), invented, List.of()), NOW);
        for (Member one : invented) {
            leader.received(1, new Shelf(one.node(), 30, 1, null, List.of(), List.of(), null), NOW);
        }
        assertThat(leader.roster().members(NOW)).hasSize(1 + FEW);
        assertThat(leader.catalogue().nodes()).hasSize(2 + FEW - 1);
        assertThat(joins(2, LAST, 40)).anyMatch(deed -> isLead(deed, 2));
        leader.received(2, new Following(leader.election().term().number(), List.of(), List.of()), NOW);
        leader.received(2, new Shelf(LAST, 40, 0, null, List.of(), List.of(), null), NOW);
        assertThat(leader.catalogue().of(LAST)).isNotNull();

        leader.tick(NOW + Timing.FORGOTTEN + 1);
        assertThat(leader.roster().members(NOW + Timing.FORGOTTEN + 1))
                .extracting(Member::node)
                .containsExactly(2, LAST);
        assertThat(leader.catalogue().nodes()).containsOnlyKeys(1, LAST);
    }

    @Test
    void aNodeThatComesTakesThePlaceOfTheOneThatWasDownForLongest() {
        lead();
        for (int node = 2; node <= NodeMessage.MOST_NODES; node++) {
            joins(node, node, 20);
        }
        leader.closed(500, NOW + 1);
        leader.closed(700, NOW + 2);
        joins(LAST, LAST, 20);

        assertThat(leader.roster().members(NOW + 2))
                .hasSize(NodeMessage.MOST_NODES - 1)
                .extracting(Member::node)
                .contains(700, LAST)
                .doesNotContain(500);
    }

    @Test
    void nodesBeyondThoseThatMayBeKnownArePassedOver() {
        lead();
        for (int node = 2; node < TOO_MANY; node++) {
            joins(node, node, 20);
        }
        leader.tick(NOW + 100);
        assertThat(leader.roster().members(NOW)).hasSize(NodeMessage.MOST_NODES - 1);
    }

    @Test
    void theSecondNodeOfAnIdIsWorthOneWarning() {
        lead();
        joins(1, 2, 20);
        assertThat(joins(2, 2, 30)).anyMatch(Deed.Say.class::isInstance);
        assertThat(joins(3, 2, 30)).noneMatch(Deed.Say.class::isInstance).anyMatch(Deed.Close.class::isInstance);
    }
}
