package roundtable.server.files;

import static java.lang.System.Logger.Level.DEBUG;
import static java.nio.file.LinkOption.NOFOLLOW_LINKS;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;
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
public final class Shelf implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger("roundtable.files");

    /** How long a list waits for the hashes of new files, all together, and a question about one file for its. */
    private static final Duration LISTING = Duration.ofSeconds(5);

    private static final Duration FINDING = Duration.ofSeconds(30);

    /** A larger file that was changed so lately is not read yet, for it may be about to change again. */
    private static final int SMALL = 1 << 20;

    private static final Duration SETTLED = Duration.ofSeconds(2);

    private final Path root;
    private final Hashes hashes = new Hashes();
    private final ShelfWatch changes = new ShelfWatch(this);
    /** Held while a file takes its place, so that nobody else's takes it in between. */
    private final ReentrantLock placing = new ReentrantLock();

    /** A file of the shelf as it was when it was looked at; its hash is null only where that is said. */
    public record Entry(String name, Path path, long size, Instant modified, String sha256) {}

    /** The shelf in that folder, which is made where it is not there. */
    public Shelf(Path folder) throws IOException {
        DataFolder.makeFolder(folder);
        root = folder.toRealPath();
        try {
            force();
        } catch (IOException e) {
            // It can be read all the same.
            LOG.log(DEBUG, "The names on the shelf cannot be forced: {0}", e.getMessage());
        }
    }

    /**
     * What is in the folder as it is now.
     *
     * @param files those that are on the shelf, by name
     * @param aside what is not on it, but for what hides
     */
    public record Look(List<Entry> files, List<Aside.Thing> aside) {}

    /**
     * All files as they are now. Reads none of them: where the hash is not known yet it is null, and {@link #hashes} is
     * asked for it, but for large files that somebody is still writing.
     */
    Look look() throws IOException {
        Map<Path, Hashes.Known> before = hashes.remembered();
        List<Entry> entries = new ArrayList<>();
        List<Aside.Thing> aside = new ArrayList<>();
        try (DirectoryStream<Path> children = Files.newDirectoryStream(root)) {
            for (Path child : children) {
                see(child, entries, aside);
            }
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
        aside.sort(Comparator.comparing(Aside.Thing::name));
        entries.sort(Comparator.comparing(Entry::name));
        hashes.forget(before, entries.stream().map(Entry::path).collect(Collectors.toSet()));
        return new Look(entries, aside);
    }

    private void see(Path child, List<Entry> entries, List<Aside.Thing> aside) throws IOException {
        BasicFileAttributes attributes = attributesOfAny(child);
        if (attributes == null) {
            return;
        }
        Aside why = Aside.of(child, attributes).orElse(null);
        if (why == Aside.HIDDEN) {
            return;
        }
        if (why != null) {
            aside.add(new Aside.Thing(child.getFileName().toString(), why));
            return;
        }
        Optional<String> sha256 = hashes.known(child, attributes);
        entries.add(entry(child, attributes, sha256.orElse(null)));
        if (sha256.isEmpty() && !isBeingWritten(attributes)) {
            var unused = hashes.of(child, attributes);
        }
    }

    private static boolean isBeingWritten(BasicFileAttributes attributes) {
        long age = System.currentTimeMillis() - attributes.lastModifiedTime().toMillis();
        return attributes.size() > SMALL && Math.abs(age) < SETTLED.toMillis();
    }

    /** The attributes of a plain file, or null. */
    private static BasicFileAttributes attributes(Path path) throws IOException {
        BasicFileAttributes attributes = attributesOfAny(path);
        return attributes != null && attributes.isRegularFile() ? attributes : null;
    }

    /** The attributes of whatever lies there, or null. */
    private static BasicFileAttributes attributesOfAny(Path path) throws IOException {
        try {
            return Files.readAttributes(path, BasicFileAttributes.class, NOFOLLOW_LINKS);
        } catch (NoSuchFileException e) {
            return null;
        }
    }

    private static Entry entry(Path path, BasicFileAttributes attributes, String sha256) {
        Instant modified = attributes.lastModifiedTime().toInstant().truncatedTo(ChronoUnit.MILLIS);
        return new Entry(path.getFileName().toString(), path, attributes.size(), modified, sha256);
    }

    /**
     * All files whose hash is known. Waits a few seconds for those that are new or changed; one that takes longer to be
     * read through is not there yet.
     */
    Look list() throws IOException {
        long deadline = System.nanoTime() + LISTING.toNanos();
        List<Entry> entries = new ArrayList<>();
        Look look = look();
        for (Entry seen : look.files) {
            try {
                find(seen.name, deadline).ifPresent(entries::add);
            } catch (IOException | TimeoutException e) {
                // One that the server may not read, or not yet, does not hide the others.
                LOG.log(DEBUG, "{0} is not listed: {1}", seen.name, e.getMessage());
            }
        }
        return new Look(entries, look.aside);
    }

    /**
     * The file of that name, if it is there. Waits until one that is new or changed has been read through.
     *
     * @throws ProtocolException {@code unavailable} where that takes too long
     */
    public Optional<Entry> find(String name) throws IOException {
        try {
            return find(name, System.nanoTime() + FINDING.toNanos());
        } catch (TimeoutException e) {
            throw new ProtocolException(
                    ErrorCode.UNAVAILABLE, "'" + name + "' is new, and the server is still reading it");
        }
    }

    private Optional<Entry> find(String name, long deadline) throws IOException, TimeoutException {
        Path path = path(name);
        while (true) {
            BasicFileAttributes attributes = attributes(path);
            if (attributes == null) {
                return Optional.empty();
            }
            try {
                String sha256 = hashes.of(path, attributes).get(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
                return Optional.of(entry(path, attributes, sha256));
            } catch (ExecutionException e) {
                if (!(e.getCause() instanceof Reading.ChangedException)) {
                    throw new IOException("the file cannot be read", e.getCause());
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IOException("interrupted", e);
            }
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
        FileChannel file = open(entry);
        long length = entry.size - from;
        reply.send(new FilesEvent.File(name, entry.size, from, length, entry.sha256), file, from, length, file);
    }

    /**
     * Opens a file to be read.
     *
     * @throws ProtocolException {@code not-found} where it has gone meanwhile
     */
    public static FileChannel open(Entry entry) throws IOException {
        try {
            return FileChannel.open(entry.path, StandardOpenOption.READ, NOFOLLOW_LINKS);
        } catch (NoSuchFileException e) {
            throw new ProtocolException(ErrorCode.NOT_FOUND, "404 Not Found");
        }
    }

    /**
     * Puts a whole, checked file on the shelf.
     *
     * @param whole a file on the shelf's own disk
     * @param sha256 its hash
     * @param replaced the SHA-256 of the file in whose place it comes, or null where there must be none
     * @throws ProtocolException {@code conflict} where what is there is something else
     */
    void place(Path whole, String name, String sha256, String replaced) throws IOException {
        do {
            // Beside the lock: where somebody has just changed what is there, it is read through first.
            checkFree(name, replaced);
        } while (!placed(whole, name, sha256, replaced));
        force();
    }

    /** Makes the names on the shelf durable: also those whose upload was stopped just before it could. */
    void force() throws IOException {
        DataFolder.forceDirectory(root);
    }

    /** False where what is there would have to be read through. */
    private boolean placed(Path whole, String name, String sha256, String replaced) throws IOException {
        Path place = path(name);
        placing.lock();
        try {
            BasicFileAttributes present = attributes(place);
            if (present != null && hashes.known(place, present).isEmpty()) {
                return false;
            }
            checkFree(name, replaced);
            if (present == null) {
                // It stays the same file where it goes: who looks in between sees its hash, too.
                hashes.learn(place, Files.readAttributes(whole, BasicFileAttributes.class, NOFOLLOW_LINKS), sha256);
            }
            Files.move(whole, place, StandardCopyOption.ATOMIC_MOVE);
            hashes.learn(place, Files.readAttributes(place, BasicFileAttributes.class, NOFOLLOW_LINKS), sha256);
            return true;
        } finally {
            placing.unlock();
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

    /** The folder. */
    Path root() {
        return root;
    }

    /** Tells how it changes. */
    public ShelfWatch changes() {
        return changes;
    }

    /** The hashes of its files. */
    Hashes hashes() {
        return hashes;
    }

    private Path path(String name) {
        Path path = root.resolve(FileNames.check("name", name)).normalize();
        if (!path.startsWith(root) || path.getNameCount() != root.getNameCount() + 1) {
            throw ProtocolException.invalid("'name' would leave the shelf");
        }
        return path;
    }

    /** Tells of no more changes. */
    @Override
    public void close() throws IOException {
        changes.close();
    }
}
