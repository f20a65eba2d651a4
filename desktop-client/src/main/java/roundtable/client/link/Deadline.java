package roundtable.client.link;

import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Closes a connection that has not done its work in time, which ends whatever waits in it. */
public final class Deadline implements AutoCloseable {
    private final CountDownLatch done = new CountDownLatch(1);
    private volatile boolean passed;

    private Deadline() {}

    /** Closes {@code connection} after that time, unless it is closed itself before. */
    public static Deadline of(Duration patience, Closeable connection) {
        Deadline deadline = new Deadline();
        Thread.ofVirtual().name("deadline").start(() -> deadline.watch(patience, connection));
        return deadline;
    }

    private void watch(Duration patience, Closeable connection) {
        try {
            if (!done.await(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                passed = true;
                connection.close();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            System.getLogger(Deadline.class.getName()).log(System.Logger.Level.TRACE, "closing a late connection", e);
        }
    }

    /** Whether the time was up before the work was done. */
    boolean passed() {
        return passed;
    }

    @Override
    public void close() {
        done.countDown();
    }
}
