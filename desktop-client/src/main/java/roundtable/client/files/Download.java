package roundtable.client.files;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import roundtable.client.files.TransferProgress.Phase;
import roundtable.client.link.ServiceConnection;
import roundtable.protocol.ErrorCode;
import roundtable.protocol.FilesEvent;
import roundtable.protocol.FilesRequest;
import roundtable.protocol.ProtocolException;

/**
 * A file from the shelf to this computer. It is kept as a part beside its place until it is whole and its SHA-256 is the
 * one that the server named; then it is forced to the disk and takes its place in one step.
 */
public final class Download extends Transfer {
    private static final int PIECE = 1 << 18;
    /** How often the file may be another one while it is being fetched. */
    private static final int MOST_CONTENTS = 4;

    private final String name;
    private final Path target;
    /** In bytes, of that content. */
    private volatile long size;
    /** Of the content that is being fetched, or null where it is not known yet; the server may have another by now. */
    private volatile String sha256;

    Download(FilesEvent.Listed listed, Path target, Means means) {
        super(means);
        this.name = listed.name();
        this.target = target.toAbsolutePath();
        this.size = listed.size();
        this.sha256 = listed.sha256();
    }

    @Override
    public String name() {
        return name;
    }

    /** Where the file will be. */
    public Path target() {
        return target;
    }

    @Override
    Unfinished unfinished(boolean waits) {
        return new Unfinished(
                server().address(),
                server().identity(),
                Unfinished.Direction.DOWN,
                name,
                target.toString(),
                size,
                sha256,
                waits);
    }

    @Override
    void attempt() throws IOException, TransferFailure, InterruptedException {
        if (sha256 == null) {
            // The server was still reading the file when it was listed; now it waits until it has.
            report(Phase.WAITING, 0, size);
            try (ServiceConnection connection = connect()) {
                connection.send(new FilesRequest.Get(name, null));
                fetchFromNowOn(connection.read(FilesEvent.File.class));
            }
        }
        // Each turn gets on: by the right content's name, or by beginning it anew, which is done once for each.
        boolean anew = false;
        int contents = 1;
        while (true) {
            Path part = LocalNames.part(target, sha256);
            Turn turn = fetch(part);
            switch (turn) {
                case WHOLE -> {
                    place(part);
                    return;
                }
                case OTHER_CONTENT -> {
                    remove(part);
                    anew = false;
                    if (++contents > MOST_CONTENTS) {
                        throw new TransferFailure("files.problem.keeps-changing", name);
                    }
                }
                case DAMAGED -> {
                    remove(part);
                    if (anew) {
                        throw new TransferFailure(
                                contents > 1 ? "files.problem.keeps-changing" : "files.problem.damaged", name);
                    }
                    anew = true;
                }
            }
        }
    }

    private void fetchFromNowOn(FilesEvent.File content) {
        sha256 = content.sha256();
        size = content.size();
    }

    private enum Turn {
        WHOLE,
        OTHER_CONTENT,
        DAMAGED
    }

    private Turn fetch(Path part) throws IOException, TransferFailure {
        FileHash hash = new FileHash();
        try (FileChannel file = open(part)) {
            long have = LocalFileException.using(file::size);
            if (have > 0) {
                // Before the server is asked: it does not wait while gigabytes are being read here.
                LocalFileException.using(() -> hash.add(file, have, done -> report(Phase.HASHING, done, have)));
            }
            report(Phase.WAITING, have, size);
            try (ServiceConnection connection = connect()) {
                connection.send(new FilesRequest.Get(name, have));
                FilesEvent.File answer = connection.read(FilesEvent.File.class);
                if (!sha256.equals(answer.sha256())) {
                    fetchFromNowOn(answer);
                    return Turn.OTHER_CONTENT;
                }
                check(answer, have);
                checkRoom(answer.length());
                receive(connection, file, hash, have, answer);
                report(Phase.KEEPING, answer.size(), answer.size());
                force(file);
                boolean whole = hash.hex().equals(sha256) && LocalFileException.using(file::size) == answer.size();
                return whole ? Turn.WHOLE : Turn.DAMAGED;
            } catch (ProtocolException e) {
                if (e.code() == ErrorCode.INVALID && have > 0) {
                    return Turn.DAMAGED; // the part is longer than the file
                }
                throw e;
            }
        }
    }

    /** The content has one size only, and all that is missing of it was asked for. */
    private void check(FilesEvent.File answer, long have) {
        if (answer.offset() != have || answer.length() != answer.size() - have) {
            throw ServiceConnection.nonsense(answer.length() + " bytes from " + answer.offset() + " on of "
                    + answer.size() + ", where those from " + have + " on were asked for");
        }
        if (answer.size() != size) {
            throw ServiceConnection.nonsense(answer.size() + " bytes with the SHA-256 of " + size);
        }
    }

    /** A file that cannot be kept is not begun; a system that does not know its room says 0. */
    private void checkRoom(long length) throws IOException, TransferFailure {
        long usable = Files.getFileStore(target.getParent()).getUsableSpace();
        if (usable > 0 && length > usable) {
            throw new TransferFailure("files.problem.room", name, length / 1_000_000, usable / 1_000_000);
        }
    }

    private static FileChannel open(Path part) throws LocalFileException {
        try {
            return FileChannel.open(part, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        } catch (IOException e) {
            throw LocalFileException.of(e);
        }
    }

    private void receive(
            ServiceConnection connection, FileChannel file, FileHash hash, long from, FilesEvent.File answer)
            throws IOException {
        ByteBuffer piece = ByteBuffer.allocateDirect((int) Math.min(PIECE, Math.max(1, answer.length())));
        long at = from;
        long end = from + answer.length();
        report(Phase.MOVING, at, answer.size());
        while (at < end) {
            piece.clear().limit((int) Math.min(piece.capacity(), end - at));
            if (connection.lines().readBytes(piece) < 0) {
                throw new EOFException("the connection ended inside the file");
            }
            hash.add(piece.flip());
            at += write(file, piece, at);
            report(Phase.MOVING, at, answer.size());
        }
    }

    private static int write(FileChannel file, ByteBuffer piece, long at) throws IOException {
        return LocalFileException.using(() -> {
            int written = 0;
            while (piece.hasRemaining()) {
                written += file.write(piece, at + written);
            }
            return written;
        });
    }

    private static void remove(Path part) throws IOException {
        LocalFileException.using(() -> Files.deleteIfExists(part));
    }

    private static void force(FileChannel file) throws IOException {
        LocalFileException.using(() -> {
            file.force(true);
            return file;
        });
    }

    private void place(Path part) throws LocalFileException {
        try {
            try {
                Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
            } catch (AtomicMoveNotSupportedException e) {
                Files.move(part, target, StandardCopyOption.REPLACE_EXISTING);
            }
        } catch (IOException e) {
            throw LocalFileException.of(e);
        }
    }

    @Override
    void discard() throws IOException {
        if (sha256 == null) {
            return;
        }
        Files.deleteIfExists(LocalNames.part(target, sha256));
    }
}
