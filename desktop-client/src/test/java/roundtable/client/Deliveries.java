package roundtable.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** Stands for the event thread: what is delivered waits until the test runs it, on the test's own thread. */
public final class Deliveries implements Executor {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final LinkedBlockingQueue<Runnable> waiting = new LinkedBlockingQueue<>();

    @Override
    public void execute(Runnable delivery) {
        waiting.add(delivery);
    }

    /** Runs what is delivered until that is so; fails where it does not become so in time. */
    public void until(String what, BooleanSupplier reached) throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!reached.getAsBoolean()) {
            Runnable next = waiting.poll(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
            assertThat(next).as("reached in time: " + what).isNotNull();
            next.run();
        }
    }

    /** Runs what has been delivered so far. */
    public void drain() {
        for (Runnable next = waiting.poll(); next != null; next = waiting.poll()) {
            next.run();
        }
    }
}
