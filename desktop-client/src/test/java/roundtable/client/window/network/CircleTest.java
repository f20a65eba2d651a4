package roundtable.client.window.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Dimension;
import java.awt.Rectangle;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where the nodes of the picture stand. */
class CircleTest {
    private static final Rectangle AREA = new Rectangle(8, 8, 420, 260);

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7, 12})
    void allStandInTheAreaAndNoneOnAnother(int count) {
        List<Rectangle> places = Circle.around(AREA, new Dimension(52, 26), true, count, false);
        assertThat(places).hasSize(count + 1);
        assertThat(Circle.isCrowded(AREA, places, 0)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 20})
    void withoutALeaderTheMiddleIsFree(int count) {
        Rectangle middle = new Rectangle(AREA.x + AREA.width / 2, AREA.y + AREA.height / 2, 1, 1);
        assertThat(Circle.around(AREA, new Dimension(52, 26), false, count, false))
                .hasSize(count)
                .noneMatch(place -> place.intersects(middle));
    }

    @Test
    void inTwoRingsThereIsRoomForMore() {
        assertThat(Circle.isCrowded(AREA, Circle.around(AREA, new Dimension(52, 26), true, 19, true), 0))
                .isFalse();
    }

    @Test
    void cardsThatDoNotFitAreCrowded() {
        assertThat(Circle.isCrowded(AREA, Circle.around(AREA, new Dimension(124, 64), true, 19, false), 0))
                .isTrue();
    }

    @Test
    void wordsAreWrittenBesideWhatIsInTheirWay() {
        Rectangle area = new Rectangle(0, 0, 400, 200);
        List<Rectangle> nodes = List.of(new Rectangle(10, 70, 120, 60), new Rectangle(150, 70, 120, 60));
        Rectangle words = Circle.free(area, new Rectangle(90, 90, 120, 20), nodes);
        assertThat(area.contains(words)).isTrue();
        assertThat(words.x).isEqualTo(90);
        assertThat(nodes).noneMatch(words::intersects);
        assertThat(words.y).as("as near as can be").isEqualTo(50);
        Rectangle outside = Circle.free(area, new Rectangle(390, 190, 120, 20), List.of());
        assertThat(area.contains(outside)).isTrue();
        Rectangle nowhere = new Rectangle(90, 90, 120, 20);
        assertThat(Circle.free(area, nowhere, List.of(area))).isEqualTo(nowhere);
    }
}
