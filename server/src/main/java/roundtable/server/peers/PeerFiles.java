package roundtable.server.peers;

import static java.lang.System.Logger.Level.DEBUG;
import static java.lang.System.Logger.Level.WARNING;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import roundtable.protocol.NodeMessage.Holding;
import roundtable.server.storage.DataFolder;

/**
 * {@code peer_files.log}: which files are on which node, as the leader knows it. It is written anew whenever that changes,
 * beside and renamed over, so that whoever reads it sees a whole one. A node that leads no more leaves its last one.
 */
final class PeerFiles implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger("roundtable.peers");

    /** When what could not be written is tried again. */
    private static final Duration AGAIN = Duration.ofSeconds(1);

    private final Path path;
    private final ExecutorService writer = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().name("peer-files").daemon().factory());
    /** The newest that is not written yet, or null; older ones need not be written any more. */
    private final AtomicReference<Picture> unwritten = new AtomicReference<>();
    /** What was written last, or is about to be. Only for the thread that calls {@link #keep}. */
    private List<Holding> last = List.of();

    /** When writing failed last, as the system's clock of nanoseconds has it; null where it did not. */
    private volatile Long failed;

    PeerFiles(Path path) {
        this.path = path;
    }

    /** Keeps the file at what the node knows, while it leads. Always called by the same thread, which does not wait. */
    void keep(Picture now) {
        boolean leads = now.state() == Election.State.LEADING;
        List<Holding> told = leads ? told(now) : List.of();
        Long failure = failed;
        boolean again = failure != null && System.nanoTime() - failure > AGAIN.toNanos();
        if (again || !told.equals(last)) {
            last = told;
            if (again) {
                failed = System.nanoTime();
            }
            if (leads && unwritten.getAndSet(now) == null) {
                writer.execute(() -> write(text(unwritten.getAndSet(null))));
            }
        }
    }

    /** Whose files are written, in which version: of nodes that are down none. */
    private static List<Holding> told(Picture picture) {
        return picture.holdings().stream()
                .filter(one -> picture.isUp(one.node()))
                .toList();
    }

    private void write(String text) {
        try {
            DataFolder.replace(path, text.getBytes(StandardCharsets.UTF_8));
            failed = null;
        } catch (IOException e) {
            // Said once, and not at each attempt.
            LOG.log(
                    failed == null ? WARNING : DEBUG,
                    "{0} could not be written: {1}",
                    path.getFileName(),
                    e.getMessage());
            failed = System.nanoTime();
        }
    }

    private static String text(Picture picture) {
        StringBuilder text = new StringBuilder();
        append(text, "Leader Node " + picture.self(), picture.catalogue().get(picture.self()));
        picture.catalogue().forEach((node, files) -> {
            if (node != picture.self() && picture.isUp(node)) {
                append(text.append('\n'), "Node " + node, files);
            }
        });
        return text.toString();
    }

    private static void append(StringBuilder text, String node, Catalogue.Files files) {
        text.append(node).append(" files:\n");
        files.byName().keySet().forEach(name -> text.append(name).append('\n'));
    }

    @Override
    public void close() {
        writer.close();
    }
}
