package roundtable.server.files;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import roundtable.protocol.ErrorCode;
import roundtable.protocol.FilesEvent;
import roundtable.protocol.FilesRequest;
import roundtable.protocol.ProtocolException;
import roundtable.server.net.ConnectionLostException;
import roundtable.server.net.Reply;
import roundtable.server.net.Session;

/**
 * Files on their way to the shelf.
 *
 * <pre>
 *   put ── content is there already ─────────────────────────► stored
 *    │ ─── name taken, or being uploaded ────────────────────► conflict
 *    ▼
 *   ready(offset) ─► bytes into the part file ── line breaks ► part stays; the same put goes on from there
 *                        │ all there
 *                        ▼
 *                    SHA-256 right? ── no ───────────────────► invalid, part thrown away
 *                        │ yes: forced, put in its place
 *                        ▼
 *                      stored
 * </pre>
 */
final class Uploads {
    private static final int CHUNK = 1 << 17;

    private final Shelf shelf;
    private final Path parts;
    /** The names that are being uploaded. */
    private final Set<String> active = ConcurrentHashMap.newKeySet();

    /** Uploads to that shelf; {@code parts} is the folder of what is not whole yet. */
    Uploads(Shelf shelf, Path parts) throws IOException {
        this.shelf = shelf;
        this.parts = Files.createDirectories(parts);
    }

    /** Takes a whole upload in the connection's reading thread. */
    void receive(FilesRequest.Put put, Session session, Reply reply) throws IOException {
        if (!active.add(put.name())) {
            throw new ProtocolException(ErrorCode.CONFLICT, "'" + put.name() + "' is being uploaded by somebody else");
        }
        FilesEvent.Stored stored;
        try {
            stored = store(put, session, reply);
        } finally {
            active.remove(put.name());
        }
        // Only now, so that whoever hears of it can put the next one there.
        reply.send(stored);
    }

    private FilesEvent.Stored store(FilesRequest.Put put, Session session, Reply reply) throws IOException {
        Shelf.Entry present = shelf.find(put.name()).orElse(null);
        if (present != null && present.sha256().equals(put.sha256())) {
            return new FilesEvent.Stored(put.name(), present.size(), present.sha256());
        }
        shelf.checkFree(put.name(), put.replace());
        Path part = parts.resolve(partName(put));
        checkRoom(put, part);
        receive(put, part, session, reply);
        shelf.place(part, put.name(), put.replace());
        return new FilesEvent.Stored(put.name(), put.size(), put.sha256());
    }

    /** One name for one name, size and hash: whoever offers the same goes on with the same part. */
    private static String partName(FilesRequest.Put put) {
        MessageDigest digest = Hashes.digest();
        digest.update((put.size() + " " + put.sha256() + " " + put.name()).getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(digest.digest()) + ".part";
    }

    private void checkRoom(FilesRequest.Put put, Path part) throws IOException {
        long there = Files.exists(part) ? Files.size(part) : 0;
        if (put.size() - there > Files.getFileStore(parts).getUsableSpace()) {
            throw new ProtocolException(ErrorCode.TOO_LARGE, "The server has no room for a file of that size");
        }
    }

    @SuppressWarnings("ThreadPriorityCheck") // Virtual threads give up their carrier only when they wait or yield.
    private static void receive(FilesRequest.Put put, Path part, Session session, Reply reply) throws IOException {
        MessageDigest digest = Hashes.digest();
        try (FileChannel file =
                FileChannel.open(part, StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.CREATE)) {
            long offset = resume(file, put.size(), digest);
            reply.send(new FilesEvent.Ready(put.name(), offset));
            session.receiveBytes(put.size() - offset, bytes -> {
                digest.update(bytes.duplicate());
                store(bytes, file, session);
                // A fast sender would else never let another connection's thread onto this carrier.
                Thread.yield();
            });
            file.force(true);
        }
        if (!HexFormat.of().formatHex(digest.digest()).equals(put.sha256())) {
            Files.delete(part);
            throw ProtocolException.invalid(
                    "'sha256' is not that of the bytes that came; nothing was stored under the name");
        }
    }

    private static long resume(FileChannel file, long size, MessageDigest digest) throws IOException {
        if (file.size() > size) {
            file.truncate(0);
        }
        ByteBuffer chunk = ByteBuffer.allocateDirect(CHUNK);
        while (file.read(chunk.clear()) > 0) {
            digest.update(chunk.flip());
        }
        return file.position();
    }

    private static void store(ByteBuffer bytes, FileChannel file, Session session) throws IOException {
        try {
            while (bytes.hasRemaining()) {
                file.write(bytes);
            }
        } catch (IOException e) {
            // The client is still sending and would not listen: the line can only be closed.
            session.close("The server cannot store the file: " + e.getMessage());
            throw new ConnectionLostException("the disk failed", e);
        }
    }
}
