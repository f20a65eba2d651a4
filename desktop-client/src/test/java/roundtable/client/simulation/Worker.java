package roundtable.client.simulation;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.Callable;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/** A thread of the simulation: does one thing after the other, each a moment after it was given. */
final class Worker extends AbstractExecutorService implements ScheduledExecutorService {
    private record Task(long since, Runnable runnable) {}

    private final Agenda agenda;
    private final Random random;
    private final int slowest;
    private final Queue<Task> tasks = new ArrayDeque<>();
    private boolean closed;
    private boolean dead;
    private long lastStart;

    /** @param slowest how long a task may wait for its turn, in microseconds */
    Worker(Agenda agenda, Random random, int slowest) {
        this.agenda = agenda;
        this.random = random;
        this.slowest = slowest;
    }

    /** Since when the oldest task waits, or the present where none does. */
    long behindSince() {
        return tasks.isEmpty() ? agenda.now() : tasks.element().since;
    }

    boolean isIdle() {
        return tasks.isEmpty();
    }

    /** What was given to it and is not done never will be. */
    void die() {
        dead = true;
        tasks.clear();
    }

    @Override
    public void execute(Runnable task) {
        if (closed && !dead) {
            throw new RejectedExecutionException();
        }
        if (!dead) {
            tasks.add(new Task(agenda.now(), task));
            lastStart = Math.max(lastStart, agenda.now() + random.nextInt(slowest));
            agenda.in(lastStart - agenda.now(), this::work);
        }
    }

    private void work() {
        Task next = tasks.poll();
        if (next != null) {
            next.runnable.run();
        }
    }

    @Override
    public ScheduledFuture<?> schedule(Runnable task, long delay, TimeUnit unit) {
        if (closed && !dead) {
            throw new RejectedExecutionException();
        }
        agenda.in(unit.toMicros(delay), () -> {
            if (!closed && !dead) {
                execute(task);
            }
        });
        return null;
    }

    @Override
    public ScheduledFuture<?> scheduleWithFixedDelay(Runnable task, long first, long delay, TimeUnit unit) {
        return schedule(
                () -> {
                    task.run();
                    if (!closed && !dead) {
                        var unused = scheduleWithFixedDelay(task, delay, delay, unit);
                    }
                },
                first,
                unit);
    }

    @Override
    public void shutdown() {
        closed = true;
    }

    /** Does right now what is left to do. */
    @Override
    public boolean awaitTermination(long timeout, TimeUnit unit) {
        while (!tasks.isEmpty()) {
            work();
        }
        return true;
    }

    @Override
    public List<Runnable> shutdownNow() {
        closed = true;
        die();
        return List.of();
    }

    @Override
    public boolean isShutdown() {
        return closed;
    }

    @Override
    public boolean isTerminated() {
        return closed && tasks.isEmpty();
    }

    @Override
    public <V> ScheduledFuture<V> schedule(Callable<V> task, long delay, TimeUnit unit) {
        throw new UnsupportedOperationException();
    }

    @Override
    public ScheduledFuture<?> scheduleAtFixedRate(Runnable task, long first, long period, TimeUnit unit) {
        throw new UnsupportedOperationException();
    }
}
