package roundtable.client.editor;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/** How time passes for an editor. */
public interface Time {
    /** A reading of a clock that never goes back, in nanoseconds. */
    long nanos();

    /** Runs {@code task} on {@code executor} after that pause. */
    void after(Duration pause, Executor executor, Runnable task);

    /** The computer's own time. */
    static Time real() {
        return new Time() {
            @Override
            public long nanos() {
                return System.nanoTime();
            }

            @Override
            public void after(Duration pause, Executor executor, Runnable task) {
                CompletableFuture.delayedExecutor(pause.toMillis(), TimeUnit.MILLISECONDS, executor)
                        .execute(task);
            }
        };
    }
}
