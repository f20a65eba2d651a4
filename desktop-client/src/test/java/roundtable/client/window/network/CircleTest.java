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
}
