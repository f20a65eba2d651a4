package roundtable.server.peers;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import roundtable.protocol.NodeMessage;
import roundtable.protocol.NodeMessage.JoinNetwork;
import roundtable.protocol.NodeMessage.Shelf;

/** A leader that is told of more nodes than a network has, or of the same one again and again. */
final class CrowdTest {
    private static final int TOO_MANY = NodeMessage.MOST_NODES + 100;
    private static final int LAST = 5_000;
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
    void shelvesOfMoreNodesThanThereMayBeArePassedOver() {
        lead();
        joins(1, 2, 20);
        leader.received(1, new NodeMessage.Following(leader.election().term(), List.of(), List.of()), NOW);
        for (int node = 3; node < TOO_MANY; node++) {
            leader.received(1, new Shelf(node, 30, 1, null, List.of(), List.of(), null), NOW);
        }
        assertThat(leader.catalogue().nodes()).hasSize(NodeMessage.MOST_NODES);
        assertThat(joins(2, LAST, 40)).anyMatch(deed -> isLead(deed, 2));
        leader.received(2, new Shelf(LAST, 40, 0, null, List.of(), List.of(), null), NOW);
        assertThat(leader.lines().to(LAST)).isNotNull();
    }

    @Test
    void nodesBeyondThoseThatMayBeKnownArePassedOver() {
        lead();
        for (int node = 2; node < TOO_MANY; node++) {
            joins(node, node, 20);
        }
        leader.tick(NOW + 100);
        assertThat(leader.roster().members()).hasSize(NodeMessage.MOST_NODES - 1);
    }

    @Test
    void theSecondNodeOfAnIdIsWorthOneWarning() {
        lead();
        joins(1, 2, 20);
        assertThat(joins(2, 2, 30)).anyMatch(Deed.Say.class::isInstance);
        assertThat(joins(3, 2, 30)).noneMatch(Deed.Say.class::isInstance).anyMatch(Deed.Close.class::isInstance);
    }
}
