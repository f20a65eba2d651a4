package roundtable.protocol.change;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What real people typed at the same time, typed again by people who know of each other what they knew then. */
final class ConcurrentTraceTest {
    @Test
    void twoFriendsWhoWriteTogetherEndWithExactlyTheirText() throws Exception {
        ConcurrentTrace trace = ConcurrentTrace.resource("friendsforever.json.gz");
        ConcurrentReplay replay = new ConcurrentReplay(trace);

        assertThat(replay.run()).hasSize(2).containsOnly(trace.finalText());
        assertThat(trace.typed()).hasSize(26_078);
        assertThat(replay.orderedText()).isEqualTo(Trace.friendsForever().finalText());
    }

    @Test
    void twoHundredPeopleWhoBranchAndMergeForYearsEndWithOneText() throws Exception {
        ConcurrentTrace trace = ConcurrentTrace.resource("node_nodecc.json.gz");
        ConcurrentReplay replay = new ConcurrentReplay(trace);

        assertThat(replay.run()).hasSize(204).containsOnly(replay.orderedText());
        // Where two inserts meet the order decides, so the text need not be the one of the trace; no letter is lost.
        assertThat(replay.orderedText().chars().sorted().toArray())
                .isEqualTo(trace.finalText().chars().sorted().toArray());
    }
}
