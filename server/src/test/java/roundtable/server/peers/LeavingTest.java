package roundtable.server.peers;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import roundtable.protocol.NodeMessage.Member;

/**
 * Five of eight nodes leave: the others know them, and what they had, for an hour, whoever leads meanwhile. Clocks may differ
 * by a few minutes in an hour.
 */
final class LeavingTest {
    private static final long MINUTE = 60_000;

    private final World world = new World(new Random(5));
    private final List<Site> sites = new ArrayList<>();

    @BeforeEach
    void fiveOfEightLeave() {
        Random random = new Random(5);
        List<String> addresses = new ArrayList<>();
        for (int id = 1; id <= 8; id++) {
            String address = "h" + id + ":" + World.PORT;
            Site site = new Site(world, random, id, address, List.copyOf(addresses));
            addresses.add(address);
            sites.add(site);
            world.add(site);
            site.changeShelf();
            site.changeShelf();
            site.start();
        }
        world.calmDown();
        pass(MINUTE);
        sites.subList(3, 8).forEach(site -> site.crash(false));
        pass(MINUTE);
    }

    private void pass(long millis) {
        world.agenda().runTo(world.agenda().now() + millis);
    }

    private void assertKnown(int... nodes) {
        Integer[] others = Arrays.stream(nodes).boxed().toArray(Integer[]::new);
        assertThat(world.up()).allSatisfy(site -> {
            Picture picture = site.node().picture();
            assertThat(picture.others().values())
                    .as("whom %s knows", site)
                    .extracting(Member::node)
                    .filteredOn(node -> !picture.isUp(node))
                    .containsExactly(others);
            assertThat(picture.catalogue().keySet())
                    .as("whose files %s knows", site)
                    .filteredOn(node -> !picture.isUp(node))
                    .containsExactly(others);
        });
    }

    @Test
    void theyAreForgottenAfterAnHour() {
        assertKnown(4, 5, 6, 7, 8);
        pass(54 * MINUTE);
        assertKnown(4, 5, 6, 7, 8);
        pass(10 * MINUTE);
        assertKnown();
    }

    @Test
    void theHourDoesNotBeginAnewWithALeaderThatWasStartedAnew() {
        for (int i = 0; i < 3; i++) {
            pass(15 * MINUTE);
            sites.getFirst().crash(false);
            pass(MINUTE);
            assertKnown(1, 4, 5, 6, 7, 8);
            sites.getFirst().start();
            pass(MINUTE / 2);
            assertKnown(4, 5, 6, 7, 8);
        }
        pass(14 * MINUTE);
        assertKnown();
    }

    @Test
    void whoComesBackIsThereAgain() {
        pass(70 * MINUTE);
        sites.get(4).start();
        pass(MINUTE / 2);
        assertKnown();
        assertThat(world.up()).allSatisfy(site -> {
            assertThat(site.node().picture().isUp(5)).isTrue();
            assertThat(site.node().catalogue().of(5).byName())
                    .isEqualTo(sites.get(4).shelf());
        });
    }
}
