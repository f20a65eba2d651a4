package roundtable.client.files;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import roundtable.client.files.TransferProgress.Phase;
import roundtable.client.link.ServiceConnection;
import roundtable.client.text.Messages;
import roundtable.client.text.Refusal;
import roundtable.protocol.ErrorCode;
import roundtable.protocol.ProtocolException;

/**
 * One file on its way. Each attempt runs on a virtual thread with a connection of its own; an attempt after the first goes
 * on where the one before ended. Progress may be asked for, and a transfer cancelled, from any thread.
 */
public abstract sealed class Transfer permits Download, Upload {
    private static final System.Logger LOG = System.getLogger(Transfer.class.getName());
    private static final long REPORT_EVERY = 80_000_000;
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(250);

    /** What a server reads, hashes and forces in a second even where it is slow, in bytes. */
    private static final long SERVER_SPEED = 5_000_000;

    private final Means means;
    private final ReentrantLock lock = new ReentrantLock();
    /** The thread of the attempt under way, or null; guarded by {@code lock}. */
    private Thread runner;

    private volatile boolean cancelled;
    private volatile boolean paused;
    /** The server was silent for too long. */
    private volatile boolean silent;
    /** Attempts that broke off one after the other without a byte moved; for the delivering thread. */
    private int vain;

    private long movedBefore;
    private volatile TransferProgress progress = TransferProgress.QUEUED;
    /** When a byte moved last, or another phase began, by {@code System.nanoTime}. */
    private volatile long moved = System.nanoTime();

    /** Of the attempt under way, for its thread alone. */
    private Speedometer speed = new Speedometer();

    private long reported;

    /**
     * What the transfers of one tab share.
     *
     * @param slots how many transfers may move at once
     * @param changed is told on the transfer's thread when there is another {@link #progress}
     * @param patience without a byte to or from the server until a line counts as broken
     */
    record Means(Connections connections, Semaphore slots, Consumer<Transfer> changed, Duration patience) {}

    Transfer(Means means) {
        this.means = means;
    }

    /** The file's name on the shelf. */
    public abstract String name();

    public final TransferProgress progress() {
        return progress;
    }

    /** For how long it has been waiting for the server without a byte; zero where it waits for something else. */
    public final Duration silence() {
        return progress.phase().isServersTurn() ? Duration.ofNanos(System.nanoTime() - moved) : Duration.ZERO;
    }

    /** What has to be known to go on with it at another time. */
    abstract Unfinished unfinished(String server, boolean waits);

    /** Moves the file; returns once it is there. */
    abstract void attempt() throws IOException, TransferFailure, InterruptedException;

    /** Removes what a cancelled transfer would leave behind. */
    abstract void discard() throws IOException;

    /** Begins an attempt, unless one is under way. */
    final void start() {
        lock.lock();
        try {
            if (runner != null) {
                return;
            }
            cancelled = false;
            paused = false;
            silent = false;
            speed = new Speedometer();
            // How far it was is shown until it goes on.
            progress = progress.ended(Phase.QUEUED, "");
            runner = Thread.ofVirtual().name("transfer").unstarted(this::run);
            runner.start();
        } finally {
            lock.unlock();
        }
        means.changed.accept(this);
    }

    /** Gives the transfer up, whatever it is doing. */
    public final void cancel() {
        lock.lock();
        try {
            cancelled = true;
            if (runner != null) {
                // Ends every wait there is: for a slot, a decision, the line, the disk.
                runner.interrupt();
                return;
            }
        } finally {
            lock.unlock();
        }
        if (progress.phase() == Phase.INTERRUPTED || progress.phase() == Phase.PAUSED) {
            end(cancellation());
        }
    }

    /** Stops it where it is, until the person has it go on. */
    public final void pause() {
        lock.lock();
        try {
            paused = true;
            if (runner != null) {
                runner.interrupt();
                return;
            }
        } finally {
            lock.unlock();
        }
        if (progress.phase() == Phase.INTERRUPTED) {
            end(progress.ended(Phase.PAUSED, ""));
        }
    }

    /** Makes it one that the person had paused, before it has begun. */
    final void beginPaused() {
        end(progress.ended(Phase.PAUSED, ""));
    }

    /** Counts the attempts that broke off one after the other without a byte moved. */
    final int countVain() {
        vain = progress.done() > movedBefore ? 0 : vain + 1;
        movedBefore = progress.done();
        return vain;
    }

    /** Ends the attempt under way, to go on with it at another time. */
    final void stop() {
        lock.lock();
        try {
            if (runner != null) {
                runner.interrupt();
            }
        } finally {
            lock.unlock();
        }
    }

