package roundtable.client.window.parts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.formdev.flatlaf.util.UIScale;
import java.awt.Dimension;
import javax.swing.JFrame;
import javax.swing.JPanel;
import javax.swing.JSplitPane;
import javax.swing.SwingUtilities;
import org.assertj.swing.core.Robot;
import org.assertj.swing.edt.GuiActionRunner;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import roundtable.client.window.Window;

@ExtendWith(Window.class)
class SplitTest {
    private static final int LEAST = 100;
    private static final int PREFERRED = 180;

    /** A split with as much of the share for its first part, in a window of that width. */
    private static Split shown(Robot robot, double share, int width) {
        Split split = GuiActionRunner.execute(() -> {
            JPanel second = new JPanel();
            second.setMinimumSize(new Dimension(LEAST, 0));
            second.setPreferredSize(new Dimension(PREFERRED, 0));
            JPanel first = new JPanel();
            first.setMinimumSize(new Dimension(LEAST, 0));
            JFrame frame = new JFrame();
            Split made = new Split(JSplitPane.HORIZONTAL_SPLIT, first, second, share);
            frame.add(made);
            frame.setSize(width, 300);
            frame.setVisible(true);
            return made;
        });
        robot.waitForIdle();
        return split;
    }

    private static void width(Robot robot, Split split, int width) {
        GuiActionRunner.execute(() -> SwingUtilities.getWindowAncestor(split).setSize(width, 300));
        robot.waitForIdle();
    }

    private static int first(Split split) {
        return GuiActionRunner.execute(() -> split.getLeftComponent().getWidth());
    }

    private static int second(Split split) {
        return GuiActionRunner.execute(() -> split.getRightComponent().getWidth());
    }

    @Test
    void theSecondPartHasWhatItPrefersAlsoWhereThereWasNoRoomAtFirst(Robot robot) {
        Split split = shown(robot, 1, 220);
        assertThat(second(split)).isLessThan(PREFERRED);
        width(robot, split, 800);
        assertThat(second(split)).isEqualTo(PREFERRED);
    }

    @Test
    void theDividerGoesBackToWhereItWasPutOnceThereIsRoom(Robot robot) {
        Split split = shown(robot, 1, 800);
        GuiActionRunner.execute(() -> split.setDividerLocation(400));
        robot.waitForIdle();
        int second = second(split);
        width(robot, split, 300);
        assertThat(second(split)).isLessThan(second);
        width(robot, split, 700);
        assertThat(second(split)).isEqualTo(second);
    }

    @Test
    void partsKeepTheirSharesWhereverThereIsRoom(Robot robot) {
        Split split = shown(robot, 0.5, 800);
        assertThat(first(split)).isCloseTo(second(split), within(1));
        GuiActionRunner.execute(() -> split.setDividerLocation(600));
        robot.waitForIdle();
        width(robot, split, 250);
        assertThat(second(split)).isEqualTo(LEAST);
        width(robot, split, 1000);
        assertThat(first(split)).isCloseTo(750, within(5));
    }

    @Test
    void theSecondPartGrowsWithEverythingInIt(Robot robot) {
        Split split = shown(robot, 1, 1000);
        GuiActionRunner.execute(() -> split.setDividerLocation(1000 - 250));
        robot.waitForIdle();
        int second = second(split);
        GuiActionRunner.execute(() -> {
            UIScale.setZoomFactor(2);
            split.revalidate();
        });
        robot.waitForIdle();
        assertThat(second(split)).isCloseTo(2 * second, within(10));
    }
}
