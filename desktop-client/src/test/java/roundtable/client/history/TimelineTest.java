package roundtable.client.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import roundtable.protocol.EditorEvent;
import roundtable.protocol.ProtocolException;
import roundtable.protocol.change.Change;

/** Any revision of a document, as it was. */
class TimelineTest {
    private static final Instant NINE = Instant.parse("2026-03-01T09:00:00Z");
    private static final String[] WORDS = {"a", "bc", "😀", "\n", "def"};

    private static EditorEvent.Changed changed(long revision, long client, Change change) {
        return new EditorEvent.Changed(
                "temp.txt",
                revision,
                client,
                1L,
                "Person " + client,
                NINE.plusSeconds(revision),
                "e" + revision,
                change,
                null,
                null);
    }

    @Test
    void somebodyWithAnotherNameIsTheSameAuthor() {
        Authors authors = new Authors();
        int asha = authors.number(1, "Asha");
        int bo = authors.number(2, "Bo");
        assertThat(authors.number(1, "Asha Rao")).isEqualTo(asha).isNotEqualTo(bo);
        assertThat(authors.get(asha).name()).isEqualTo("Asha Rao");
    }

    private static Change change(String text, Random chance) {
        int from = text.offsetByCodePoints(0, chance.nextInt(text.codePointCount(0, text.length()) + 1));
        int left = text.codePointCount(from, text.length());
        int to = text.offsetByCodePoints(from, Math.min(left, chance.nextInt(4)));
        return Change.replace(from, to - from, chance.nextInt(4) == 0 ? "" : WORDS[chance.nextInt(WORDS.length)]);
    }

    /** More than there are snapshots for, so that some are dropped on the way. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void isAsItWasWithItsAuthors(long seed) {
        Random chance = new Random(seed);
        Timeline timeline = new Timeline(3, 20);
        List<String> texts = new ArrayList<>(List.of(""));
        List<String> authors = new ArrayList<>(List.of(""));
        for (int revision = 1; revision <= 500; revision++) {
            long client = chance.nextInt(5);
            Change change = change(texts.getLast(), chance);
            timeline.add(changed(revision, client, change));
            texts.add(change.apply(texts.getLast()));
            authors.add(byAuthor(change, client).apply(authors.getLast()));
        }
        assertThat(timeline.newest()).isEqualTo(500);
        for (int revision : chance.ints(300, 0, 501).toArray()) {
            Moment moment = timeline.at(revision);
            assertThat(moment.text()).as("seed %d, revision %d", seed, revision).hasToString(texts.get(revision));
            assertThat(clients(timeline, moment)).isEqualTo(authors.get(revision));
        }
        Moment last = timeline.at(500);
        assertThat(last.time()).isEqualTo(NINE.plusSeconds(500));
        assertThat(last.position()).isBetween(0, last.text().length());
    }

    /** The change with each unit that it inserts replaced by its author's digit. */
    private static Change byAuthor(Change change, long client) {
        String inserted = change.inserted();
        if (inserted.isEmpty()) {
            return change;
        }
        int[] place = new int[2];
        change.applyTo(new Change.Target() {
            @Override
            public void delete(int position, int length) {
                place[1] = length;
            }

            @Override
            public void insert(int position, String text) {
                place[0] = position;
            }
        });
        return Change.replace(place[0], place[1], Long.toString(client).repeat(inserted.length()));
    }

    private static String clients(Timeline timeline, Moment moment) {
        StringBuilder clients = new StringBuilder();
        moment.authors()
                .chars()
                .forEach(number -> clients.append(timeline.authors().get(number).client()));
        return clients.toString();
    }

    @Test
    void beginsEmptyAndTellsWhoMadeARevisionAndWhere() {
        Timeline timeline = new Timeline();
        timeline.add(changed(1, 7, Change.insert(0, "hello")));
        timeline.add(changed(2, 8, Change.replace(1, 2, "u")));

        assertThat(timeline.at(0).text()).isEmpty();
        assertThat(timeline.at(0).author()).isNull();
        assertThat(timeline.at(2).author()).isEqualTo(new Authors.Author(8, "Person 8"));
        assertThat(timeline.at(2).position()).isEqualTo(2);
    }

    @Test
    void takesARevisionOnceAndOnlyTheNextOne() {
        Timeline timeline = new Timeline();
        timeline.add(changed(1, 7, Change.insert(0, "hello")));
        timeline.add(changed(1, 7, Change.insert(0, "hello")));

        assertThat(timeline.at(1).text()).hasToString("hello");
        assertThatThrownBy(() -> timeline.add(changed(3, 7, Change.insert(0, "x"))))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> timeline.add(changed(2, 7, Change.delete(3, 9))))
                .isInstanceOf(ProtocolException.class);
        assertThat(timeline.newest()).isEqualTo(1);
    }
}
