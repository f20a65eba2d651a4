package roundtable.client.files;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import roundtable.client.files.TransferProgress.Phase;
import roundtable.client.link.ClosingException;
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
    /**
     * The thread of the attempt under way, or null; guarded by {@code lock}, as are what the person wants of it, and its end: so
     * nobody finds an attempt that has ended and not said how.
     */
    private Thread runner;

    private boolean cancelled;
    private boolean paused;
    /** The server was silent for too long. */
    private boolean silent;

    private boolean triesAgain;
    /** Attempts that broke off one after the other without a byte moved; for the delivering thread. */
    private int vain;

    private long movedBefore;
    /** Written under {@code lock} where no attempt is under way, else by its thread. */
    private volatile TransferProgress progress = TransferProgress.QUEUED;
    /** When a byte moved last, or another phase began, by {@code System.nanoTime}. */
    private volatile long moved = System.nanoTime();

    /** Of the attempt under way, for its thread alone. */
    private Speedometer speed = new Speedometer();

    private long reported;
    private boolean hasSlot;

    /**
     * What the transfers of one tab share.
     *
     * @param server the one that it goes to or comes from, or null for any
     * @param connections to that server
     * @param slots how many transfers may move at once
     * @param changed is told on the transfer's thread when there is another {@link #progress}
     * @param patience without a byte to or from the server until a line counts as broken
     */
    record Means(
            KnownServer server,
            Connections connections,
            Semaphore slots,
            Consumer<Transfer> changed,
            Duration patience) {
        /** The same for transfers with that server. */
        Means with(KnownServer other, Connections toIt) {
            return new Means(other, toIt, slots, changed, patience);
        }
    }

    Transfer(Means means) {
        this.means = means;
    }

    /** The file's name on the shelf. */
    public abstract String name();

    public final TransferProgress progress() {
        return progress;
    }

    /** The server that it was begun with, and goes on with; null for any. */
    final KnownServer server() {
        return means.server;
    }

    /** For how long it has been waiting for the server without a byte; zero where it waits for something else. */
    public final Duration silence() {
        return progress.phase().isServersTurn() ? Duration.ofNanos(System.nanoTime() - moved) : Duration.ZERO;
    }

    /** What has to be known to go on with it at another time. */
    abstract Unfinished unfinished(boolean waits);

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
            Phase phase = progress.phase();
            if (runner != null) {
                cancelled = true;
                // Ends every wait there is: for a slot, a decision, the line, the disk.
                runner.interrupt();
            } else if (phase == Phase.INTERRUPTED || phase == Phase.PAUSED) {
                cancelled = true;
                // What has come is removed aside: the person's thread does not wait for the disk.
                runner = Thread.ofVirtual().name("cancelled transfer").unstarted(() -> end(progress));
                runner.start();
            }
        } finally {
            lock.unlock();
        }
    }

    /** Stops it where it is, until the person has it go on. */
    public final void pause() {
        lock.lock();
        try {
            if (runner != null) {
                paused = true;
                runner.interrupt();
                return;
            }
            if (progress.phase() != Phase.INTERRUPTED) {
                return;
            }
            progress = progress.ended(Phase.PAUSED, "");
        } finally {
            lock.unlock();
        }
        means.changed.accept(this);
    }

    /** Makes it one that the person had paused, before it has begun. */
    final void beginPaused() {
        lock.lock();
        try {
            progress = progress.ended(Phase.PAUSED, "");
        } finally {
            lock.unlock();
        }
        means.changed.accept(this);
    }

    /** Whether it broke off in such a way that it may succeed in a while, although nothing else has changed. */
    final boolean triesAgain() {
        lock.lock();
        try {
            return progress.phase() == Phase.INTERRUPTED && triesAgain;
        } finally {
            lock.unlock();
        }
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

    /** Waits until no attempt is under way, for so long at most. */
    final void awaitEnd(Duration patience) throws InterruptedException {
        Thread running;
        lock.lock();
        try {
            running = runner;
        } finally {
            lock.unlock();
        }
        if (running != null && !running.join(patience)) {
            LOG.log(Level.WARNING, "a transfer does not end: {0}", name());
        }
    }

    private void run() {
        TransferProgress end;
        boolean again = true;
        try {
            takeSlot();
            try {
                Thread attempt = Thread.currentThread();
                Thread.ofVirtual().name("transfer watch").start(() -> watch(attempt));
                attempt();
            } finally {
                leaveSlot();
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
        } catch (ElsewhereException e) {
            again = false;
            end = progress.ended(Phase.INTERRUPTED, e.getMessage());
        } catch (ClosingException e) {
            // It has its reason, which a second try soon would not change; the next line is another matter.
            again = false;
            end = progress.ended(Phase.INTERRUPTED, Messages.text("files.closed", e.getMessage()));
        } catch (IOException e) {
            LOG.log(Level.DEBUG, "a transfer broke off", e);
            end = progress.ended(Phase.INTERRUPTED, Messages.text("files.interrupted"));
        } catch (RuntimeException e) {
            LOG.log(Level.ERROR, "a transfer failed by a fault of this program", e);
            end = progress.ended(Phase.FAILED, Messages.text("files.problem.fault"));
        }
        lock.lock();
        try {
            triesAgain = again;
        } finally {
            lock.unlock();
        }
        end(end);
    }

    /** Ends the attempt in that way; on its thread. What the person did counts before, unless it was done already. */
    private void end(TransferProgress how) {
        if (!hasEnded(how, false)) {
            // What was interrupted is over; what is removed must not be interrupted too.
            Thread.interrupted();
            tryDiscard();
            hasEnded(how, true);
        }
        means.changed.accept(this);
    }

    /** False where it is cancelled and what it would leave behind is still there. */
    private boolean hasEnded(TransferProgress how, boolean discarded) {
        boolean settled = how.phase() == Phase.DONE || how.phase() == Phase.SKIPPED;
        lock.lock();
        try {
            if (!settled && cancelled && !discarded) {
                return false;
            }
            runner = null;
            progress = settled ? how : asWanted(how);
            // Nobody interrupts any more: what is written down about the end is not to be interrupted either.
            boolean interrupted = Thread.interrupted();
            LOG.log(Level.TRACE, "{0}: {1}, interrupted: {2}", name(), progress.phase(), interrupted);
            return true;
        } finally {
            lock.unlock();
        }
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

    /** What the person did, or the watch, counts before what came of it. */
    private TransferProgress asWanted(TransferProgress how) {
        if (cancelled) {
            return how.ended(Phase.CANCELLED, "");
        }
        if (paused) {
            return how.ended(Phase.PAUSED, "");
        }
        return silent ? how.ended(Phase.INTERRUPTED, Messages.text("files.silent")) : how;
    }

    private TransferProgress refused(ProtocolException e) {
        boolean passes = e.code() == ErrorCode.UNAVAILABLE
                || e.code() == ErrorCode.SERVER_FULL
                || e.code() == ErrorCode.TOO_FAST;
        return progress.ended(passes ? Phase.INTERRUPTED : Phase.FAILED, Refusal.words(e.code(), e.getMessage()));
    }

    private void tryDiscard() {
        try {
            discard();
        } catch (IOException e) {
            LOG.log(Level.WARNING, "what a cancelled transfer left could not be removed", e);
        }
    }

    final ServiceConnection connect() throws IOException {
        return means.connections.open();
    }

    /** Waits until few enough others move. */
    final void takeSlot() throws InterruptedException {
        means.slots.acquire();
        hasSlot = true;
    }

    /** Lets others move: at the end, or while this one waits for the person. */
    final void leaveSlot() {
        if (hasSlot) {
            hasSlot = false;
            means.slots.release();
        }
    }

    /** Does what ends the wait of an attempt for the person, who decides on a thread of their own; nothing where it does not wait. */
    final void answer(Runnable decision) {
        lock.lock();
        try {
            if (runner == null || progress.phase() != Phase.CONFLICT) {
                return;
            }
            // Before it goes on: what it says then is later.
            progress = progress.ended(Phase.QUEUED, "");
            decision.run();
        } finally {
            lock.unlock();
        }
        means.changed.accept(this);
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
        progress = progress.ended(phase, words);
        means.changed.accept(this);
    }
}
