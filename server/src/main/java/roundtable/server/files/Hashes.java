package roundtable.server.files;

import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
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

    private final AtomicLong turns = new AtomicLong();
    private volatile Runnable whenKnown = () -> {};
    private final ThreadPoolExecutor pool = pool();

    /** What a file was like, and the hash that it has, or will have. */
    private record Known(FileState state, CompletableFuture<String> sha256) {
        boolean holdsFor(FileState other) {
            return state.equals(other) && !sha256.isCompletedExceptionally();
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
        return last != null && last.holdsFor(FileState.of(attributes)) && last.sha256.isDone()
                ? Optional.of(last.sha256.join())
                : Optional.empty();
    }

    /** The hash of a file that has those attributes, as soon as it is known. It is computed once, whoever asks. */
    CompletableFuture<String> of(Path path, BasicFileAttributes attributes) {
        FileState state = FileState.of(attributes);
        return known.compute(path, (any, last) -> last != null && last.holdsFor(state) ? last : begin(path, state))
                .sha256();
    }

    private Known begin(Path path, FileState state) {
        Known begun = new Known(state, new CompletableFuture<>());
        Reading reading = new Reading(path, state, begun.sha256);
        run(state.size(), () -> slice(reading));
        return begun;
    }

    private void slice(Reading reading) {
        if (reading.goOn()) {
            run(reading.size(), () -> slice(reading));
        } else if (!reading.failed()) {
            whenKnown.run();
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

    /** Forgets all but those. */
    void retain(Set<Path> paths) {
        known.keySet().retainAll(paths);
    }

    static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    static String hex(MessageDigest digest) {
        return HexFormat.of().formatHex(digest.digest());
    }
}
