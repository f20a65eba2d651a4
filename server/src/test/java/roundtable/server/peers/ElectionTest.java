package roundtable.server.peers;

import static org.assertj.core.api.Assertions.assertThat;
import static roundtable.server.peers.Bench.address;
import static roundtable.server.peers.Bench.down;
import static roundtable.server.peers.Bench.started;
import static roundtable.server.peers.Bench.up;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import roundtable.protocol.ErrorCode;
import roundtable.protocol.NodeMessage;
import roundtable.protocol.NodeMessage.Following;
import roundtable.protocol.NodeMessage.JoinNetwork;
import roundtable.protocol.NodeMessage.JoinedNetwork;
import roundtable.protocol.NodeMessage.Lead;
import roundtable.protocol.NodeMessage.Members;
import roundtable.protocol.NodeMessage.Met;
import roundtable.protocol.NodeMessage.Moved;
import roundtable.protocol.NodeMessage.StayOut;

/** What a node says, dials and hangs up, message by message, in the turns that an election takes. */
final class ElectionTest {
    // ---- Whom a leader leads ----

    @Test
    void whoFollowsALowerLeaderIsNotLedButItsLeaderIsDialled() {
        Bench three = new Bench(3);
        three.leads();
        three.called(5, 1, 1);
        three.pass(Timing.TICK, 5);

        assertThat(three.said(5)).singleElement().isInstanceOf(JoinedNetwork.class);
        assertThat(three.dialled()).containsExactly(address(1));
    }

    @Test
    void whoFollowsAHigherLeaderIsLed() {
        Bench three = new Bench(3);
        three.leads();
        three.called(5, 1, 4);

        assertThat(three.said(5, Lead.class)).hasSize(1);
    }

    // ---- Whom a follower follows ----

    @Test
    void whoIsLedByALowerNodeLetsGoOfAllOthersThoughTheyWantToLeadToo() {
        Bench five = new Bench(5);
        five.called(3, 0, null);
        five.called(1, 0, null);
        five.hear(1, new Lead(2, List.of()));
        five.hear(3, new Lead(2, List.of()));

        assertThat(five.hungUp()).containsExactly(3);
        assertThat(five.said(3, Following.class)).isEmpty();
        assertThat(five.said(1, Following.class)).hasSize(1);
        assertThat(five.node.election().leader()).isEqualTo(1);
    }

    @Test
    void aFollowerTellsItsLeaderOfAStrangerThatCallsAndTheStrangerWhoLeads() {
        Bench five = new Bench(5);
        five.followsIn(7, 1);
        five.called(7, 0, null);

        assertThat(five.said(1)).containsExactly(new Met(address(7)));
        assertThat(five.said(7, JoinedNetwork.class)).singleElement().satisfies(joined -> {
            assertThat(joined.leader()).isEqualTo(1);
            assertThat(joined.leaderAddress()).isEqualTo(address(1));
        });
        assertThat(five.hungUp()).containsExactly(7);
    }

    @Test
    void aLeaderThatIsToldOfAStrangerDialsItAtOnce() {
        Bench one = new Bench(1);
        one.leads(5);
        one.hear(5, new Met(address(7)));
        one.pass(Timing.TICK, 5);

        assertThat(one.dialled()).containsExactly(address(7));
    }

    // ---- A leader that gives way ----

    @Test
    void aLeaderThatMeetsALowerOneTellsItsFollowersWhereToGoAndLetsThemGo() {
        Bench five = new Bench(5);
        five.leads(6, 7);
        five.called(2, 4, 2);
        five.hear(2, new Lead(4, List.of()));

        Moved moved = new Moved(2, address(2));
        assertThat(five.deeds())
                .containsSubsequence(new Deed.Send(6, moved), new Deed.Close(6, null))
                .containsSubsequence(new Deed.Send(7, moved), new Deed.Close(7, null));
        assertThat(five.said(2, Following.class)).hasSize(1);
    }

    @Test
    void aFollowerWhoseLeaderHasMovedDialsTheNewOneAndLeadsNobodyMeanwhile() {
        Bench six = new Bench(6);
        six.followsIn(4, 5, up(7));
        six.hear(5, new Moved(2, address(2)));
        six.pass(Timing.TICK);

        assertThat(six.dialled()).containsExactly(address(2));
        assertThat(six.node.election().state()).isEqualTo(Election.State.SEEKING);
    }

    // ---- Who is there ----

    @Test
    void aFollowerThatIsLostIsDownForAllAtOnce() {
        Bench one = new Bench(1);
        one.leads(2, 3);
        one.closed(2);
        one.pass(Timing.TICK, 3);

        assertThat(one.said(3)).containsExactly(new Members(1, List.of(down(2, Timing.TICK), up(3))));
    }

    // ---- The loss of a leader ----

