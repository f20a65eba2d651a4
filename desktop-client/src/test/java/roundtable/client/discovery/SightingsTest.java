package roundtable.client.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import roundtable.protocol.Announcement;

/** What becomes of what is heard, with a clock that the test turns. */
class SightingsTest {
    private static final long SECOND = 1_000_000_000;
    private static final InetAddress LOOPBACK = address("127.0.0.1");
    private static final InetAddress TEN = address("10.0.0.10");
    private static final InetAddress ELEVEN = address("10.0.0.11");

    private final Sightings sightings = new Sightings();

    private static InetAddress address(String literal) {
        try {
            return InetAddress.getByName(literal);
        } catch (UnknownHostException e) {
            throw new AssertionError(e);
        }
    }

    private static Announcement.Session session(String id, String name, int port, Integer people) {
        return new Announcement.Session(id, name, "Roundtable 0.1.0", port, people);
    }

    private List<String> at(long seconds) {
        return sightings.at(seconds * SECOND).stream()
                .map(found -> found.name() + " " + found.address())
                .toList();
    }

    @Test
    void aBeaconCountsForSevenSeconds() {
        sightings.heard(session("a", "Room 12", 8080, 3), TEN, 0);
        assertThat(at(7)).containsExactly("Room 12 10.0.0.10");
        assertThat(sightings.at(7 * SECOND).getFirst().people()).isEqualTo(OptionalInt.of(3));
        sightings.heard(session("a", "Room 12", 8080, 4), TEN, 7 * SECOND);
        assertThat(at(14)).hasSize(1);
        assertThat(at(15)).isEmpty();
    }

    @Test
    void aServiceCountsUntilItIsWithdrawn() {
        sightings.registered("eth0 Room 12", session("a", "Room 12", 8080, null), List.of(TEN));
        assertThat(at(3_600)).containsExactly("Room 12 10.0.0.10");
        assertThat(sightings.at(0).getFirst().people()).isEmpty();
        sightings.withdrawn("eth0 Somebody else");
        assertThat(at(3_601)).hasSize(1);
        sightings.withdrawn("eth0 Room 12");
        assertThat(at(3_601)).isEmpty();
    }

    @Test
    void whatIsHeardBothWaysIsOneSession() {
        sightings.registered("eth0 Room 12", session("a", "Room 12", 8080, null), List.of(TEN));
        sightings.heard(session("a", "Room 12", 8080, 3), TEN, 0);
        sightings.registered("eth0 Room 12", session("a", "Room 12", 8080, null), List.of(TEN));
        assertThat(at(0)).containsExactly("Room 12 10.0.0.10");
        assertThat(sightings.at(0).getFirst().people()).isEqualTo(OptionalInt.of(3));
    }

    /** A killed server says no farewell, and its records live on. */
    @Test
    void aBeaconThatFellSilentCountsForMoreThanAService() {
        sightings.registered("eth0 Room 12", session("a", "Room 12", 8080, null), List.of(TEN));
        sightings.heard(session("a", "Room 12", 8080, 3), TEN, 0);
        assertThat(at(8)).isEmpty();
    }

    @Test
    void aFarewellCountsForMoreThanTheLastBeacon() {
        sightings.heard(session("a", "Room 12", 8080, 3), TEN, 0);
        sightings.registered("eth0 Room 12", session("a", "Room 12", 8080, null), List.of(TEN));
        sightings.registered("wlan0 Room 12", session("a", "Room 12", 8080, null), List.of(ELEVEN));
        sightings.withdrawn("wlan0 Room 12");
        assertThat(at(1)).hasSize(1);
        sightings.withdrawn("eth0 Room 12");
        assertThat(at(1)).isEmpty();
    }

    @Test
    void aSessionThatSaysFarewellIsGoneAtOnceEvenIfItsServiceIsNot() {
        sightings.registered("eth0 Room 12", session("a", "Room 12", 8080, null), List.of(TEN));
        sightings.heard(session("a", "Room 12", 8080, 3), TEN, 0);
        sightings.heard(session("b", "Room 13", 8081, 3), TEN, 0);
        sightings.left("a", TEN);
        assertThat(at(0)).containsExactly("Room 13 10.0.0.10:8081");
    }

