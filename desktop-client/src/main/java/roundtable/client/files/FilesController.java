package roundtable.client.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import roundtable.client.link.Answer;
import roundtable.client.link.Gathering;
import roundtable.client.link.LinkListener;
import roundtable.client.link.ServiceConnection;
import roundtable.client.link.ServiceLink;
import roundtable.client.text.Messages;
import roundtable.client.text.Refusal;
import roundtable.protocol.ErrorCode;
import roundtable.protocol.FilesEvent;
import roundtable.protocol.FilesRequest;
import roundtable.protocol.SessionEvent;

/** Keeps the list of the shelf, and has its transfers run. Its methods are for the delivering thread. */
public final class FilesController implements LinkListener<FilesEvent>, AutoCloseable {
    private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

    /** More than a shelf holds whose list is of use to a person. */
    static final int MOST_FILES = 200_000;

    private static final int MOST_VISITS = 50_000;

    private final ServiceLink<FilesEvent> link;
    private final FilesModel model;
    private final Executor delivery;
    private final Transfers transfers;
    private final Previews previews;
    private final HandOvers handOvers;
    private final Memory memory;
    private final Supplier<String> server;
    /** Whether the server that is connected to has shown that it tells what changes on the shelf. */
    private boolean watched;

    /** Remembers no transfer, and tries none again by itself. */
    FilesController(ServiceLink<FilesEvent> link, FilesModel model, Connections connections, Executor delivery) {
        this(link, model, connections, delivery, Memory.NONE, () -> "");
    }

    private FilesController(
            ServiceLink<FilesEvent> link,
            FilesModel model,
            Connections connections,
            Executor delivery,
            Memory memory,
            Supplier<String> server) {
        this.link = link;
        this.model = model;
        this.delivery = delivery;
        this.memory = memory;
        this.server = server;
        transfers = new Transfers(model.transfersModel(), connections, delivery, this::done);
        transfers.rememberIn(memory);
        transfers.tellServersApart(this::serverOf);
        previews = new Previews(connections, preview -> delivery.execute(() -> model.preview(preview)));
        handOvers = new HandOvers(connections, delivery, Messages.text("files.download.approve"), model::notice);
        handOvers.tellServersApart(this::serverOf);
        link.listen(this);
    }

    private KnownServer serverOf(SessionEvent.Welcome welcome) {
        return new KnownServer(welcome.identity(), server.get());
    }

    /**
     * A controller whose transfers go on by themselves: after a line that broke, and in the next run of the program.
     *
     * @param folder where unfinished transfers are remembered
     * @param server the address that is connected to; asked on any thread
     */
    public static FilesController remembering(
            ServiceLink<FilesEvent> link,
            FilesModel model,
            Connections connections,
            Executor delivery,
            Path folder,
            Supplier<String> server) {
        FilesController controller =
                new FilesController(link, model, connections, delivery, new Memory(folder), server);
        controller.transfers.retryAfter(RETRY_AFTER);
        return controller;
    }

    @Override
    public void connected(SessionEvent.Welcome welcome) {
        model.line(true);
        watched = false;
        refresh();
        KnownServer now = transfers.connected(welcome);
        handOvers.connected(welcome);
        memory.claim(now, left -> delivery.execute(() -> transfers.takeOver(left)));
    }

    @Override
    public void lost(String reason) {
        model.line(false);
    }

    @Override
    public void received(FilesEvent event) {
        if (event instanceof FilesEvent.Changed changed) {
            watched = true;
            model.changed(changed);
        }
    }

    /** What came is no answer to anything that was asked. */
    @Override
    public void refused(SessionEvent.Refused refusal) {
        failed(refusal);
    }

    private void failed(SessionEvent.Refused refusal) {
        model.failed(Refusal.words(refusal.code(), refusal.message()));
    }

    private void nonsense(String why) {
        failed(SessionEvent.Refused.of(ServiceConnection.nonsense(why)));
    }

    /** Asks for the list anew, and to be told of what changes from then on. */
    public void refresh() {
        if (link.online()) {
            link.ask(new FilesRequest.List(true), new Listing());
        }
    }

