package roundtable.client.files;

import java.io.EOFException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import roundtable.client.files.TransferProgress.Phase;
import roundtable.client.link.ClosingException;
import roundtable.client.link.ServiceConnection;
import roundtable.client.text.Messages;
import roundtable.client.text.NameTrouble;
import roundtable.protocol.ErrorCode;
import roundtable.protocol.FilesEvent;
import roundtable.protocol.FilesRequest;
import roundtable.protocol.ProtocolException;

/**
 * A file from this computer to the shelf. Its SHA-256 is computed first; the server says from where on it wants the bytes.
 * Where the name is taken the person decides, and nobody else waits for that.
 */
public final class Upload extends Transfer {
    /** What to do about a name that is taken. */
    public enum Resolution {
        REPLACE,
        KEEP_BOTH,
        SKIP
    }

    /** One write by the kernel; progress is told after each, so on a slow line they are smaller. */
    private static final int LEAST_PIECE = 1 << 16;

    private static final int MOST_PIECE = 1 << 20;

    private final Path source;
    private final Batch batch;
    /** How often a name may be found being sent by somebody before that is taken for something that does not pass. */
    private static final int MOST_BUSY = 20;

    private final BlockingQueue<Resolution> decision = new ArrayBlockingQueue<>(1);
    private volatile String name;
    /** The SHA-256 of the file that may be replaced, or null. */
    private String replace;
    /** How often in a row somebody was sending a file of that name. */
    private int busy;
    /** What was hashed, so that a further attempt need not hash it again; or null. */
    private Content content;

    /** How much of that the server has taken, in bytes. */
    private long sent;

    private record Content(long size, FileTime modified, String sha256) {}

    /** Uploads that were begun together: what is decided for all of them holds for those too that have not asked yet. */
    static final class Batch {
        private volatile Resolution forAll;
    }

    Upload(FolderFiles.Source source, Batch batch, Means means) {
        super(means);
        this.source = source.path().toAbsolutePath();
        this.batch = batch;
        this.name = source.name();
    }

    @Override
    Unfinished unfinished(boolean waits) {
        return new Unfinished(
                server().address(),
                server().identity(),
                Unfinished.Direction.UP,
                name,
                source.toString(),
                -1,
                null,
                waits);
    }

    @Override
    public String name() {
        return name;
    }

    /** Answers a {@link Phase#CONFLICT}; without one it does nothing. */
    public void decide(Resolution resolution) {
        answer(() -> decision.offer(resolution));
    }

    /** Answers a {@link Phase#CONFLICT} for this one and all that were begun with it. */
    public void decideForAll(Resolution resolution) {
        batch.forAll = resolution;
        decide(resolution);
    }

    @Override
    void attempt() throws IOException, TransferFailure, InterruptedException {
        checkName();
        decision.clear();
        while (true) {
            Optional<List<FilesEvent.Listed>> taken;
            // Not held open while the person decides: there may be thousands.
            try (FileChannel file = open()) {
                content = hashed(file);
                taken = offer(file);
            }
            if (taken.isEmpty() || !resolve(taken.get())) {
                return;
            }
        }
    }

    private void checkName() throws TransferFailure {
        Optional<String> problem = NameTrouble.key(name);
        if (problem.isPresent()) {
            throw new TransferFailure(problem.get());
        }
    }

    private FileChannel open() throws IOException, TransferFailure {
        if (Files.isDirectory(source)) {
            throw new TransferFailure("files.problem.folder");
        }
        try {
            return FileChannel.open(source, StandardOpenOption.READ);
        } catch (IOException e) {
            throw LocalFileException.of(e);
        }
    }

    private Content hashed(FileChannel file) throws IOException {
        long size = LocalFileException.using(file::size);
        FileTime modified = LocalFileException.using(() -> Files.getLastModifiedTime(source));
        if (content != null && content.size() == size && content.modified().equals(modified)) {
            return content;
        }
        sent = 0;
        report(Phase.HASHING, 0, size);
        FileHash hash = new FileHash();
        LocalFileException.using(() -> hash.add(file, size, done -> report(Phase.HASHING, done, size)));
        return new Content(size, modified, hash.hex());
    }

    /** Offers the file and sends it; where the name is taken it gives the shelf's list instead. */
    private Optional<List<FilesEvent.Listed>> offer(FileChannel file)
            throws IOException, TransferFailure, InterruptedException {
        // Where an earlier attempt left much, the server reads that first.
        report(Phase.WAITING, sent, content.size());
        try (ServiceConnection connection = connect()) {
            connection.send(new FilesRequest.Put(name, content.size(), content.sha256(), replace));
            try {
                FilesEvent answer = connection.read(FilesEvent.class);
                if (answer instanceof FilesEvent.Ready ready) {
                    checkOffset(ready);
                    send(connection, file, ready.offset());
                } else {
                    check(answer);
                }
            } catch (ProtocolException e) {
                if (e.code() != ErrorCode.CONFLICT) {
                    throw e;
                }
                return Optional.of(conflict(connection, e));
            }
            report(Phase.CHECKING, content.size(), content.size());
            return Optional.empty();
        }
    }

