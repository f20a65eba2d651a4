package roundtable.client.files;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import roundtable.client.link.Answer;
import roundtable.client.link.LinkListener;
import roundtable.client.link.ServiceLink;
import roundtable.protocol.ErrorCode;
import roundtable.protocol.FilesEvent;
import roundtable.protocol.FilesRequest;
import roundtable.protocol.SessionEvent;

/** Keeps the list of the shelf, and has its transfers run. Its methods are for the delivering thread. */
public final class FilesController implements LinkListener<FilesEvent>, AutoCloseable {
    private final ServiceLink<FilesEvent> link;
    private final FilesModel model;
    private final Transfers transfers;

    public FilesController(ServiceLink<FilesEvent> link, FilesModel model, Connections connections, Executor delivery) {
        this.link = link;
        this.model = model;
        transfers = new Transfers(model.transfersModel(), connections, delivery, this::done);
        link.listen(this);
    }

    @Override
    public void connected(SessionEvent.Welcome welcome) {
        model.line(true);
        refresh();
        transfers.resume(transfer -> true);
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

    /** The transfers to and from the shelf. */
    public Transfers transfers() {
        return transfers;
    }

    /** Fetches a file to that place, replacing what is there. */
    public Download download(FilesEvent.Listed listed, Path target) {
        return transfers.download(listed, target);
    }

    /** Fetches a file into that folder, beside what is there. */
    public Download downloadInto(FilesEvent.Listed listed, Path folder) {
        return transfers.downloadInto(listed, folder);
    }

    /** Puts files on the shelf. */
    public List<Upload> upload(List<Path> sources) {
        return transfers.upload(sources);
    }

    /** Tries again what was interrupted, failed or cancelled. */
    public void retry(Transfer transfer) {
        transfers.retry(transfer);
    }

    /** Puts the transfers away that are over and need nothing more. */
    public void clearEnded() {
        transfers.clearEnded();
    }

    private void done(Transfer transfer) {
        if (transfer instanceof Upload) {
            refresh();
        }
    }

    /** Ends all transfers. */
    @Override
    public void close() {
        transfers.close();
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
