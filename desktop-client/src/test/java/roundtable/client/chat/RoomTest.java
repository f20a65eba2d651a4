package roundtable.client.chat;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class RoomTest {
    private final Room room = new Room("lobby");

    private static List<Entry> entries(long... numbers) {
        return LongStream.of(numbers)
                .mapToObj(number -> new Entry(number, 3, "Bo", false, Instant.EPOCH, "message " + number))
                .toList();
    }

    private List<Long> numbers() {
        return room.entries().stream().map(Entry::number).toList();
    }

    @Test
    void eachMessageIsThereOnceAndInOrder() {
        assertThat(room.append(entries(5, 6))).isZero();
        assertThat(room.append(entries(6, 7))).isEqualTo(2);
        assertThat(numbers()).containsExactly(5L, 6L, 7L);
    }

    @Test
    void whatWasOvertakenGoesToItsPlace() {
        room.append(entries(5));
        room.append(entries(8));
        assertThat(room.append(entries(6, 7, 8))).isEqualTo(1);
        assertThat(numbers()).containsExactly(5L, 6L, 7L, 8L);
    }

    @Test
    void earlierMessagesGoBeforeUntilThereAreNone() {
        room.joined(List.of());
        room.append(entries(5, 6));
        assertThat(room.hasEarlier()).isTrue();
        room.prepend(entries(3, 4, 5));
        assertThat(numbers()).containsExactly(3L, 4L, 5L, 6L);
        assertThat(room.hasEarlier()).isTrue();
        room.prepend(entries(1, 2));
        assertThat(room.hasEarlier()).isFalse();
    }

    @Test
    void anAnswerWithNothingEarlierEndsIt() {
        room.joined(List.of());
        room.append(entries(5, 6));
        room.prepend(List.of());
        assertThat(room.hasEarlier()).isFalse();
    }

    @Test
    void aRoomThatGrowsKeepsTheNewestAndAsksAgainForTheRest() {
        room.joined(List.of());
        room.append(entries(LongStream.rangeClosed(1, Room.KEPT + 1000).toArray()));
        assertThat(room.hasEarlier()).isFalse();
        assertThat(room.trim()).isEqualTo(1000);
        assertThat(numbers()).hasSize(Room.KEPT).startsWith(1001L);
        assertThat(room.hasEarlier()).isTrue();
    }
}
