package roundtable.client.window;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.System.Logger.Level;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import javax.swing.SwingUtilities;
import roundtable.client.text.Messages;
import roundtable.protocol.Version;

/**
 * What nobody caught, from any thread: it goes into the log with its stack, and the window says calmly that it happened.
 * A fault that comes from saying so is only logged.
 */
final class Faults implements Thread.UncaughtExceptionHandler {
    private static final System.Logger LOG = System.getLogger(Faults.class.getName());

    private final Consumer<String> show;
    private final AtomicBoolean telling = new AtomicBoolean();

    /** @param show is given the details, on the event thread */
    Faults(Consumer<String> show) {
        this.show = show;
    }

    @Override
    public void uncaughtException(Thread thread, Throwable fault) {
        LOG.log(Level.ERROR, "a fault on the thread " + thread.getName(), fault);
        if (!telling.compareAndSet(false, true)) {
            // Of many at once the first is told of; the window must not drown in them.
            return;
        }
        String details = details(thread, fault);
        SwingUtilities.invokeLater(() -> {
            telling.set(false);
            try {
                show.accept(details);
            } catch (RuntimeException e) {
                // Thrown on, it would come back here, and be shown again.
                LOG.log(Level.ERROR, "a fault could not be shown", e);
            }
        });
    }

    private static String details(Thread thread, Throwable fault) {
        StringWriter stack = new StringWriter();
        fault.printStackTrace(new PrintWriter(stack, true));
        return Messages.text(
                "fault.details",
                Version.current(),
                Runtime.version().toString(),
                System.getProperty("os.name"),
                thread.getName(),
                stack.toString());
    }
}