    private void run() {
        TransferProgress end;
        try {
            means.slots.acquire();
            try {
                Thread attempt = Thread.currentThread();
                Thread.ofVirtual().name("transfer watch").start(() -> watch(attempt));
                attempt();
            } finally {
                means.slots.release();
            }
            end = progress.phase().over() ? progress : progress.ended(Phase.DONE, "");
        } catch (InterruptedException e) {
            end = progress.ended(Phase.INTERRUPTED, Messages.text("files.interrupted"));
        } catch (TransferFailure | LocalFileException e) {
            end = progress.ended(Phase.FAILED, e.getMessage());
        } catch (ProtocolException e) {
            end = refused(e);
        } catch (BusyException e) {
            end = progress.ended(Phase.INTERRUPTED, e.getMessage());
        } catch (IOException e) {
            LOG.log(Level.DEBUG, "a transfer broke off", e);
            end = progress.ended(Phase.INTERRUPTED, Messages.text("files.interrupted"));
        } catch (RuntimeException e) {
            LOG.log(Level.ERROR, "a transfer failed by a fault of this program", e);
            end = progress.ended(Phase.FAILED, Messages.text("files.problem.fault"));
        }
        // What was interrupted is over; what is written down about it must not be interrupted too.
        boolean interrupted = Thread.interrupted();
        LOG.log(Level.TRACE, "{0}: {1}, interrupted: {2}", name(), end.phase(), interrupted);
        TransferProgress last = asWanted(end);
        lock.lock();
        try {
            runner = null;
        } finally {
            lock.unlock();
        }
        end(last);
    }

    /** Ends the attempt when the server has been silent for too long: a line that is dead looks like one that waits. */
    private void watch(Thread attempt) {
        try {
            while (!attempt.join(BETWEEN_LOOKS)) {
                if (silence().compareTo(allowed()) > 0) {
                    giveUp(attempt);
                    return;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void giveUp(Thread attempt) {
        lock.lock();
        try {
            if (attempt.equals(runner)) {
                silent = true;
                attempt.interrupt();
            }
        } finally {
            lock.unlock();
        }
    }

    /** A server that is asked something about a file may have to read all of it first. */
    private Duration allowed() {
        TransferProgress now = progress;
        return now.phase() == Phase.MOVING
                ? means.patience
                : means.patience.plusSeconds(Math.max(0, now.total()) / SERVER_SPEED);
    }

    /** What the person did counts before what came of it, unless it was done already. */
    private TransferProgress asWanted(TransferProgress end) {
        if (end.phase() == Phase.DONE || end.phase() == Phase.SKIPPED) {
            return end;
        }
        if (silent && !cancelled && !paused) {
            return end.ended(Phase.INTERRUPTED, Messages.text("files.silent"));
        }
        return cancelled ? cancellation() : paused ? end.ended(Phase.PAUSED, "") : end;
    }

    private TransferProgress refused(ProtocolException e) {
        boolean passes = e.code() == ErrorCode.UNAVAILABLE
                || e.code() == ErrorCode.SERVER_FULL
                || e.code() == ErrorCode.TOO_FAST;
        return progress.ended(passes ? Phase.INTERRUPTED : Phase.FAILED, Refusal.words(e.code(), e.getMessage()));
    }

    private TransferProgress cancellation() {
        try {
            discard();
        } catch (IOException e) {
            LOG.log(Level.WARNING, "what a cancelled transfer left could not be removed", e);
        }
        return progress.ended(Phase.CANCELLED, "");
    }

    private void end(TransferProgress last) {
        progress = last;
        means.changed.accept(this);
    }

    final ServiceConnection connect() throws IOException {
        return means.connections.open();
    }

    /** Lets others move while this one waits for the person. */
    final <T> T withoutSlot(Waiting<T> waiting) throws InterruptedException {
        means.slots.release();
        try {
            return waiting.await();
        } finally {
            means.slots.acquireUninterruptibly();
        }
    }

    /** Something that takes a person's time. */
    interface Waiting<T> {
        T await() throws InterruptedException;
    }

    /** Says how far it is. Listeners are told not each time, but each time that the phase is another. */
    final void report(Phase phase, long done, long total) {
        long now = System.nanoTime();
        boolean another = phase != progress.phase();
        if (another) {
            speed = new Speedometer();
        }
        if (another || done != progress.done()) {
            moved = now;
        }
        progress = new TransferProgress(phase, done, total, speed.at(now, done), "");
        if (another || now - reported >= REPORT_EVERY || done == total) {
            reported = now;
            means.changed.accept(this);
        }
    }

    /** Ends the attempt in a way that is neither success nor failure, or waits for the person. */
    final void report(Phase phase, String words) {
        end(progress.ended(phase, words));
    }
}
