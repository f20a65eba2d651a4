package roundtable.server.net;

import java.io.IOException;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Does what may have to wait for the disk on a few platform threads. A virtual thread that reads, writes or sends a file
 * holds on to its carrier meanwhile: two files that the disk is slow with would leave a machine with two processors nobody
 * who answers the others. Its threads end when there is nothing to do, so that nobody has to close it.
 */
public final class Disk {
    private static final ThreadPoolExecutor THREADS = threads();

    private Disk() {}

    private static ThreadPoolExecutor threads() {
        int most = Math.max(4, Runtime.getRuntime().availableProcessors());
        ThreadPoolExecutor threads = new ThreadPoolExecutor(
                most,
                most,
                10,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(),
                Thread.ofPlatform().name("disk").daemon().factory());
        threads.allowCoreThreadTimeOut(true);
        return threads;
    }

    /** Has that done, and waits for it; whatever it throws is thrown here. To be done in small steps, for others wait, too. */
    public static long call(Callable<Long> work) throws IOException {
        try {
            return THREADS.submit(work).get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        } catch (ExecutionException e) {
            switch (e.getCause()) {
                case IOException trouble -> throw trouble;
                case RuntimeException bug -> throw bug;
                default -> throw new IllegalStateException(e.getCause());
            }
        }
    }
}
