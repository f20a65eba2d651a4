package roundtable.client.files;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import java.util.function.Predicate;
import roundtable.client.files.TransferProgress.Phase;
import roundtable.protocol.FilesEvent;

/**
 * Runs the transfers of one tab, some at once. Its methods are for the delivering thread; progress, which comes from the
 * transfers' threads, is delivered by the executor, one delivery at a time for each transfer.
 */
public final class Transfers implements AutoCloseable {
    private static final int AT_ONCE = 3;

    private final TransfersModel model;
    private final Connections connections;
    private final Executor delivery;
    private final Consumer<Transfer> done;
    private final Semaphore slots = new Semaphore(AT_ONCE, true);
    private final Set<Transfer> undelivered = ConcurrentHashMap.newKeySet();

    /**
     * Transfers over such connections.
     *
     * @param done is told, on the executor, when a transfer has succeeded
     */
    public Transfers(TransfersModel model, Connections connections, Executor delivery, Consumer<Transfer> done) {
        this.model = model;
        this.connections = connections;
        this.delivery = delivery;
        this.done = done;
    }

    /** Fetches a file to that place, replacing what is there. */
    public Download download(FilesEvent.Listed listed, Path target) {
        Download download = new Download(listed, target, connections, slots, this::changed);
        begin(download);
        return download;
    }

    /** Fetches a file into that folder, beside what is there. */
    public Download downloadInto(FilesEvent.Listed listed, Path folder) {
        Set<Path> planned = ConcurrentHashMap.newKeySet();
        for (Transfer transfer : model.all()) {
            if (transfer instanceof Download other && !other.progress().phase().over()) {
                planned.add(other.target());
            }
        }
        return download(listed, LocalNames.free(folder.toAbsolutePath(), listed.name(), planned));
    }

    /** Sends files. */
    public List<Upload> upload(List<Path> sources) {
        List<Upload> begun = new ArrayList<>();
        for (Path source : sources) {
            Upload upload = new Upload(source, connections, slots, this::changed);
            begin(upload);
            begun.add(upload);
        }
        return begun;
    }

    private void begin(Transfer transfer) {
        model.add(transfer);
        transfer.start();
    }

    /** Tries again what was interrupted, failed or cancelled. */
    public void retry(Transfer transfer) {
        if (transfer.progress().phase().over()) {
            transfer.start();
        }
    }

    /** Goes on with those that were interrupted and may succeed now. */
    public void resume(Predicate<Transfer> possible) {
        model.all().stream()
                .filter(transfer -> transfer.progress().phase() == Phase.INTERRUPTED)
                .filter(possible)
                .forEach(Transfer::start);
    }

    /** Puts the transfers away that are over and need nothing more. */
    public void clearEnded() {
        for (Transfer transfer : List.copyOf(model.all())) {
            Phase phase = transfer.progress().phase();
            if (phase.over() && phase != Phase.INTERRUPTED) {
                model.remove(transfer);
            }
        }
    }

    /** On the transfer's own thread. */
    private void changed(Transfer transfer) {
        if (undelivered.add(transfer)) {
            delivery.execute(() -> {
                undelivered.remove(transfer);
                model.progressed(transfer);
                if (transfer.progress().phase() == Phase.DONE) {
                    done.accept(transfer);
                }
            });
        }
    }

    /** Ends all transfers. */
    @Override
    public void close() {
        model.all().stream()
                .filter(transfer -> !transfer.progress().phase().over())
                .forEach(Transfer::stop);
    }
}
