package roundtable.server.net;

import static java.lang.System.Logger.Level.ERROR;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;

/**
 * Writes what waits in the outboxes: one platform thread that goes from one to the next and never waits for any of them.
 * Whoever has much to send to many lets it go only when all of it is offered: then each client gets it in one write.
 */
public final class Flusher implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger("roundtable.net");
    private static final int SCRATCH = 1 << 16;

    private final ConcurrentLinkedQueue<Outbox> ready = new ConcurrentLinkedQueue<>();
    private final Thread thread;
    private volatile Thread roundsOf;
    /** Only for the thread that works in rounds. */
    private final List<Outbox> held = new ArrayList<>();

    private volatile boolean idle;
    private volatile boolean closed;

    /** Begins to work. */
    public Flusher() {
        thread = Thread.ofPlatform().name("flusher").daemon().start(this::run);
    }

    /** The outbox has something to write. */
    void add(Outbox outbox) {
        if (Thread.currentThread().equals(roundsOf)) {
            held.add(outbox);
        } else {
            ready.add(outbox);
            wake();
        }
    }

    /**
     * The calling thread, which works in rounds, is through with one: all that it offered goes out. What it offers from now
     * on waits until it calls this again. For one thread only.
     */
    public void roundEnded() {
        roundsOf = Thread.currentThread();
        if (!held.isEmpty()) {
            ready.addAll(held);
            held.clear();
            wake();
        }
    }

    private void wake() {
        if (idle) {
            LockSupport.unpark(thread);
        }
    }

    private void run() {
        ByteBuffer scratch = ByteBuffer.allocateDirect(SCRATCH);
        while (!closed) {
            Outbox next = ready.poll();
            if (next == null) {
                idle = true;
                if (ready.isEmpty() && !closed) {
                    LockSupport.park(this);
                }
                idle = false;
                continue;
            }
            try {
                next.flush(scratch);
            } catch (RuntimeException bug) {
                LOG.log(ERROR, "An outbox could not be written", bug);
            }
        }
    }

    @Override
    public void close() {
        closed = true;
        LockSupport.unpark(thread);
    }
}
