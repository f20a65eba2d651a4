package roundtable.server.files;

import static java.lang.System.Logger.Level.DEBUG;
import static java.lang.System.Logger.Level.WARNING;
import static java.nio.file.StandardWatchEventKinds.ENTRY_CREATE;
import static java.nio.file.StandardWatchEventKinds.ENTRY_DELETE;
import static java.nio.file.StandardWatchEventKinds.ENTRY_MODIFY;

import java.io.IOException;
import java.nio.file.ClosedWatchServiceException;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArraySet;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/**
 * Tells how the shelf changes, whoever changes it. The system says when something in the folder did (and every few seconds
 * it is looked at all the same, for there are systems and disks that say nothing); what changed is found by looking. One
 * thread waits and looks; watchers are told by whoever looked, under one lock, so that each hears of every change once and
 * in order.
 */
public final class ShelfWatch implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger("roundtable.files");

    /** Changes that come closer together are told as one. */
    private static final Duration GATHERING = Duration.ofMillis(100);

    private static final Duration SELDOM = Duration.ofSeconds(10);
    private static final Duration OFTEN = Duration.ofSeconds(1);

    private final Shelf shelf;
    private final Semaphore somethingHappened = new Semaphore(0);
    private final Set<Watcher> watchers = new CopyOnWriteArraySet<>();
    private final ReentrantLock lock = new ReentrantLock();
    /** What was there at the last look, by name. Guarded by lock. */
    private Map<String, Shelf.Entry> last = Map.of();

    /** What was not on the shelf then. Guarded by lock. */
    private List<Aside.Thing> aside = List.of();

    private final AsideLog log = new AsideLog();

    /** Guarded by lock. */
    private boolean started;

    private boolean failing;

    /** What the system tells, or null where it tells nothing. */
    private volatile WatchService system;

    /** When the last look that succeeded began, as the system's clock of nanoseconds has it. Guarded by lock. */
    private long lookedAt = System.nanoTime();

    /** How long the last look took, in nanoseconds. */
    private volatile long cost;

    private volatile boolean closed;

    /**
     * What is otherwise than before.
     *
     * @param changed files that are new, different, or whose hash (else null) is known now
     * @param removed the names of those that are gone
     * @param aside all that is not on the shelf now, or null where that is as it was
     */
    public record Change(List<Shelf.Entry> changed, List<String> removed, List<Aside.Thing> aside) {
        boolean isNone() {
            return changed.isEmpty() && removed.isEmpty() && aside == null;
        }
    }

    /** Who wants to know. */
    @FunctionalInterface
    public interface Watcher {
        /** What is otherwise now; must not wait. */
        void changed(Change change);
    }

    ShelfWatch(Shelf shelf) {
        this.shelf = shelf;
    }

    /** Tells the watcher of every change from now on; the first watcher sets all of this going. */
    public void watch(Watcher watcher) {
        lock.lock();
        try {
            watchers.add(watcher);
            if (!started && !closed) {
                started = true;
                start();
            }
        } finally {
            lock.unlock();
        }
    }

    /** Tells this one no more. */
    public void unwatch(Watcher watcher) {
        watchers.remove(watcher);
    }

    private void start() {
        system = register(shelf);
        shelf.hashes().whenKnown(this::lookSoon);
        Thread.ofPlatform().name("shelf").daemon().start(this::run);
        if (system != null) {
            Thread.ofVirtual().name("shelf changes").start(this::listen);
        }
    }

    private static WatchService register(Shelf shelf) {
        try {
            WatchService system = shelf.root().getFileSystem().newWatchService();
            shelf.root().register(system, ENTRY_CREATE, ENTRY_MODIFY, ENTRY_DELETE);
            return system;
        } catch (IOException | UnsupportedOperationException e) {
            LOG.log(
                    WARNING,
                    "The system does not tell of changes in the shelf, so it is looked at: {0}",
                    e.getMessage());
            return null;
        }
    }

    private void listen() {
        try {
            while (!closed) {
                WatchKey key = system.take();
                key.pollEvents();
                key.reset();
                lookSoon();
            }
        } catch (ClosedWatchServiceException e) {
            LOG.log(DEBUG, "The shelf is watched no more");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Something may have changed. */
    void lookSoon() {
        somethingHappened.release();
    }

    private void run() {
        try {
            while (!closed) {
                somethingHappened.tryAcquire(pause().toNanos(), TimeUnit.NANOSECONDS);
                // A folder of very many files is not looked at all the time, however often it changes.
                TimeUnit.NANOSECONDS.sleep(Math.max(GATHERING.toNanos(), 10 * cost));
                somethingHappened.drainPermits();
                tellChanges();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void tellChanges() {
        lock.lock();
        try {
            if (!closed && !watchers.isEmpty()) {
                look();
                failing = false;
            }
        } catch (IOException | RuntimeException e) {
            // Said once, and not at each look.
            LOG.log(failing ? DEBUG : WARNING, "The shelf cannot be looked at: {0}", e.toString());
            failing = true;
        } finally {
            lock.unlock();
        }
        log.write();
    }

    private Duration pause() {
        lock.lock();
        try {
            return system == null || unread() ? OFTEN : SELDOM;
        } finally {
            lock.unlock();
        }
    }

    /** Whether there are files whose hash is not known. Only under the lock. */
    private boolean unread() {
        return last.values().stream().anyMatch(entry -> entry.sha256() == null);
    }

    /** Only under the lock. */
    private void look() throws IOException {
        long began = System.nanoTime();
        Map<String, Shelf.Entry> now = new LinkedHashMap<>();
        List<Shelf.Entry> changed = new ArrayList<>();
        Shelf.Look look = shelf.look();
        for (Shelf.Entry entry : look.files()) {
            now.put(entry.name(), entry);
            if (!entry.equals(last.get(entry.name()))) {
                changed.add(entry);
            }
        }
        List<String> removed =
                last.keySet().stream().filter(name -> !now.containsKey(name)).toList();
        Change change = new Change(changed, removed, look.aside().equals(aside) ? null : look.aside());
        last = now;
        lookedAt = began;
        aside = look.aside();
        log.see(aside);
        cost = System.nanoTime() - began;
        if (!change.isNone()) {
            watchers.forEach(watcher -> watcher.changed(change));
        }
    }

    /**
     * Gives what is in the folder now, those files too whose hash is not known yet (null).
     *
     * @param present given them under the lock under which changes are told, so that whoever begins to listen in it hears
     *     of every change from then on; must not wait
     */
    public void look(Consumer<Shelf.Look> present) throws IOException {
        long asked = System.nanoTime();
        boolean unread;
        lock.lock();
        try {
            // All who ask while one look is under way share the next.
            if (lookedAt - asked < 0) {
                look();
            }
            unread = unread();
            present.accept(new Shelf.Look(List.copyOf(last.values()), aside));
        } finally {
            lock.unlock();
        }
        log.write();
        if (unread) {
            // The hash of a file that is still being written was not asked for.
            lookSoon();
        }
    }

    @Override
    public void close() throws IOException {
        lock.lock();
        try {
            closed = true;
        } finally {
            lock.unlock();
        }
        lookSoon();
        WatchService watching = system;
        if (watching != null) {
            watching.close();
        }
    }
}