    @Test
    void theNextOneLeadsAtOnceAndGivesTheOthersTimeToCome() {
        Bench two = new Bench(2);
        two.followsIn(7, 1, up(3), up(4));
        two.closed(1);
        assertThat(two.node.election().state()).isEqualTo(Election.State.LEADING);

        two.pass(Timing.GRACE / 3 - Timing.TICK);
        assertThat(two.dialled()).isEmpty();
        two.called(3, 7, null);
        two.follows(3);
        assertThat(two.said(3, Members.class))
                .singleElement()
                .satisfies(told -> assertThat(told.members())
                        .containsExactly(down(1, Timing.GRACE / 3 - Timing.TICK), up(3), up(4)));

        // Those that do not come are sought, and given up in the end, even where nothing is heard of the search.
        two.pass(Timing.GRACE / 3, 3);
        assertThat(two.dialled()).containsExactlyInAnyOrder(address(1), address(4));
        assertThat(two.node.picture().isUp(4)).isTrue();
        two.pass(Timing.GRACE / 3 + Timing.TICK, 3);
        assertThat(two.node.picture().isUp(4)).isFalse();
        assertThat(two.node.picture().isUp(3)).isTrue();
    }

    @Test
    void whoIsNotTheNextOneDialsThatAloneAndWaitsForIt() {
        Bench four = new Bench(4);
        four.followsIn(7, 1, up(2), up(3), up(6));
        four.closed(1);
        four.pass(Timing.PATIENCE - Timing.TICK);
        assertThat(four.dialled()).containsExactly(address(2));
        assertThat(four.node.election().state()).isEqualTo(Election.State.SEEKING);

        four.reached(2, 8, 2);
        four.hear(2, new Lead(8, List.of()));
        assertThat(four.node.election().leader()).isEqualTo(2);
        assertThat(four.dialled()).containsExactly(address(2));
    }

    @Test
    void whereTheNextOneIsGoneTooItIsTheTurnOfTheOneAfterIt() {
        Bench four = new Bench(4);
        four.followsIn(7, 1, up(2), up(3));
        four.closed(1);
        four.pass(Timing.TICK);
        four.notReached(2);
        assertThat(four.node.election().state()).isEqualTo(Election.State.SEEKING);
        four.pass(Timing.TICK);
        assertThat(four.dialled()).containsExactly(address(2), address(3));

        four.notReached(3);
        assertThat(four.node.election().state()).isEqualTo(Election.State.LEADING);
    }

    // ---- Terms ----

    @Test
    void aTermIsOneMoreThanTheHighestThatWasHeardOf() {
        Bench two = new Bench(2);
        two.followsIn(7, 1);
        assertThat(two.node.election().term().number()).isEqualTo(7);
        two.closed(1);
        two.called(3, 7, null);
        assertThat(two.said(3, Lead.class)).extracting(Lead::term).containsExactly(8L);

        // Of those that introduce themselves, that lead, and that are told of.
        two.called(4, 20, null);
        two.followsIn(12, 1);
        two.closed(1);
        assertThat(two.node.election().term().number()).isEqualTo(22);
        two.followsIn(30, 1);
        two.hear(1, new Members(35, List.of()));
        assertThat(two.node.election().term().number()).isEqualTo(35);
        two.closed(1);
        assertThat(two.node.election().term().number()).isEqualTo(36);
    }

    @Test
    void aLeaderThatHearsOfAHigherTermBeginsANewOneOfWhichAllAreTold() {
        Bench one = new Bench(1);
        one.leads(2);
        one.called(3, 9, null);
        one.follows(3);
        one.pass(Timing.TICK, 2, 3);

        assertThat(one.said(3, Lead.class)).extracting(Lead::term).containsExactly(10L);
        assertThat(one.said(2, Members.class)).extracting(Members::term).contains(10L);
    }

    @Test
    void aTermThatNobodyCanHaveReachedIsNotBelieved() {
        Bench two = new Bench(2);
        two.followsIn(7, 1);
        two.closed(1);
        two.called(3, NodeMessage.HIGHEST, null);

        assertThat(two.said(3, Lead.class)).extracting(Lead::term).containsExactly(8L);
    }

    // ---- How often an address is tried ----

    @Test
    void anAddressThatDoesNotAnswerIsTriedAfterPausesThatGrowUpToThreeSeconds() {
        for (int id = 1; id < 30; id++) {
            Bench bench = new Bench(id, 99);
            List<Long> tries = new ArrayList<>();
            while (tries.size() < 8) {
                bench.clear();
                bench.pass(Timing.TICK);
                if (!bench.dialled().isEmpty()) {
                    tries.add(bench.now());
                    bench.notReached(99);
                }
            }
            long[] longest = {250, 500, 1_000, 2_000, 3_000, 3_000, 3_000};
            for (int i = 0; i < longest.length; i++) {
                assertThat(tries.get(i + 1) - tries.get(i))
                        .as("the pause after try %s of Node %s", i + 1, id)
                        .isBetween(longest[i] / 2, longest[i] + Timing.TICK);
            }
        }
    }

