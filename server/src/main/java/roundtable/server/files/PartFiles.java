package roundtable.server.files;

import static java.lang.System.Logger.Level.DEBUG;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import roundtable.protocol.FilesRequest;
import roundtable.protocol.Sha256;

/**
 * What there is of uploads that are not whole yet, a part file each. They lie where a rename brings them to the shelf: in the
 * server's own folder, or, where that is on another disk, in a hidden one on the shelf, which is there only while it holds
 * some. Not safe for several threads at once.
 */
final class PartFiles {
    private static final System.Logger LOG = System.getLogger("roundtable.files");

    private static final String HIDDEN = ".roundtable-uploads";
    private static final String SUFFIX = ".part";

    private final Path own;
    private final Path shelf;
    /** Null until it is known which one it is. */
    private Path folder;

    /** One part file, as it was when it was looked at. */
    record Part(Path path, long size, Instant modified) {}

    /** Parts of files for that shelf; {@code own} is the server's own folder for them. */
    PartFiles(Path own, Path shelf) throws IOException {
        this.own = Files.createDirectories(own);
        this.shelf = shelf;
    }

    /** Where the parts are, and whose disk they fill. Asked for when somebody uploads, since it tries whether it can write. */
    Path folder() throws IOException {
        if (folder == null) {
            folder = leadsToShelf(own) ? own : shelf.resolve(HIDDEN);
        }
        return Files.createDirectories(folder);
    }

    /** Whether a file can be renamed from there to the shelf. One disk may be mounted twice, so only trying tells. */
    private boolean leadsToShelf(Path from) throws IOException {
        Path here = Files.createTempFile(from, "probe", null);
        Path there = shelf.resolve("." + here.getFileName());
        try {
            Files.move(here, there, StandardCopyOption.ATOMIC_MOVE);
            return true;
        } catch (AtomicMoveNotSupportedException e) {
            return false;
        } finally {
            Files.deleteIfExists(here);
            Files.deleteIfExists(there);
        }
    }

    /** The part of that file. One for one name, size and hash: whoever offers the same goes on with it. */
    Path of(FilesRequest.Put put) throws IOException {
        MessageDigest digest = Sha256.digest();
        digest.update((put.size() + " " + put.sha256() + " " + put.name()).getBytes(StandardCharsets.UTF_8));
        return folder().resolve(Sha256.hex(digest) + SUFFIX);
    }

    /** Those that take room where parts are kept now, the oldest first. */
    List<Part> inUse() throws IOException {
        return in(folder());
    }

    /** All there are, also where a server with another shelf, or another disk, kept them. */
    List<Part> all() throws IOException {
        List<Part> all = new ArrayList<>(in(own));
        all.addAll(in(shelf.resolve(HIDDEN)));
        return all;
    }

    private static List<Part> in(Path folder) throws IOException {
        List<Part> parts = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*" + SUFFIX)) {
            for (Path path : files) {
                add(path, parts);
            }
        } catch (NoSuchFileException | NotDirectoryException e) {
            return List.of();
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
        parts.sort(Comparator.comparing(Part::modified));
        return parts;
    }

    private static void add(Path path, List<Part> parts) throws IOException {
        try {
            BasicFileAttributes attributes = Files.readAttributes(path, BasicFileAttributes.class);
            parts.add(new Part(
                    path, attributes.size(), attributes.lastModifiedTime().toInstant()));
        } catch (NoSuchFileException e) {
            LOG.log(DEBUG, "A part has just become a file of the shelf");
        }
    }

    /** Keeps no part of which nothing came, as on a full disk. */
    void removeEmpty(Path part) {
        try {
            if (Files.exists(part) && Files.size(part) == 0) {
                Files.deleteIfExists(part);
            }
        } catch (IOException e) {
            LOG.log(DEBUG, "{0} stays: {1}", part, e.getMessage());
        }
    }

    /** Nobody uploads just now: leaves no empty folder on the shelf. */
    void tidy() {
        Path hidden = shelf.resolve(HIDDEN);
        try {
            if (Files.isDirectory(hidden) && isEmpty(hidden)) {
                Files.deleteIfExists(hidden);
            }
        } catch (IOException e) {
            LOG.log(DEBUG, "{0} stays: {1}", hidden, e.getMessage());
        }
    }

    private static boolean isEmpty(Path folder) throws IOException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
            return !files.iterator().hasNext();
        }
    }
}
