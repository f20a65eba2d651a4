package roundtable.client.files;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import roundtable.client.files.TransferProgress.Phase;
import roundtable.client.link.ServiceConnection;
import roundtable.protocol.FilesEvent;
import roundtable.protocol.SessionEvent;

/**
 * Runs the transfers of one tab, some at once. Its methods are for the delivering thread; progress, which comes from the
 * transfers' threads, is delivered by the executor, one delivery at a time for each transfer.
 */
public final class Transfers implements AutoCloseable {
    private static final int AT_ONCE = 3;
    private static final int MOST_DOUBLINGS = 4;
    private static final Duration FAREWELL = Duration.ofSeconds(2);

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final TransfersModel model;
    private final Transfer.Means means;
    private final Executor delivery;
    private final Consumer<Transfer> done;
    private final Set<Transfer> undelivered = ConcurrentHashMap.newKeySet();
    /** How long a transfer that broke off waits before it tries again, at first; or null where it does not. */
    private Duration pause;

    private Predicate<Transfer> mayTry = transfer -> true;

    private Memory memory = Memory.NONE;
    private Function<SessionEvent.Welcome, KnownServer> servers = welcome -> null;
    /** The server that is connected to, or was last; null where all transfers are with any. */
    private KnownServer present;

    private boolean closed;

    /**
     * Transfers over such connections.
     *
     * @param done is told, on the executor, when a transfer has succeeded
     */
    public Transfers(TransfersModel model, Connections connections, Executor delivery, Consumer<Transfer> done) {
        this(model, connections, delivery, done, PATIENCE);
    }

    /** {@code patience} without a byte to or from the server until a line counts as broken. */
    Transfers(
            TransfersModel model,
            Connections connections,
            Executor delivery,
            Consumer<Transfer> done,
            Duration patience) {
        this.model = model;
        means = new Transfer.Means(null, connections, new Semaphore(AT_ONCE, true), this::changed, patience);
        this.delivery = delivery;
        this.done = done;
    }

    /** Has those that broke off try again by themselves, after a pause that is doubled as long as nothing moves. */
    void retryAfter(Duration firstPause) {
        retryAfter(firstPause, transfer -> true);
    }

    /** The same, but for those of which it is known that they would not succeed. */
    public void retryAfter(Duration firstPause, Predicate<Transfer> possible) {
        pause = firstPause;
        mayTry = possible;
    }

    /**
     * Has each transfer go on with the server that it was begun with, and with no other.
     *
     * @param known which server it is that says such a welcome, for any thread
     */
    void tellServersApart(Function<SessionEvent.Welcome, KnownServer> known) {
        servers = known;
    }

    /** That server is connected to now: goes on with those that were interrupted and are with it. */
    KnownServer connected(SessionEvent.Welcome welcome) {
        present = servers.apply(welcome);
        resume(this::isHere);
        // They wait for another server now.
        model.all().stream().filter(transfer -> !isHere(transfer)).forEach(model::progressed);
        return present;
    }

    /** Whether the server that it was begun with was connected to last. */
    private boolean isHere(Transfer transfer) {
        return transfer.server() == null || transfer.server().is(present);
    }

    /** What an interrupted transfer waits for, where that is another server than the one that is connected to. */
    public Optional<String> awaited(Transfer transfer) {
        return isHere(transfer)
                ? Optional.empty()
                : Optional.of(new ElsewhereException(transfer.server()).getMessage());
    }

    /** The server that is connected to, or was last; null where transfers are with any. */
    KnownServer present() {
        return present;
    }

    private Transfer.Means to(KnownServer server) {
        return server == null
                ? means
                : means.with(server, () -> {
                    ServiceConnection connection = means.connections().open();
                    if (server.is(servers.apply(connection.welcome()))) {
                        return connection;
                    }
                    try (connection) {
                        throw new ElsewhereException(server);
                    }
                });
    }

    /** Has unfinished transfers remembered. */
    void rememberIn(Memory kept) {
        memory = kept;
    }

    /** Fetches a file to that place, replacing what is there. */
    public Download download(FilesEvent.Listed listed, Path target) {
        Download download = new Download(listed, target, to(present));
        model.add(List.of(download));
        download.start();
        return download;
    }

