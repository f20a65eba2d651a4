package roundtable.client.window.commands;

import static org.assertj.core.api.Assertions.assertThat;

import com.formdev.flatlaf.util.UIScale;
import java.awt.Dimension;
import java.awt.Toolkit;
import javax.swing.JFrame;
import org.assertj.swing.core.Robot;
import org.assertj.swing.edt.GuiActionRunner;
import org.assertj.swing.finder.WindowFinder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import roundtable.client.window.Window;

@ExtendWith(Window.class)
class ShortcutsPageTest {
    @Test
    void thePageIsNoLargerThanTheScreen(Robot robot) {
        GuiActionRunner.execute(() -> {
            UIScale.setZoomFactor(3);
            JFrame frame = new JFrame();
            frame.setVisible(true);
            ShortcutsPage.show(frame);
        });
        Dimension page = WindowFinder.findDialog(ShortcutsPage.class)
                .using(robot)
                .target()
                .getSize();
        Dimension screen = Toolkit.getDefaultToolkit().getScreenSize();
        assertThat(page.width).isLessThanOrEqualTo(screen.width);
        assertThat(page.height).isLessThanOrEqualTo(screen.height);
    }
}
