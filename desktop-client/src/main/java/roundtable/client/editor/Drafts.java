package roundtable.client.editor;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import roundtable.client.link.ServerAddress;
import roundtable.client.text.Messages;

/**
 * What is kept of all documents in the person's folder, so that nothing typed is lost with the window. All files are
 * read and written on one thread of its own. Two windows on one document have a folder each.
 */
public final class Drafts implements AutoCloseable {
    static final String LOCK = "lock";
    private static final int MOST_WINDOWS = 32;
    private static final long PATIENCE_SECONDS = 10;

    private final Path root;
    private final Executor delivery;
    private final ScheduledExecutorService worker;

    /** Drafts in that folder, which is made when it is needed. */
    public Drafts(Path root, Executor delivery) {
        this(root, delivery, thread());
    }

    /** The same with another worker, which does one thing at a time, and after its shutdown nothing that was delayed. */
    public Drafts(Path root, Executor delivery, ScheduledExecutorService worker) {
        this.root = root;
        this.delivery = delivery;
        this.worker = worker;
    }

    private static ScheduledExecutorService thread() {
        ScheduledThreadPoolExecutor thread = new ScheduledThreadPoolExecutor(
                1, Thread.ofPlatform().daemon().name("drafts").factory());
        // What is to be written soon is written by its keeper's close.
        thread.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
        return thread;
    }

    /** A keeper of one document, whose failures are told to {@code trouble} where the link delivers. */
    DraftKeeper keeper(Consumer<IOException> trouble) {
        return new DraftKeeper(this, worker, delivery, trouble);
    }

    /** A folder that this window alone uses until it gives it back. */
    record Claim(DraftFolder folder, FileChannel channel) implements AutoCloseable {
        @Override
        public void close() throws IOException {
            channel.close();
        }
    }

    /** The first folder that no other window uses. */
    Claim claim(ServerAddress server, String document) throws IOException {
        Path all = root.resolve(URLEncoder.encode(server.host() + " " + server.port(), StandardCharsets.UTF_8))
                .resolve(document);
        for (int window = 1; window <= MOST_WINDOWS; window++) {
            Path folder = Files.createDirectories(all.resolve(Integer.toString(window)));
            FileChannel channel =
                    FileChannel.open(folder.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (isOurs(channel)) {
                for (Path names = folder; !names.equals(root); ) {
                    names = names.getParent();
                    DraftFolder.forceNames(names);
                }
                return new Claim(new DraftFolder(folder), channel);
            }
            channel.close();
        }
        throw new IOException(Messages.text("editor.not-kept.windows", document));
    }

    /** A lock is given back with its channel, by whichever way the process ends. */
    private static boolean isOurs(FileChannel channel) throws IOException {
        try {
            FileLock lock = channel.tryLock();
            return lock != null;
        } catch (OverlappingFileLockException e) {
            return false; // another window of this process
        }
    }

    /** Waits until everything is written; the keepers are closed before. */
    @Override
    public void close() {
        worker.shutdown();
        try {
            if (!worker.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                worker.shutdownNow();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
