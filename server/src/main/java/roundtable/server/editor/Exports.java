package roundtable.server.editor;

import static java.lang.System.Logger.Level.ERROR;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import roundtable.protocol.ProtocolException;
import roundtable.protocol.Wire;
import roundtable.server.storage.Committer;
import roundtable.server.storage.DataFolder;
import roundtable.server.storage.Entry;

/**
 * Keeps {@code temp.txt} in step with its document: takes in what was edited by hand, and writes the text out a moment
 * after the last change and on close.
 */
public final class Exports {
    /** The document that is always there. */
    public static final String DOCUMENT = "temp.txt";

    private static final Duration AFTER_A_CHANGE = Duration.ofSeconds(2);
    private static final Duration LONGEST_WRITE = Duration.ofSeconds(30);
    private static final System.Logger LOG = System.getLogger("roundtable.editor");

    private final Documents documents;
    private final Committer committer;
    private final TextFile file;
    private final ScheduledExecutorService thread;
    private long exportedRevision = -1;

    /**
     * The export of the documents.
     *
     * @param earlier what earlier runs wrote, the latest last
     * @param thread one of its own
     */
    public Exports(
            DataFolder folder,
            Documents documents,
            Committer committer,
            int longestLine,
            List<Entry.Exported> earlier,
            ScheduledExecutorService thread) {
        this.documents = documents;
        this.committer = committer;
        this.thread = thread;
        file = new TextFile(DOCUMENT, folder, documents, committer, longestLine, earlier);
    }

    /**
     * Makes sure that the document is there and has taken in what its file says, and begins to keep the file up to date.
     *
     * @throws IOException where the file cannot be read, with the reason
     */
    public void start() throws IOException {
        FirstDocument first = new FirstDocument();
        committer.submit(first);
        committer.await(first.there);
        file.open();
        long between = AFTER_A_CHANGE.toMillis();
        var unused = thread.scheduleWithFixedDelay(this::exportIfChanged, between, between, TimeUnit.MILLISECONDS);
    }

    /** There is a {@code temp.txt} from the first start on. */
    private final class FirstDocument implements Committer.Task {
        private final CompletableFuture<Void> there = new CompletableFuture<>();

        @Override
        public byte[] prepare() {
            if (documents.get(DOCUMENT) != null) {
                return null;
            }
            Entry.Created created = documents.prepare(DOCUMENT, Wire.now());
            documents.add(created);
            return Wire.write(created);
        }

        @Override
        public void publish(long position) {
            there.complete(null);
        }

        @Override
        public void undo() {
            documents.remove(DOCUMENT);
        }

        @Override
        public void refuse(ProtocolException why) {
            there.completeExceptionally(why);
        }
    }

    /** What was written to files, the latest last. */
    public List<Entry.Exported> written() {
        return file.written();
    }

    private void exportIfChanged() {
        try {
            long revision = revision();
            if (revision != exportedRevision) {
                file.export();
                // Not the newest, which may have come while the file was being written.
                exportedRevision = revision;
            }
        } catch (IOException | ProtocolException e) {
            LOG.log(ERROR, "Error opening file {0}: {1}", DOCUMENT, e.getMessage());
        } catch (RuntimeException bug) {
            LOG.log(ERROR, DOCUMENT + " could not be written", bug);
        }
    }

    private long revision() {
        return committer.ask(() -> documents.require(DOCUMENT).revision());
    }

    /** Writes what is unsaved, and ends. The committer still has to run. */
    public void close() {
        // In the same thread as all before it: two at once would write into each other's file.
        thread.execute(this::exportIfChanged);
        thread.shutdown();
        try {
            if (!thread.awaitTermination(LONGEST_WRITE.toSeconds(), TimeUnit.SECONDS)) {
                LOG.log(ERROR, "{0} takes too long to be written; its text is in the journal", DOCUMENT);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
