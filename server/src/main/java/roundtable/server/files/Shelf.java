package roundtable.server.files;

import static java.lang.System.Logger.Level.DEBUG;
import static java.nio.file.LinkOption.NOFOLLOW_LINKS;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import roundtable.protocol.ErrorCode;
import roundtable.protocol.FileNames;
import roundtable.protocol.FilesEvent;
import roundtable.protocol.ProtocolException;
import roundtable.server.net.Reply;
import roundtable.server.storage.DataFolder;

/**
 * A folder of files, as clients see it: plain files of its first level with names that are allowed everywhere. Links and
 * hidden files are not there. Safe for any thread.
 */
public final class Shelf {
    private static final System.Logger LOG = System.getLogger("roundtable.files");

    private final Path root;
    private final Hashes hashes = new Hashes();
    /** Held while a file takes its place, so that nobody else's takes it in between. */
    private final ReentrantLock placing = new ReentrantLock();

    /** A file of the shelf as it was when it was looked at. */
    public record Entry(String name, Path path, long size, Instant modified, String sha256) {}

    /** The shelf in that folder, which is made where it is not there. */
    public Shelf(Path folder) throws IOException {
        Files.createDirectories(folder);
        root = folder.toRealPath();
    }

    /** The names of all files, in their order. */
    public List<String> names() throws IOException {
        List<String> names = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(root)) {
            for (Path file : files) {
                String name = file.getFileName().toString();
                if (FileNames.problem(name) == null && Files.isRegularFile(file, NOFOLLOW_LINKS)) {
                    names.add(name);
                }
            }
        }
        names.sort(null);
        return names;
    }

    /** All files, by name. Waits until those that are new or changed have been read through for their hash. */
    public List<Entry> list() throws IOException {
        List<Entry> entries = new ArrayList<>();
        for (String name : names()) {
            try {
                find(name).ifPresent(entries::add);
            } catch (IOException e) {
                // One that the server may not read does not hide the others.
                LOG.log(DEBUG, "{0} is not listed: {1}", name, e.getMessage());
            }
        }
        return entries;
    }

    /** The file of that name, if it is there. */
    public Optional<Entry> find(String name) throws IOException {
        Path path = path(name);
        try {
            BasicFileAttributes attributes = Files.readAttributes(path, BasicFileAttributes.class, NOFOLLOW_LINKS);
            if (!attributes.isRegularFile()) {
                return Optional.empty();
            }
            String sha256 = hashes.of(path, attributes);
            Instant modified = attributes.lastModifiedTime().toInstant().truncatedTo(ChronoUnit.MILLIS);
            return Optional.of(new Entry(name, path, attributes.size(), modified, sha256));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    /**
     * The file of that name.
     *
     * @throws ProtocolException {@code not-found}
     */
    public Entry require(String name) throws IOException {
        return find(name).orElseThrow(() -> new ProtocolException(ErrorCode.NOT_FOUND, "404 Not Found"));
    }

    /** Answers with the bytes of a file from {@code offset} (null: 0) on. */
    public void send(String name, Long offset, Reply reply) throws IOException {
        Entry entry = require(name);
        long from = offset == null ? 0 : offset;
        if (from > entry.size) {
            throw ProtocolException.invalid("'offset' " + from + " is past the end of the file at " + entry.size);
        }
        FileChannel file = open(entry.path);
        long length = entry.size - from;
        reply.send(new FilesEvent.File(name, entry.size, from, length, entry.sha256), file, from, length, file);
    }

    private static FileChannel open(Path path) throws IOException {
        try {
            return FileChannel.open(path, StandardOpenOption.READ, NOFOLLOW_LINKS);
        } catch (NoSuchFileException e) {
            throw new ProtocolException(ErrorCode.NOT_FOUND, "404 Not Found");
        }
    }

    /**
     * Puts a whole, checked file on the shelf.
     *
     * @param replaced the SHA-256 of the file in whose place it comes, or null where there must be none
     * @throws ProtocolException {@code conflict} where what is there is something else
     */
    void place(Path whole, String name, String replaced) throws IOException {
        placing.lock();
        try {
            checkFree(name, replaced);
            Path place = path(name);
            move(whole, place);
            DataFolder.forceDirectory(root);
        } finally {
            placing.unlock();
        }
    }

    private void move(Path whole, Path place) throws IOException {
        try {
            Files.move(whole, place, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            // The shelf is on another disk: the file is brought over there under a hidden name first.
            Path beside = root.resolve(".incoming");
            try {
                Files.copy(whole, beside, StandardCopyOption.REPLACE_EXISTING);
                try (FileChannel copy = FileChannel.open(beside, StandardOpenOption.WRITE)) {
                    copy.force(true);
                }
                Files.move(beside, place, StandardCopyOption.ATOMIC_MOVE);
            } finally {
                Files.deleteIfExists(beside);
            }
            Files.delete(whole);
        }
    }

    /** Checks that a file of that name may be put here. */
    void checkFree(String name, String replaced) throws IOException {
        Optional<Entry> present = find(name);
        if (present.isPresent() && !present.get().sha256.equals(replaced)) {
            throw new ProtocolException(
                    ErrorCode.CONFLICT,
                    replaced == null
                            ? "There is a file '" + name + "' already"
                            : "The file '" + name + "' is not the one that was to be replaced any more");
        }
        if (present.isEmpty() && Files.exists(path(name), NOFOLLOW_LINKS)) {
            throw new ProtocolException(ErrorCode.CONFLICT, "'" + name + "' is taken by something that is not a file");
        }
    }

    private Path path(String name) {
        Path path = root.resolve(FileNames.check("name", name)).normalize();
        if (!path.startsWith(root) || path.getNameCount() != root.getNameCount() + 1) {
            throw ProtocolException.invalid("'name' would leave the shelf");
        }
        return path;
    }
}
