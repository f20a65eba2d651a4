package roundtable.client.files;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import roundtable.client.files.TransferProgress.Phase;
import roundtable.client.link.Answer;
import roundtable.client.link.LinkListener;
import roundtable.client.link.ServiceLink;
import roundtable.protocol.ErrorCode;
import roundtable.protocol.FilesEvent;
import roundtable.protocol.FilesRequest;
import roundtable.protocol.SessionEvent;

/**
 * Keeps the list of the shelf and runs the transfers. Its methods are for the delivering thread; progress, which comes
 * from the transfers' threads, is delivered by the executor, one delivery at a time for each transfer.
 */
public final class FilesController implements LinkListener<FilesEvent>, AutoCloseable {
    private static final int AT_ONCE = 3;

    private final ServiceLink<FilesEvent> link;
    private final FilesModel model;
    private final Connections connections;
    private final Executor delivery;
    private final Semaphore slots = new Semaphore(AT_ONCE, true);
    private final Set<Transfer> undelivered = ConcurrentHashMap.newKeySet();

    public FilesController(ServiceLink<FilesEvent> link, FilesModel model, Connections connections, Executor delivery) {
        this.link = link;
        this.model = model;
        this.connections = connections;
        this.delivery = delivery;
        link.listen(this);
    }

    @Override
    public void connected(SessionEvent.Welcome welcome) {
        model.line(true);
        refresh();
        model.transfers().stream()
                .filter(transfer -> transfer.progress().phase() == Phase.INTERRUPTED)
                .forEach(Transfer::start);
    }

    @Override
    public void lost(String reason) {
        model.line(false);
    }

    @Override
    public void received(FilesEvent event) {
        // The list is asked for, and transfers have connections of their own.
    }

    /** Asks for the list anew. */
    public void refresh() {
        if (link.online()) {
            link.ask(new FilesRequest.List(null), new Listing());
        }
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
        for (Transfer transfer : model.transfers()) {
            if (transfer instanceof Download other && !other.progress().phase().over()) {
                planned.add(other.target());
            }
        }
        return download(listed, LocalNames.free(folder.toAbsolutePath(), listed.name(), planned));
    }

    /** Puts files on the shelf. */
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

    /** Puts the transfers away that are over and need nothing more. */
    public void clearEnded() {
        for (Transfer transfer : List.copyOf(model.transfers())) {
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
                if (transfer instanceof Upload && transfer.progress().phase() == Phase.DONE) {
                    refresh();
                }
            });
        }
    }

    /** Ends all transfers. */
    @Override
    public void close() {
        model.transfers().stream()
                .filter(transfer -> !transfer.progress().phase().over())
                .forEach(Transfer::stop);
    }

    private final class Listing implements Answer<FilesEvent> {
        private final List<FilesEvent.Listed> all = new ArrayList<>();

        @Override
        public void received(FilesEvent event) {
            if (event instanceof FilesEvent.Files files) {
                all.addAll(files.files());
                if (!Boolean.TRUE.equals(files.more())) {
                    model.listed(all);
                }
            }
        }

        @Override
        public void refused(SessionEvent.Refused refusal) {
            // Without a line the tab says so already.
            if (refusal.code() != ErrorCode.UNAVAILABLE) {
                model.failed(refusal.message());
            }
        }
    }
}