    @Test
    void anAddressThatAFollowerWasToldIsTriedForAsLongAsThatIsThere() {
        Bench one = new Bench(1);
        one.leads();
        one.node.accepted(2, "h2:50", 2, one.now());
        one.hear(2, new JoinNetwork(2, started(2), 8_090, 0, null, null, List.of(address(9))));
        one.follows(2);
        assertThat(tries(one, 60_000, 2)).isGreaterThan(15);
        one.closed(2);
        tries(one, 10_000);

        assertThat(tries(one, 10_000)).isZero();
    }

    /** How often Node 9 is tried in vain in that time. */
    private static int tries(Bench bench, long millis, int... alive) {
        int tries = 0;
        for (long end = bench.now() + millis; bench.now() < end; ) {
            bench.clear();
            bench.pass(Timing.TICK, alive);
            for (String address : bench.dialled()) {
                tries += address.equals(address(9)) ? 1 : 0;
                bench.node.failed(address, bench.now());
            }
        }
        return tries;
    }

    // ---- Two lives of one id ----

    @Test
    void aSecondNodeOfAnIdIsKeptOutWhileTheFirstIsHeardOf() {
        Bench one = new Bench(1);
        one.leads(2);
        one.pass(Timing.FRESH - Timing.TICK);
        one.called(20, 2, started(2) + 1, 0, null);

        assertThat(one.hungUp()).containsExactly(20);
        assertThat(one.deeds())
                .anySatisfy(deed -> assertThat(deed)
                        .isInstanceOfSatisfying(
                                Deed.Close.class,
                                close -> assertThat(close.refusal().code()).isEqualTo(ErrorCode.CONFLICT)));
        assertThat(one.said(20)).isEmpty();
        assertThat(one.node.lines().to(2).number).isEqualTo(2);
    }

    @Test
    void aNodeThatWasStartedAnewIsLetInOnceItsOldLineIsSilentAndThatLineIsHungUp() {
        Bench one = new Bench(1);
        one.leads(2);
        one.pass(Timing.FRESH);
        one.called(20, 2, started(2) + 1, 0, null);

        assertThat(one.hungUp()).containsExactly(2);
        assertThat(one.said(20, Lead.class)).hasSize(1);
        assertThat(one.node.lines().to(2).number).isEqualTo(20);
        assertThat(one.node.picture().isUp(2)).isTrue();
    }

    @Test
    void aLeaderIsNotUnseatedByASecondOneOfItsIdWhoseClockIsBehind() {
        Bench one = new Bench(1);
        one.leads(2);
        one.called(20, 1, started(1) - 1, 0, null);

        assertThat(one.node.election().state()).isEqualTo(Election.State.LEADING);
        assertThat(one.hungUp()).containsExactly(20);
    }

    @Test
    void aNodeThatSeeksALeaderStaysOutWhereOneOfItsIdLeadsWhoseClockIsAhead() {
        Bench one = new Bench(1);
        one.called(20, 1, started(1) + 1, 4, 1);

        assertThat(one.node.election().state()).isEqualTo(Election.State.OUT);
    }

    @Test
    void aFollowerCannotSendItsLeaderOutOfTheNetwork() {
        Bench one = new Bench(1);
        one.leads(2, 3);
        one.hear(3, new StayOut("There is a node 1 in the network already"));

        assertThat(one.node.election().state()).isEqualTo(Election.State.LEADING);
        assertThat(one.hungUp()).containsExactly(3);
    }

    @Test
    void aFollowerOfWhoseTwoLinesOneEndsBeforeTheOtherIsKnownIsNotDownMeanwhile() {
        Bench one = new Bench(1);
        one.leads(2, 3);
        one.node.accepted(20, "h3:520", 3, one.now());
        one.closed(3);
        one.pass(Timing.TICK, 2, 20);
        assertThat(one.said(2, Members.class)).isEmpty();
        assertThat(one.node.picture().isUp(3)).isTrue();

        one.pass(Timing.INTRODUCTION + Timing.TICK, 2);
        assertThat(one.node.picture().isUp(3)).isFalse();
    }

    @Test
    void whereANodeWasBeforeItIsNotSoughtAnyMore() {
        Bench one = new Bench(1);
        one.leads();
        for (int life = 1; life <= 3; life++) {
            int line = 20 + life;
            one.node.accepted(line, "h3:5000", 3, one.now());
            one.hear(line, new JoinNetwork(3, 1_000 + life, 8_100 + life, 0, null, null, List.of()));
            one.follows(line);
            one.closed(line);
            one.clear();
            one.pass(Timing.LONGEST_PAUSE + Timing.TICK);
            assertThat(one.dialled()).containsOnly("h3:" + (8_100 + life));
            one.node.failed("h3:" + (8_100 + life), one.now());
        }
    }
}
