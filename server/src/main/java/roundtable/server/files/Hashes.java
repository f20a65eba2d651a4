package roundtable.server.files;

import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.PriorityBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The SHA-256 of files, remembered for as long as size, time and identity stay the same. Files are read through in a small
 * pool of platform threads, so that the virtual threads' carriers stay free for the connections. They are read in slices,
 * the smallest file first: a large one that was just dropped in holds up nobody.
 */
final class Hashes {
    /** The files whose hashes are known or being computed, by path. */
    private final ConcurrentHashMap<Path, Known> known = new ConcurrentHashMap<>();

    /** When a file that could not be read may be tried again: those who look at the shelf do so every second. */
    private static final Executor RETRYING = CompletableFuture.delayedExecutor(1, TimeUnit.MINUTES);

    private final AtomicLong turns = new AtomicLong();
    private volatile Runnable whenKnown = () -> {};
    private final ThreadPoolExecutor pool = pool();

    /** What a file was like, and the hash that it has, or will have. */
    record Known(FileState state, CompletableFuture<String> sha256) {
        boolean holdsFor(FileState other) {
            return state.equals(other) && !hasChanged();
        }

        private boolean hasChanged() {
            return sha256.isCompletedExceptionally() && sha256.exceptionNow() instanceof Reading.ChangedException;
        }

        Optional<String> result() {
            return sha256.state() == Future.State.SUCCESS ? Optional.of(sha256.resultNow()) : Optional.empty();
        }
    }

    /** Work for the pool; the smallest first, and of the same size the oldest. */
    private record Job(long size, long turn, Runnable work) implements Runnable, Comparable<Job> {
        @Override
        public void run() {
            work.run();
        }

        @Override
        public int compareTo(Job other) {
            return size != other.size ? Long.compare(size, other.size) : Long.compare(turn, other.turn);
        }
    }

    /** Its threads end when there is nothing to read, so that nobody has to close it. */
    private static ThreadPoolExecutor pool() {
        int threads = Math.max(1, Runtime.getRuntime().availableProcessors() / 2);
        ThreadPoolExecutor pool = new ThreadPoolExecutor(
                threads,
                threads,
                10,
                TimeUnit.SECONDS,
                new PriorityBlockingQueue<>(),
                Thread.ofPlatform().name("hashes").daemon().factory());
        pool.allowCoreThreadTimeOut(true);
        return pool;
    }

    /** Has the pool do something beside; what has the smallest {@code size} comes first. */
    void run(long size, Runnable work) {
        pool.execute(new Job(size, turns.incrementAndGet(), work));
    }

    /** The hash of a file that has those attributes, if it is known already. */
    Optional<String> known(Path path, BasicFileAttributes attributes) {
        Known last = known.get(path);
        return last != null && last.holdsFor(FileState.of(attributes)) ? last.result() : Optional.empty();
    }

    /**
     * The hash of a file that has those attributes, as soon as it is known. It is computed once, whoever asks; one that
     * cannot be read is not tried again for a while.
     */
    CompletableFuture<String> of(Path path, BasicFileAttributes attributes) {
        FileState state = FileState.of(attributes);
        return known.compute(path, (any, last) -> last != null && last.holdsFor(state) ? last : begin(path, state))
                .sha256();
    }

    private Known begin(Path path, FileState state) {
        Known begun = new Known(state, new CompletableFuture<>());
        Reading reading = new Reading(path, state, begun.sha256);
        run(state.size(), () -> slice(reading));
        var unused = begun.sha256.whenComplete((sha256, trouble) -> {
            if (trouble == null) {
                whenKnown.run();
            } else {
                RETRYING.execute(() -> known.remove(path, begun));
            }
        });
        return begun;
    }

    private void slice(Reading reading) {
        if (reading.goOn()) {
            run(reading.size(), () -> slice(reading));
        }
    }

    /** Has {@code then} run, by any thread, when the hash of a file has become known; it must not wait. */
    void whenKnown(Runnable then) {
        whenKnown = then;
    }

    /** The file that is there now has that hash: whoever stored it has computed it. */
    void learn(Path path, BasicFileAttributes attributes, String sha256) {
        known.put(path, new Known(FileState.of(attributes), CompletableFuture.completedFuture(sha256)));
        whenKnown.run();
    }

    /** All that is known now, by path. */
    Map<Path, Known> remembered() {
        return Map.copyOf(known);
    }

    /**
     * Forgets what was known when somebody began to look and did not see any more; what has been learned since stays.
     *
     * @param before what was known then
     * @param there the files that were seen
     */
    void forget(Map<Path, Known> before, Set<Path> there) {
        before.forEach((path, then) -> {
            if (!there.contains(path)) {
                known.remove(path, then);
            }
        });
    }
}
