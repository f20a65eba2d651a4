package roundtable.server.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import roundtable.server.storage.Entry;

/** The register of people over days, and where very many want the same name. */
final class PeopleTest {
    private final byte[] secret = new byte[People.SECRET_LENGTH];
    private final List<Entry> kept = new ArrayList<>();
    private Instant now = Instant.parse("2026-03-01T12:00:00Z");

    private People people() {
        InstantSource source = () -> now;
        Clock clock = source.withZone(ZoneOffset.UTC);
        return new People(
                secret,
                List.copyOf(kept),
                new People.Memory() {
                    @Override
                    public void keep(Entry entry) {
                        kept.add(entry);
                    }

                    @Override
                    public void keepSoon(Entry entry) {
                        kept.add(entry);
                    }
                },
                clock);
    }

    @Test
    void aNameIsFreeADayAfterItsPersonLeftAndTheNumberNever() {
        People people = people();
        Person asha = people.enter("Asha", null, null);
        people.leave(asha);
        now = now.plus(Duration.ofHours(23));
        assertThat(people.enter("Asha", null, null).name()).isEqualTo("Asha 2");
        now = now.plus(Duration.ofHours(2));
        Person other = people.enter("Asha", null, null);
        assertThat(other.name()).isEqualTo("Asha");
        assertThat(other.client()).isNotEqualTo(asha.client());
        assertThat(people.enter(null, people.token(asha), null).client()).isEqualTo(asha.client());
    }

    /** The one who was there all the time has not been away for a day. */
    @Test
    void whoWasConnectedForDaysKeepsTheNameThoughTheServerWasKilled() {
        People before = people();
        Person asha = before.enter("Asha", null, null);
        for (int hour = 0; hour < 72; hour++) {
            now = now.plus(Duration.ofHours(1));
            before.leave(before.enter(null, null, null));
        }
        People after = people();
        assertThat(after.enter("asha", null, null).name()).isEqualTo("asha 2");
        assertThat(after.enter("Other", after.token(asha), null).name()).isEqualTo("Asha");
    }

    @Test
    void aColourThatWasChosenStaysAlsoOverARestartUntilAnotherOneIsChosen() {
        People before = people();
        Person asha = before.enter("Asha", null, 7);
        Person bo = before.enter("Bo", null, null);
        assertThat(asha.colour()).isEqualTo(7);
        assertThat(bo.colour()).as("by the number 2").isEqualTo(3);
        before.enter(null, before.token(bo), 5);
        assertThat(bo.colour()).isEqualTo(5);

        People after = people();
        assertThat(after.enter(null, after.token(asha), null).colour()).isEqualTo(7);
        assertThat(after.enter(null, after.token(bo), null).colour()).isEqualTo(5);
        assertThat(after.enter(null, after.token(asha), 1).colour()).isEqualTo(1);
    }

    @Test
    void whoChoosesNoColourIsGivenOneThatNobodyPresentHasAndKeepsIt() {
        People people = people();
        Person first = people.enter("First", null, 3);
        Person second = people.enter("Second", null, null);
        assertThat(second.colour())
                .as("the number 2 would have the first one's")
                .isEqualTo(4);
        Set<Integer> all = new TreeSet<>(Set.of(first.colour(), second.colour()));
        for (int n = 3; n <= 8; n++) {
            all.add(people.enter(null, null, null).colour());
        }
        assertThat(all).containsExactly(1, 2, 3, 4, 5, 6, 7, 8);

        people.enter(null, people.token(first), 4);
        people.leave(first);
        assertThat(people.enter("Ninth", null, null).colour())
                .as("the one that nobody has any more")
                .isEqualTo(3);
        assertThat(people.enter(null, people.token(second), null).colour()).isEqualTo(4);
        People after = people();
        assertThat(after.enter(null, after.token(second), null).colour()).isEqualTo(4);
    }

    @Test
    void theColourOfWhoHasLeftIsFree() {
        People people = people();
        Person first = people.enter("First", null, 3);
        people.leave(first);
        assertThat(people.enter("Second", null, null).colour()).isEqualTo(3);
    }

    @Test
    void whoHadNoneOfTheirOwnAtAnEarlierServerHasTheOneOfTheirNumber() {
        kept.add(new Entry.Named(5, "Asha", now, null));
        People people = people();
        assertThat(people.enter(null, people.token(new Person(5, "", 1)), null).colour())
                .isEqualTo(6);
    }

    @Test
    void thousandsMayWantOneName() {
        People people = people();
        for (int n = 1; n <= 10_000; n++) {
            Person one = people.enter("Asha", null, null);
            assertThat(one.name()).isEqualTo(n == 1 ? "Asha" : "Asha " + n);
        }
    }

    @Test
    void theNumberInANameIsWrittenInTheSameDigitsEverywhere() {
        Locale usual = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
            assertThat(people().enter(null, null, null).name()).isEqualTo("Client01");
        } finally {
            Locale.setDefault(usual);
        }
    }
}
