package roundtable.client.network;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The sentence that says why one leads. */
class LeadershipTest {
    @Test
    void theLowestOfThoseThatAreUpLeads() {
        assertThat(Leadership.words(Seen.network(1, 1, 2, 3)))
                .isEqualTo("Node 1 leads, for its number is the lowest of the 3 nodes that are up.");
    }

    @Test
    void aLowerNodeThatIsDownIsNamed() {
        assertThat(Leadership.words(Seen.network(2, -1, 2, 3)))
                .isEqualTo("Node 2 leads, for its number is the lowest of the 2 nodes that are up; Node 1 is down.");
        assertThat(Leadership.words(Seen.network(3, -1, -2, 3, 4))).endsWith("; Nodes 1, 2 are down.");
    }

    @Test
    void aHigherNodeThatIsDownHasNothingToDoWithIt() {
        assertThat(Leadership.words(Seen.network(1, 1, 2, -3)))
                .isEqualTo("Node 1 leads, for its number is the lowest of the 2 nodes that are up.");
    }

    @Test
    void whoIsLeftAloneLeads() {
        assertThat(Leadership.words(Seen.network(2, -1, 2))).isEqualTo("Node 2 leads, for no other node is up.");
    }

    @Test
    void whileNobodyLeadsItSaysWhy() {
        assertThat(Leadership.words(Seen.network(0, 2, 3)))
                .isEqualTo("No node leads just now: the nodes are electing a leader.");
        assertThat(Leadership.words(Seen.in("out", Seen.network(0, 2)))).startsWith("Node 2 stays out:");
        assertThat(Leadership.words(Seen.in("alone", Seen.network(2, 2)))).startsWith("This server is in no network");
    }
}
