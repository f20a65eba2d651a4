package roundtable.client.files;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Function;
import roundtable.client.files.TransferProgress.Phase;
import roundtable.client.text.Messages;
import roundtable.protocol.FilesEvent.Listed;
import roundtable.protocol.SessionEvent;

/**
 * Hands files of the shelf, or of the network, to other programs. These take only files that are there, and want them at once, on the event thread.
 * So a file is fetched as soon as somebody takes hold of it, into a folder for temporary files that goes with the program, and is
 * handed over once it is whole. For the delivering thread.
 */
public final class HandOvers implements AutoCloseable {
    /** How much is fetched for one, in bytes. */
    static final long MOST = 250_000_000;
    /** How much is kept for those who want it again, or are still copying it. */
    private static final long MOST_KEPT = 4 * MOST;

    private static final System.Logger LOG = System.getLogger(HandOvers.class.getName());

    private final TransfersModel fetches = new TransfersModel();
    private final Transfers transfers;
    private final String instead;
    private final Consumer<String> notice;
    /** What was wanted longest ago stands first. */
    private final Map<Listed, Download> kept = new LinkedHashMap<>(16, 0.75f, true);

    private HandOver latest = new HandOver(List.of());
    /** Where all of them are; null until the first. */
    private Path root;

    /**
     * Hands over files that come over such connections.
     *
     * @param instead what the person does to get what is too large for this
     * @param notice is told what the person should know
     */
    public HandOvers(Connections connections, Executor delivery, String instead, Consumer<String> notice) {
        this.instead = instead;
        this.notice = notice;
        transfers = new Transfers(fetches, connections, delivery, transfer -> {});
        fetches.listen(new Watching());
    }

    /** As {@link Transfers#tellServersApart}. */
    void tellServersApart(Function<SessionEvent.Welcome, KnownServer> known) {
        transfers.tellServersApart(known);
    }

    /** That server is connected to now. */
    void connected(SessionEvent.Welcome welcome) {
        transfers.connected(welcome);
    }

    /** Begins to fetch those that are not here yet. None where they are too large for that, which is said. */
    public Optional<HandOver> begin(List<Listed> files) {
        if (files.isEmpty()) {
            return Optional.empty();
        }
        String name = files.getFirst().name();
        if (files.stream().mapToLong(Listed::size).sum() > MOST) {
            notice.accept(Messages.text("files.hand-over.large", files.size(), name, MOST / 1_000_000, instead));
            return Optional.empty();
        }
        try {
            List<Download> wanted = new ArrayList<>();
            for (Listed file : files) {
                wanted.add(download(file));
            }
            latest = new HandOver(wanted);
            dropTheOldest();
            return Optional.of(latest);
        } catch (IOException e) {
            notice.accept(Messages.text(
                    "files.hand-over.failed", name, LocalFileException.of(e).getMessage()));
            return Optional.empty();
        }
    }

    private Download download(Listed file) throws IOException {
        Download known = kept.get(file);
        if (known != null && (!HandOver.isWhole(known) || Files.exists(known.target()))) {
            return known;
        }
        if (root == null) {
            root = Files.createTempDirectory("roundtable-files-");
            root.toFile().deleteOnExit();
        }
        // Each in a folder of its own, since its name has to stay what it is.
        Path folder = Files.createTempDirectory(root, "");
        Path target = folder.resolve(file.name());
        folder.toFile().deleteOnExit();
        target.toFile().deleteOnExit();
        Download begun = transfers.download(file, target);
        kept.put(file, begun);
        return begun;
    }

    private void dropTheOldest() {
        long size = kept.keySet().stream().mapToLong(Listed::size).sum();
        Iterator<Map.Entry<Listed, Download>> all = kept.entrySet().iterator();
        while (size > MOST_KEPT && all.hasNext()) {
            Map.Entry<Listed, Download> oldest = all.next();
            if (HandOver.isWhole(oldest.getValue()) && !latest.holds(oldest.getValue())) {
                all.remove();
                size -= oldest.getKey().size();
                fetches.removeIf(oldest.getValue()::equals);
                remove(oldest.getValue());
            }
        }
    }

    /** With the part of it that came, where it is not whole. */
    private static void remove(Download file) {
        Thread.ofVirtual().name("handed over").start(() -> {
            try {
                file.discard();
                Files.deleteIfExists(file.target());
                Files.deleteIfExists(file.target().getParent());
            } catch (IOException e) {
                LOG.log(Level.WARNING, "what was handed over could not be removed: {0}", e.getMessage());
            }
        });
    }

    /** Gives them to {@code taker} once all are here, and says so. */
    public void give(HandOver files, Consumer<List<Path>> taker) {
        say(files, "files.hand-over.coming");
        files.then(() -> {
            taker.accept(files.paths());
            notice.accept(Messages.text("files.hand-over.copied", files.count(), files.name()));
        });
    }

    /** Somebody wanted them before they were here: says so, and says it when they are. */
    public void tooEarly(HandOver files) {
        say(files, "files.hand-over.early");
        files.then(() -> notice.accept(Messages.text("files.hand-over.again", files.count(), files.name())));
    }

    private void say(HandOver files, String key) {
        if (!files.isWhole()) {
            notice.accept(Messages.text(key, files.count(), files.name()));
        }
    }

    private void failed(Transfer transfer) {
        for (Download file : List.copyOf(kept.values())) {
            if (file.equals(transfer)) {
                kept.values().remove(file);
                remove(file);
            }
        }
        fetches.removeIf(transfer::equals);
        if (latest.holds(transfer)) {
            String why = transfer.progress().words();
            // Nobody goes on with it here, although a transfer that broke off says so.
            notice.accept(
                    why.equals(Messages.text("files.interrupted"))
                            ? Messages.text("files.hand-over.broken", transfer.name())
                            : Messages.text("files.hand-over.failed", transfer.name(), why));
        }
    }

    private final class Watching implements TransfersModel.Listener {
        @Override
        public void transfersChanged() {
            // Nobody sees which there are.
        }

        @Override
        public void progressed(Transfer transfer) {
            Phase phase = transfer.progress().phase();
            if (phase == Phase.DONE) {
                latest.goOn();
            } else if (phase.over()) {
                failed(transfer);
            }
        }
    }

    /** Ends what is being fetched, of which nothing stays; nobody goes on with it. What it gives waits for that, on another thread. */
    public Runnable end() {
        latest = new HandOver(List.of());
        List.copyOf(kept.values()).forEach(Download::cancel);
        return transfers.end();
    }

    /** Ends what is being fetched, and waits until nothing of it is left. */
    @Override
    public void close() {
        end().run();
    }
}
