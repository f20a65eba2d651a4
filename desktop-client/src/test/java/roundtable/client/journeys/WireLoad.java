package roundtable.client.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Dimension;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import javax.swing.SwingUtilities;
import org.assertj.swing.core.Robot;
import org.assertj.swing.edt.GuiActionRunner;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import roundtable.client.link.Tap;
import roundtable.client.window.Window;
import roundtable.client.window.wire.WireButton;
import roundtable.client.window.wire.WirePanel;
import roundtable.protocol.Service;

/**
 * How long the event thread keeps others waiting while 5,000 lines a second come into the open drawer, and while none do.
 * Prints it. No test: it runs when asked for by name.
 */
@ExtendWith(Window.class)
class WireLoad {
    private static final int A_SECOND = 5_000;
    private static final int PROBES = 600;
    private static final long PROBE_NANOS = 10_000_000;

    @TempDir
    private Path folder;

    @Test
    void ofTheEventThread(Robot robot) throws Exception {
        try (Place asha = new Place(robot, folder.resolve("asha"), 0)) {
            GuiActionRunner.execute(() -> asha.window().target().setSize(new Dimension(1280, 900)));
            robot.click(asha.window().toggleButton(WireButton.OPEN).target());
            robot.click(asha.window().radioButton(WirePanel.SCOPE + ".ALL").target());
            print("no lines", probe());
            AtomicBoolean over = new AtomicBoolean();
            Thread flood = Thread.ofPlatform().start(() -> flood(asha.tap(), over));
            print("5,000 lines a second", probe());
            over.set(true);
            flood.join();
            assertThat(asha.window().label(WirePanel.STATE).text()).startsWith("5,000 lines");
        }
    }

    private static void flood(Tap tap, AtomicBoolean over) {
        Tap.Source source =
                tap.source(Service.CHAT, false, new InetSocketAddress(InetAddress.getLoopbackAddress(), 42069), false);
        long start = System.nanoTime();
        for (long i = 0; !over.get(); i++) {
            String line = "{\"type\":\"message\",\"room\":\"lobby\",\"number\":" + i
                    + ",\"client\":3,\"name\":\"Bo\",\"time\":\"2026-03-01T09:30:00.125Z\",\"text\":\"good morning\"}";
            tap.listener().line(source, Tap.Direction.RECEIVED, line.getBytes(StandardCharsets.UTF_8));
            LockSupport.parkNanos(start + i * 1_000_000_000L / A_SECOND - System.nanoTime());
        }
    }

    /** How long each of many tasks waited for the event thread, in nanoseconds, sorted. */
    private static long[] probe() throws Exception {
        long[] waits = new long[PROBES];
        for (int i = 0; i < waits.length; i++) {
            long asked = System.nanoTime();
            SwingUtilities.invokeAndWait(() -> {});
            waits[i] = System.nanoTime() - asked;
            LockSupport.parkNanos(PROBE_NANOS);
        }
        Arrays.sort(waits);
        return waits;
    }

    private static void print(String what, long[] waits) {
        System.out.printf(
                "%s: the event thread took up a task after %.1f ms (median), %.1f ms (p99), %.1f ms (most)%n",
                what,
                waits[waits.length / 2] / 1e6,
                waits[waits.length * 99 / 100] / 1e6,
                waits[waits.length - 1] / 1e6);
    }
}
