package roundtable.server.peers;

import static java.lang.System.Logger.Level.WARNING;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import roundtable.server.storage.DataFolder;

/**
 * {@code peer_files.log}: which files are on which node, as the leader knows it. It is written anew whenever that changes,
 * beside and renamed over, so that whoever reads it sees a whole one. A node that leads no more leaves its last one.
 */
final class PeerFiles implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger("roundtable.peers");

    private final Path path;
    private final ExecutorService writer = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().name("peer-files").daemon().factory());
    /** What was written last, or is about to be. Only for the thread that calls {@link #keep}. */
    private String last;

    PeerFiles(Path path) {
        this.path = path;
    }

    /** Keeps the file at what the node knows, while it leads. Always called by the same thread. */
    void keep(String text) {
        if (text != null && !text.equals(last)) {
            last = text;
            writer.execute(() -> write(text));
        } else if (text == null) {
            last = null;
        }
    }

    private void write(String text) {
        try {
            DataFolder.replace(path, text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            LOG.log(WARNING, "{0} could not be written: {1}", path.getFileName(), e.getMessage());
        }
    }

    /** The file's text, or null where the node does not lead. */
    static String text(Node node) {
        if (node.election().state() != Election.State.LEADING) {
            return null;
        }
        StringBuilder text = new StringBuilder();
        int leader = node.self().node();
        append(text, "Leader Node " + leader, node.catalogue().of(leader));
        for (Map.Entry<Integer, Catalogue.Files> other :
                node.catalogue().nodes().entrySet()) {
            if (other.getKey() != leader && node.isUp(other.getKey())) {
                append(text.append('\n'), "Node " + other.getKey(), other.getValue());
            }
        }
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
