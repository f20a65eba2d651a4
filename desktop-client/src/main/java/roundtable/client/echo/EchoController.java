package roundtable.client.echo;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.ReentrantLock;
import roundtable.client.link.Tap;

/**
 * Runs tests on virtual threads, one run at a time, and delivers to the model by the executor: many results at once where
 * they come faster than the window shows them. Its methods are for the delivering thread.
 */
public final class EchoController implements AutoCloseable {
    /** How long an answer is waited for before it counts as lost. */
    public static final Duration PATIENCE = Duration.ofSeconds(2);

    private final EchoModel model;
    private final Executor delivery;
    private final EchoSession session;
    private final ReentrantLock lock = new ReentrantLock();
    /** Measured and not yet delivered; guarded by {@code lock}. */
    private List<RoundTrip> waiting = new ArrayList<>();
    /** The run under way, or null. */
    private EchoRun run;

    private int nextNumber = 1;

    /** @param tap is shown what is sent and what comes back */
    public EchoController(EchoModel model, Executor delivery, Tap tap) {
        this(model, delivery, tap, PATIENCE);
    }

    EchoController(EchoModel model, Executor delivery, Tap tap, Duration patience) {
        this.model = model;
        this.delivery = delivery;
        this.session = new EchoSession(patience, tap);
    }

    /** Begins a run, unless one is under way. */
    public void start(EchoPlan plan) {
        if (run != null) {
            return;
        }
        EchoRun begun = new EchoRun(plan, session, nextNumber, this::measured);
        run = begun;
        model.begun();
        Thread.ofVirtual().name("echo-run").start(() -> carryOut(begun));
    }

    private void carryOut(EchoRun begun) {
        String problem = "";
        try {
            begun.run();
        } catch (EchoFailure e) {
            problem = e.getMessage();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        String why = problem;
        delivery.execute(() -> {
            deliver();
            run = null;
            model.ended(why);
        });
    }

    private void measured(RoundTrip trip) {
        boolean first;
        lock.lock();
        try {
            first = waiting.isEmpty();
            waiting.add(trip);
        } finally {
            lock.unlock();
        }
        if (first) {
            delivery.execute(this::deliver);
        }
    }

    private void deliver() {
        List<RoundTrip> taken;
        lock.lock();
        try {
            taken = waiting;
            waiting = new ArrayList<>();
        } finally {
            lock.unlock();
        }
        if (!taken.isEmpty()) {
            nextNumber = taken.getLast().number() + 1;
            model.add(taken);
        }
    }

    /** Ends the run under way, and an exchange that waits for its answer. */
    public void stop() {
        if (run != null) {
            run.stop();
        }
    }

    /** Forgets all tests; the next one is number 1 again. */
    public void clear() {
        model.clear();
        nextNumber = run == null ? 1 : nextNumber;
    }

    @Override
    public void close() {
        stop();
        session.drop();
    }
}
