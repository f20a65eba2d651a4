package roundtable.client.journeys;

import static org.awaitility.Awaitility.await;

import java.awt.Point;
import java.awt.datatransfer.DataFlavor;
import java.awt.datatransfer.UnsupportedFlavorException;
import java.io.File;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.swing.JFrame;
import javax.swing.JPanel;
import javax.swing.JTable;
import javax.swing.TransferHandler;
import org.assertj.swing.core.MouseButton;
import org.assertj.swing.core.Robot;
import org.assertj.swing.edt.GuiActionRunner;

/** A window that takes files, beside the one of the test. */
final class OtherProgram implements AutoCloseable {
    private static final int STEPS = 20;

    private final Robot robot;
    private final List<File> got = new CopyOnWriteArrayList<>();
    private final JFrame frame;

    OtherProgram(Robot robot) {
        this.robot = robot;
        frame = GuiActionRunner.execute(this::frame);
        await().until(frame::isShowing);
    }

    private JFrame frame() {
        JFrame made = new JFrame();
        JPanel panel = new JPanel();
        panel.setTransferHandler(new TransferHandler() {
            @Override
            public boolean canImport(TransferSupport support) {
                return support.isDataFlavorSupported(DataFlavor.javaFileListFlavor);
            }

            @Override
            public boolean importData(TransferSupport support) {
                try {
                    ((List<?>) support.getTransferable().getTransferData(DataFlavor.javaFileListFlavor))
                            .forEach(file -> got.add((File) file));
                    return true;
                } catch (UnsupportedFlavorException | IOException e) {
                    return false;
                }
            }
        });
        made.setContentPane(panel);
        made.setBounds(820, 0, 200, 300);
        made.setVisible(true);
        return made;
    }

    /** Drags the first row of a table into this window. */
    void takeFirstOf(JTable table) {
        Point from = GuiActionRunner.execute(() -> {
            Point corner = table.getLocationOnScreen();
            return new Point(corner.x + 40, corner.y + table.getRowHeight() / 2);
        });
        Point to = new Point(900, 80);
        robot.pressMouse(from, MouseButton.LEFT_BUTTON);
        for (int step = 1; step <= STEPS; step++) {
            robot.moveMouse(from.x + (to.x - from.x) * step / STEPS, from.y + (to.y - from.y) * step / STEPS);
        }
        robot.releaseMouse(MouseButton.LEFT_BUTTON);
    }

    /** What was dropped on this window. */
    List<File> got() {
        return got;
    }

    @Override
    public void close() {
        GuiActionRunner.execute(frame::dispose);
    }
}
