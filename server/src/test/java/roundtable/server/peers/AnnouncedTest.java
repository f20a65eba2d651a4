package roundtable.server.peers;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import roundtable.protocol.NodeMessage;

/** What beacons make a node do, which anybody can forge; with a clock that the test turns, in milliseconds. */
final class AnnouncedTest {
    private static final int BETWEEN_BEACONS = 2_000;
    private static final long MINUTE = 60_000;

    private final Node node = new Node(new Self(2, 10, 8_090, List.of(), true), 0);
    private final List<String> open = new ArrayList<>();
    private long now;

    private static String address(int host) {
        return "10.0." + host / 256 + "." + host % 256 + ":8090";
    }

    /** Lets time go by; returns the addresses that were tried. */
    private List<String> pass(long millis) {
        List<String> tried = new ArrayList<>();
        for (long until = now + millis; now < until; now += Timing.TICK) {
            node.tick(now);
            for (Deed deed : node.take()) {
                if (deed instanceof Deed.Dial dial) {
                    tried.add(dial.address());
                }
            }
        }
        open.addAll(tried);
        return tried;
    }

    /** Whatever was tried fails. */
    private void fail() {
        open.forEach(address -> node.failed(address, now));
        open.clear();
        node.take();
    }

    private int triesWhileAnnounced(String address, long millis) {
        int tries = 0;
        for (long begin = now; now < begin + millis; ) {
            node.announced(address, 7, now);
            tries += pass(BETWEEN_BEACONS).size();
            fail();
        }
        return tries;
    }

    @Test
    void oneBeaconIsWorthOneTry() {
        node.announced(address(7), 7, now);
        assertThat(pass(MINUTE)).containsExactly(address(7));
        fail();
        assertThat(pass(10 * MINUTE)).isEmpty();
    }

    @Test
    void anAddressThatNeverAnswersIsTriedLessAndLess() {
        assertThat(triesWhileAnnounced(address(7), MINUTE)).isBetween(3, 10);
        triesWhileAnnounced(address(7), 5 * MINUTE);
        assertThat(triesWhileAnnounced(address(7), 10 * MINUTE)).isBetween(9, 21);
    }

    @Test
    void whatANodeToldOfIsTriedAgainWithoutABeacon() {
        node.announced(address(7), 7, now);
        pass(1_000);
        fail();
        node.accepted(1, address(3), 3, now);
        node.received(1, new NodeMessage.JoinNetwork(3, 30, 8_090, 0, null, null, List.of(address(7))), now);
        assertThat(pass(1_500)).contains(address(7));
    }

    @Test
    void aFloodFromOneHostIsTriedFewAtATimeAndKeepsNoOtherHostOut() {
        for (int port = 1; port <= 10_000; port++) {
            node.announced("10.0.0.66:" + port, 7, now);
        }
        node.announced(address(9), 9, now);
        // None of them answers, nor refuses: each is waited for.
        assertThat(pass(MINUTE)).hasSize(8);
        fail();
        assertThat(pass(MINUTE)).containsExactly(address(9));
    }

    @Test
    void aFloodFromEverywhereIsTriedFewAtATimeAndLeavesRoomAfterwards() {
        for (int second = 0; second < 60; second++) {
            for (int i = 0; i < 1_000; i++) {
                node.announced(address(1 + second * 1_000 + i), 7, now);
            }
            assertThat(pass(1_000)).hasSizeLessThanOrEqualTo(8);
            fail();
        }
        List<String> tried = new ArrayList<>();
        for (int second = 0; second < 20; second++) {
            node.announced("10.9.9.9:8090", 9, now);
            tried.addAll(pass(1_000));
            fail();
        }
        assertThat(tried).contains("10.9.9.9:8090");
    }

    @Test
    void aNodeThatThereIsALineToIsNotSoughtElsewhere() {
        pass(1_000);
        node.accepted(1, address(3), 3, now);
        node.received(1, new NodeMessage.JoinNetwork(3, 30, 8_090, 0, null, null, List.of()), now);
        for (int host = 100; host < 200; host++) {
            node.announced(address(host), 3, now);
        }
        assertThat(pass(200)).isEmpty();
        node.announced(address(9), 9, now);
        assertThat(pass(200)).as("there is room for others").containsExactly(address(9));
    }

    @Test
    void aFollowerLeavesOthersToItsLeader() {
        node.accepted(1, address(1), 1, now);
        node.received(1, new NodeMessage.JoinNetwork(1, 30, 8_090, 1, 1, null, List.of()), now);
        node.received(1, new NodeMessage.Lead(1, List.of()), now);
        assertThat(node.election().state()).isEqualTo(Election.State.FOLLOWING);
        for (int host = 100; host < 200; host++) {
            node.announced(address(host), host, now);
        }
        assertThat(pass(1_000)).isEmpty();
        node.closed(1, now);
        node.announced(address(9), 9, now);
        assertThat(pass(1_000)).as("what it seeks when it has lost its leader").containsOnly(address(1), address(9));
    }

    @Test
    void whoListensLetsOthersSpeakBeforeItLeads() {
        assertThat(pass(Timing.FIRST_LOOK)).isEmpty();
        assertThat(node.election().state()).isEqualTo(Election.State.SEEKING);
        pass(2 * Timing.TICK);
        assertThat(node.election().state()).isEqualTo(Election.State.LEADING);
    }
}