    private void checkOffset(FilesEvent.Ready ready) {
        if (ready.offset() > content.size()) {
            throw ServiceConnection.nonsense("it wants the bytes from " + ready.offset() + " on of " + content.size());
        }
    }

    /** What the server says it has stored is the file that was offered. */
    private void check(FilesEvent answer) {
        if (!(answer instanceof FilesEvent.Stored stored)) {
            throw ServiceConnection.nonsense("something else than what becomes of the file");
        }
        if (!stored.sha256().equals(content.sha256()) || stored.size() != content.size()) {
            throw ServiceConnection.nonsense("it has stored " + stored.size() + " bytes of SHA-256 " + stored.sha256());
        }
    }

    private List<FilesEvent.Listed> conflict(ServiceConnection connection, ProtocolException refusal)
            throws IOException {
        Shelf shelf = Shelf.ask(connection);
        if (shelf.files().stream().anyMatch(this::isOfThisName)) {
            busy = 0;
            return shelf.files();
        }
        if (shelf.isLeftOut(name) || ++busy > MOST_BUSY) {
            // A folder, or what this client knows nothing of: the server has told what it is.
            busy = 0;
            throw refusal;
        }
        // Nobody has it yet, but somebody is sending it: perhaps this window, over a line that broke.
        throw new BusyException(Messages.text("files.busy", name));
    }

    /** There are shelves on which {@code Photo.JPG} and {@code photo.jpg} are one name. */
    private boolean isOfThisName(FilesEvent.Listed listed) {
        return listed.name().equalsIgnoreCase(name);
    }

    private void send(ServiceConnection connection, FileChannel file, long offset) throws IOException, TransferFailure {
        try {
            long at = offset;
            report(Phase.MOVING, at, content.size());
            while (at < content.size()) {
                long length = Math.min(piece(), content.size() - at);
                connection.lines().write(file, at, length, sent -> {});
                at += length;
                sent = at;
                report(Phase.MOVING, at, content.size());
            }
        } catch (EOFException e) {
            throw new TransferFailure("files.problem.changed", name);
        } catch (IOException e) {
            throw reason(connection, e);
        }
        report(Phase.CHECKING, content.size(), content.size());
        check(connection.read(FilesEvent.Stored.class));
    }

    /** What goes in about an eighth of a second. */
    private long piece() {
        return Math.clamp(progress().bytesPerSecond() / 8, LEAST_PIECE, MOST_PIECE);
    }

    /** Who cuts off an upload says why first: that is worth more than the cut. */
    private static IOException reason(ServiceConnection connection, IOException cut) {
        if (Thread.currentThread().isInterrupted()) {
            return cut;
        }
        try {
            connection.read(FilesEvent.class);
        } catch (ClosingException e) {
            e.addSuppressed(cut);
            return e;
        } catch (IOException e) {
            cut.addSuppressed(e);
        }
        return cut;
    }

    /** Whether to offer the file again after the person has decided. */
    private boolean resolve(List<FilesEvent.Listed> shelf) throws InterruptedException {
        return switch (batch.forAll != null ? batch.forAll : decided()) {
            case REPLACE -> {
                replace = shelf.stream()
                        .filter(this::isOfThisName)
                        .min(Comparator.comparing(listed -> !listed.name().equals(name)))
                        .map(FilesEvent.Listed::sha256)
                        .orElse(null);
                yield true;
            }
            case KEEP_BOTH -> {
                replace = null;
                name = LocalNames.free(
                        name,
                        taken -> shelf.stream().anyMatch(listed -> listed.name().equalsIgnoreCase(taken)));
                yield true;
            }
            case SKIP -> {
                report(Phase.SKIPPED, "");
                yield false;
            }
        };
    }

    /** What the person decides; meanwhile others move. */
    private Resolution decided() throws InterruptedException {
        leaveSlot();
        report(Phase.CONFLICT, Messages.text("files.conflict", name));
        // Again: it may have been decided for all before this one was seen to ask.
        Resolution resolution = batch.forAll != null ? batch.forAll : decision.take();
        if (resolution != Resolution.SKIP) {
            report(Phase.QUEUED, "");
            takeSlot();
        }
        return resolution;
    }

    @Override
    void discard() {
        // The server keeps the bytes that arrived, for whoever offers the same file again.
    }
}
