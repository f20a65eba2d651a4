package roundtable.client.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import roundtable.protocol.NodeMessage.Transfer;

/** What the journal makes of two states that followed on each other. */
class JournalTest {
    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");

    private final Journal journal = new Journal(Clock.fixed(NOW, ZoneOffset.UTC));

    private List<String> words() {
        return journal.entries().stream().map(Journal.Entry::words).toList();
    }

    @Test
    void itBeginsWithWhatIsSeen() {
        journal.begun(Seen.network(1, 1, 2, 3));
        assertThat(words()).containsExactly("Seen from Node 2: 3 nodes are up.", "Leader elected: Node 1");
        assertThat(journal.entries().getFirst().time()).isEqualTo(NOW);
    }

    @Test
    void aNodeThatComesConnectsAndTellsItsFiles() {
        journal.changed(Seen.network(1, 1, 2), Seen.network(1, 1, 2, 3));
        assertThat(words()).containsExactly("Node 1 connected to Node 3.", "Files received from Node 3.");
    }

    @Test
    void aLeaderThatDiesIsFollowedByTheNext() {
        journal.changed(Seen.network(1, 1, 2, 3), Seen.network(0, -1, 2, 3));
        journal.changed(Seen.network(0, -1, 2, 3), Seen.network(2, -1, 2, 3));
        assertThat(words())
                .containsExactly(
                        "Node 1 disconnected from Node 2.",
                        "Node 1 disconnected from Node 3.",
                        "Node 1 is down.",
                        "There is no leader: the nodes look for each other.",
                        "Node 2 connected to Node 3.",
                        "Leader elected: Node 2",
                        "Leader Node 2 remains connected to all peers.");
    }

    @Test
    void aFileOnItsWayIsToldOnce() {
        Transfer transfer = new Transfer("3_1.txt", 3, 1, 2);
        journal.changed(Seen.network(1, 1, 2, 3), Seen.moving(Seen.network(1, 1, 2, 3), transfer));
        journal.changed(
                Seen.moving(Seen.network(1, 1, 2, 3), transfer), Seen.moving(Seen.network(1, 1, 2, 3), transfer));
        assertThat(words()).containsExactly("3_1.txt goes from Node 3 to Node 2 by way of Node 1.");
    }

    @Test
    void itHasAnEnd() {
        for (int i = 0; i < 2_000; i++) {
            journal.lost();
        }
        assertThat(journal.entries()).hasSize(500);
    }
}
