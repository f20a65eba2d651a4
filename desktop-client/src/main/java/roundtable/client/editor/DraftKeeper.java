package roundtable.client.editor;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import roundtable.client.link.ServerAddress;

/**
 * Keeps one document's draft on the disk, off the thread that edits it. Of several that wait to be written only the newest
 * is.
 */
final class DraftKeeper {
    private static final System.Logger LOG = System.getLogger(DraftKeeper.class.getName());
    private static final long MOMENT_MILLIS = 400;

    private final Drafts drafts;
    private final ScheduledExecutorService worker;
    private final Executor delivery;
    private final Consumer<IOException> trouble;
    /** For the worker alone, as is what was written last and whether that failed. */
    private Drafts.Claim claim;

    private Draft last;

    private boolean failing;
    private final AtomicBoolean soon = new AtomicBoolean();
    private final AtomicReference<Waiting> newest = new AtomicReference<>();

    DraftKeeper(Drafts drafts, ScheduledExecutorService worker, Executor delivery, Consumer<IOException> trouble) {
        this.drafts = drafts;
        this.worker = worker;
        this.delivery = delivery;
        this.trouble = trouble;
    }

    private record Waiting(Draft draft, boolean forced) {}

    /** Goes to that server's document, and tells what is kept of it. */
    void open(ServerAddress server, String document, Consumer<Optional<Draft>> then) {
        run(() -> {
            Optional<Draft> found = Optional.empty();
            try {
                write();
                leave();
                claim = drafts.claim(server, document);
                found = claim.folder().read();
            } catch (IOException e) {
                failed(e);
            }
            Optional<Draft> told = found;
            delivery.execute(() -> then.accept(told));
        });
    }

    /** The document has another name, under which it is to be found again, with that draft; and no more under the old one. */
    void move(ServerAddress server, Draft draft) {
        newest.set(new Waiting(draft, false));
        run(() -> {
            write();
            Drafts.Claim before = claim;
            try {
                claim = drafts.claim(server, draft.document());
                claim.folder().write(last, true);
                if (before != null) {
                    before.folder().empty();
                    before.close();
                }
            } catch (IOException e) {
                failed(e);
            }
        });
    }

    /** Keeps that draft in place of all before. */
    void keep(Draft draft, boolean forced) {
        newest.set(new Waiting(draft, forced));
        run(this::write);
    }

    /** Keeps that draft within a moment; the server has all of it, so that many may pass before one is written. */
    void keepSoon(Draft draft) {
        newest.set(new Waiting(draft, false));
        if (!soon.getAndSet(true)) {
            try {
                var unused = worker.schedule(
                        () -> {
                            soon.set(false);
                            write();
                        },
                        MOMENT_MILLIS,
                        TimeUnit.MILLISECONDS);
            } catch (RejectedExecutionException e) {
                LOG.log(Level.DEBUG, "the window is closed", e);
            }
        }
    }

    /** Runs {@code then} where the link delivers, once all that was given so far is kept, or has failed to be. */
    void afterwards(Runnable then) {
        run(() -> delivery.execute(then));
    }

    /** Gives the folder back, behind what waits to be written. */
    void close() {
        run(() -> {
            write();
            try {
                leave();
            } catch (IOException e) {
                failed(e);
            }
        });
    }

    private void run(Runnable task) {
        try {
            worker.execute(task);
        } catch (RejectedExecutionException e) {
            LOG.log(Level.DEBUG, "the window is closed", e);
        }
    }

    private void write() {
        Waiting next = newest.getAndSet(null);
        if (next == null) {
            return;
        }
        last = next.draft;
        if (claim == null) {
            return;
        }
        try {
            claim.folder().write(next.draft, next.forced);
            failing = false;
        } catch (IOException e) {
            failed(e);
        }
    }

    private void failed(IOException e) {
        LOG.log(Level.WARNING, "a draft cannot be kept: " + e.getMessage());
        if (!failing) {
            failing = true;
            delivery.execute(() -> trouble.accept(e));
        }
    }

    private void leave() throws IOException {
        Drafts.Claim left = claim;
        claim = null;
        if (left != null) {
            left.close();
        }
    }
}