    @Test
    void aFarewellCountsOnlyWhereItComesFrom() {
        sightings.heard(session("a", "Room 12", 8080, 3), TEN, 0);
        sightings.heard(session("a", "Room 12", 8080, 3), ELEVEN, 0);
        sightings.left("a", LOOPBACK);
        sightings.left("b", TEN);
        assertThat(at(0)).containsExactly("Room 12 10.0.0.10");
        sightings.left("a", TEN);
        assertThat(at(0)).containsExactly("Room 12 10.0.0.11");
        sightings.left("a", ELEVEN);
        assertThat(at(0)).isEmpty();
        sightings.heard(session("a", "Room 12", 8080, 3), TEN, SECOND);
        assertThat(at(1)).as("a farewell that was forged").containsExactly("Room 12 10.0.0.10");
    }

    @Test
    void theAddressThatWorksLongestIsTold() {
        sightings.heard(session("a", "Room 12", 8080, 0), address("fe80::1"), 0);
        assertThat(at(0)).containsExactly("Room 12 fe80::1");
        sightings.heard(session("a", "Room 12", 8080, 0), address("fd00::1"), 0);
        assertThat(at(0)).containsExactly("Room 12 fd00::1");
        sightings.heard(session("a", "Room 12", 8080, 0), ELEVEN, 0);
        sightings.heard(session("a", "Room 12", 8080, 0), TEN, 0);
        assertThat(at(0)).containsExactly("Room 12 10.0.0.11");
        sightings.heard(session("a", "Room 12", 8080, 0), LOOPBACK, 0);
        assertThat(at(0)).containsExactly("Room 12 localhost");
    }

    @Test
    void nobodyTakesASessionOverByTellingOfItUnderItsId() {
        sightings.heard(session("a", "Room 12", 8080, 3), ELEVEN, 0);
        sightings.heard(session("a", "Mine now", 9999, 0), TEN, 0);
        sightings.registered("eth0 Mine now", session("a", "Mine now", 9999, null), List.of(TEN));
        assertThat(at(0)).containsExactly("Room 12 10.0.0.11");
    }

    @Test
    void aServerThatWasStartedAnewTakesTheOldOnesPlace() {
        sightings.heard(session("a", "Before", 8080, 0), TEN, 0);
        sightings.heard(session("b", "Beside it", 8081, 0), TEN, 0);
        sightings.heard(session("c", "After", 8080, 0), TEN, SECOND);
        assertThat(at(1)).containsExactly("After 10.0.0.10", "Beside it 10.0.0.10:8081");
    }

    @Test
    void thisComputersComeFirstThenAllByName() {
        sightings.heard(session("a", "physics", 8080, 0), TEN, 0);
        sightings.heard(session("b", "Maths", 8080, 0), ELEVEN, 0);
        sightings.heard(session("c", "Zoology", 8080, 0), LOOPBACK, 0);
        assertThat(at(0)).containsExactly("Zoology localhost", "Maths 10.0.0.11", "physics 10.0.0.10");
    }

    @Test
    void nobodyFillsTheListAloneAndAllTogetherDoNotFillTheMemory() {
        sightings.heard(session("honest", "Honest", 8080, 0), ELEVEN, 0);
        for (int i = 0; i < 10_000; i++) {
            sightings.heard(session("x" + i, "Flood " + i, 1 + i, 0), TEN, 0);
        }
        assertThat(sightings.at(0))
                .hasSize(1 + Sightings.MOST_AT_ONE_ADDRESS)
                .anyMatch(found -> found.name().equals("Honest"));
        for (int i = 0; i < 10_000; i++) {
            InetAddress from = address("10.1." + i / 256 + "." + i % 256);
            sightings.heard(session("y" + i, "Flood " + i, 8080, 0), from, 0);
            sightings.registered("k" + i, session("z" + i, "Flood " + i, 8080, null), List.of(from));
            sightings.registered("k" + i, session("honest", "Honest", 8080, null), List.of(from));
            sightings.heard(session("honest", "Honest", 8080, 0), from, 0);
        }
        assertThat(sightings.at(0))
                .hasSize(Sightings.MOST)
                .anyMatch(found -> found.name().equals("Honest"));
    }
}