    /** Asks who is and was connected. */
    public void refreshVisits() {
        if (link.online()) {
            link.ask(new FilesRequest.Status(), new Visits());
        }
    }

    /** Shows what is in a file, or nothing where it is null. */
    public void preview(FilesEvent.Listed file) {
        previews.show(file);
    }

    /** The transfers to and from the shelf. */
    public Transfers transfers() {
        return transfers;
    }

    /** Files for other programs. */
    public HandOvers handOvers() {
        return handOvers;
    }

    /** The person has seen what was said about files for other programs. */
    public void noticeSeen() {
        model.notice("");
    }

    /** Fetches a file to that place, replacing what is there. */
    public Download download(FilesEvent.Listed listed, Path target) {
        return transfers.download(listed, target);
    }

    /** Fetches a file into that folder, beside what is there. */
    public Download downloadInto(FilesEvent.Listed listed, Path folder) {
        return transfers.downloadInto(listed, folder);
    }

    /** Puts files on the shelf that were dropped or pasted, while there is a line. */
    public void offered(List<Path> sources) {
        if (model.online()) {
            upload(sources);
        }
    }

    /** Puts files on the shelf, and all that is in folders; gives the uploads that have begun. */
    public List<Upload> upload(List<Path> sources) {
        List<Path> folders = sources.stream().filter(Files::isDirectory).toList();
        if (!folders.isEmpty()) {
            KnownServer server = transfers.present();
            Thread.ofVirtual().name("folders").start(() -> folders.forEach(folder -> uploadFolder(folder, server)));
        }
        return transfers.upload(
                sources.stream().filter(source -> !folders.contains(source)).toList());
    }

    private void uploadFolder(Path folder, KnownServer server) {
        try {
            List<FolderFiles.Source> inside = FolderFiles.in(folder);
            delivery.execute(() -> transfers.send(inside, server));
        } catch (TransferFailure e) {
            delivery.execute(() -> model.failed(e.getMessage()));
        } catch (IOException e) {
            String words = LocalFileException.of(e).getMessage();
            delivery.execute(() -> model.failed(words));
        }
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
        if (transfer instanceof Upload && !watched) {
            refresh();
        }
    }

    /** Ends all transfers. What it gives waits for that, for a moment at most, on another thread. */
    public Runnable end() {
        Runnable ofTransfers = transfers.end();
        Runnable ofHandOvers = handOvers.end();
        previews.show(null);
        return () -> {
            ofTransfers.run();
            ofHandOvers.run();
        };
    }

    /** Ends all transfers, and waits for that. */
    @Override
    public void close() {
        end().run();
    }

    private final class Visits implements Answer<FilesEvent> {
        private final Gathering<FilesEvent.Visit> all = new Gathering<>(MOST_VISITS);

        @Override
        public void received(FilesEvent event) {
            if (!(event instanceof FilesEvent.Status status)) {
                nonsense("something else than who is connected");
            } else if (!all.add(status.clients(), status.clients().size())) {
                nonsense("more than " + MOST_VISITS + " connections");
            } else if (!Boolean.TRUE.equals(status.more())) {
                model.visits(all.all());
            }
        }

        @Override
        public void refused(SessionEvent.Refused refusal) {
            if (refusal.code() != ErrorCode.UNAVAILABLE) {
                failed(refusal);
            }
        }
    }

    private final class Listing implements Answer<FilesEvent> {
        private final Gathering<FilesEvent.Listed> all = new Gathering<>(MOST_FILES);

        @Override
        public void received(FilesEvent event) {
            if (!(event instanceof FilesEvent.Files files)) {
                nonsense("something else than a list");
            } else if (!all.add(FilesModel.usable(files.files()), files.files().size())) {
                nonsense("more than " + MOST_FILES + " files");
            } else if (!Boolean.TRUE.equals(files.more())) {
                model.listed(all.all(), files.leftOut());
            }
        }

        @Override
        public void refused(SessionEvent.Refused refusal) {
            // Without a line the tab says so already.
            if (refusal.code() != ErrorCode.UNAVAILABLE) {
                failed(refusal);
            }
        }
    }
}