    /** Fetches a file into that folder, beside what is there. */
    public Download downloadInto(FilesEvent.Listed listed, Path folder) {
        Set<Path> planned = ConcurrentHashMap.newKeySet();
        for (Transfer transfer : model.all()) {
            if (transfer instanceof Download other && !other.progress().phase().ended()) {
                planned.add(other.target());
            }
        }
        return download(listed, LocalNames.free(folder.toAbsolutePath(), listed.name(), planned));
    }

    /** Sends files. */
    public List<Upload> upload(List<Path> sources) {
        return send(sources.stream().map(FolderFiles.Source::of).toList(), present);
    }

    /** Sends files under other names, to that server. */
    List<Upload> send(List<FolderFiles.Source> sources, KnownServer server) {
        Upload.Batch batch = new Upload.Batch();
        Transfer.Means toServer = to(server);
        List<Upload> begun = new ArrayList<>();
        for (FolderFiles.Source source : sources) {
            Upload upload = new Upload(source, batch, toServer);
            begun.add(upload);
        }
        model.add(begun);
        begun.forEach(Transfer::start);
        return begun;
    }

    /** Goes on with what another run of this program has left. */
    void takeOver(List<UnfinishedFolder.Note> notes) {
        if (closed) {
            return;
        }
        List<Transfer> left = new ArrayList<>();
        for (UnfinishedFolder.Note note : notes) {
            Transfer transfer = of(note.content());
            memory.knows(transfer, note);
            left.add(transfer);
        }
        model.add(left);
        for (int i = 0; i < left.size(); i++) {
            if (notes.get(i).content().waits()) {
                left.get(i).beginPaused();
            } else {
                left.get(i).start();
            }
        }
    }

    private Transfer of(Unfinished left) {
        Path path = Path.of(left.path());
        Transfer.Means toServer = to(left.knownServer());
        return left.direction() == Unfinished.Direction.UP
                ? new Upload(new FolderFiles.Source(path, left.name()), new Upload.Batch(), toServer)
                : new Download(left.listed(), path, toServer);
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

    /** Answers all uploads that ask about their names, and those that were begun with them. */
    public void decideForAll(Upload.Resolution resolution) {
        for (Transfer transfer : model.all()) {
            if (transfer instanceof Upload upload && upload.progress().phase() == Phase.CONFLICT) {
                upload.decideForAll(resolution);
            }
        }
    }

    /** Puts the transfers away that are over and need nothing more. */
    public void clearEnded() {
        model.removeIf(transfer -> transfer.progress().phase().ended());
    }

    /** On the transfer's own thread. */
    private void changed(Transfer transfer) {
        memory.changed(transfer);
        if (undelivered.add(transfer)) {
            delivery.execute(() -> {
                undelivered.remove(transfer);
                model.progressed(transfer);
                if (transfer.progress().phase() == Phase.DONE) {
                    done.accept(transfer);
                } else if (pause != null && transfer.triesAgain()) {
                    retryLater(transfer);
                }
            });
        }
    }

    private void retryLater(Transfer transfer) {
        Duration wait = pause.multipliedBy(1L << Math.min(MOST_DOUBLINGS, transfer.countVain()));
        CompletableFuture.delayedExecutor(wait.toMillis(), TimeUnit.MILLISECONDS, delivery)
                .execute(() -> {
                    if (!closed) {
                        resume(other -> other == transfer && isHere(transfer) && mayTry.test(transfer));
                    }
                });
    }

    /**
     * Ends all transfers; those that are remembered may go on at another time. What it gives waits until they have ended, for a
     * moment at most: that is for another thread.
     */
    public Runnable end() {
        closed = true;
        memory.end();
        List<Transfer> all = List.copyOf(model.all());
        all.forEach(Transfer::stop);
        return () -> {
            Instant latest = Instant.now().plus(FAREWELL);
            try {
                for (Transfer transfer : all) {
                    transfer.awaitEnd(until(latest));
                }
                memory.awaitEnd(until(latest));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        };
    }

    private static Duration until(Instant latest) {
        Duration left = Duration.between(Instant.now(), latest);
        return left.isNegative() ? Duration.ZERO : left;
    }

    /** Ends all transfers, and waits for that. */
    @Override
    public void close() {
        end().run();
    }
}
