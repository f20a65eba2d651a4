package roundtable.server.storage;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;

/**
 * Where a server keeps its things: {@code temp.txt} and the shelf in the folder itself, everything else in {@code
 * .roundtable/} inside it. While it is open no other server can open it.
 */
public final class DataFolder implements Closeable {
    private final Path root;
    private final Path own;
    private final FileChannel lockFile;
    private final FileLock lock;

    private DataFolder(Path root, Path own, FileChannel lockFile, FileLock lock) {
        this.root = root;
        this.own = own;
        this.lockFile = lockFile;
        this.lock = lock;
    }

    /**
     * Opens the folder, making it where it is not there.
     *
     * @throws IOException with a message for people where it cannot be used, or another server uses it
     */
    public static DataFolder open(Path root) throws IOException {
        Path own = root.resolve(".roundtable");
        makeFolder(root);
        makeFolder(own);
        // Even where it is not new: an earlier run may have been killed before it did, and a loss of power could still
        // take a name away, with all that was forced behind it.
        forceDirectory(own);
        Path lockPath = own.resolve("lock");
        FileChannel lockFile = FileChannel.open(
                lockPath, StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.CREATE);
        FileLock lock = null;
        try {
            // A byte far behind the end, so that on every system the text before it can still be read.
            lock = lockFile.tryLock(Long.MAX_VALUE - 1, 1, false);
        } catch (OverlappingFileLockException e) {
            // A server in this very process.
        }
        if (lock == null) {
            String holder = Files.readString(lockPath).strip();
            lockFile.close();
            throw new IOException("The folder " + root.toAbsolutePath().normalize() + " is in use by another server"
                    + (holder.isEmpty() ? "" : " (process " + holder + ")"));
        }
        lockFile.truncate(0);
        lockFile.write(ByteBuffer.wrap((ProcessHandle.current().pid() + "\n").getBytes(StandardCharsets.US_ASCII)), 0);
        return new DataFolder(root, own, lockFile, lock);
    }

    /** A file that people see. */
    public Path visible(String name) {
        return root.resolve(name);
    }

    /** A file of the server's own. */
    public Path own(String name) {
        return own.resolve(name);
    }

    /** The secret of that name, which only the owner of the folder can read; made of random bytes when first asked for. */
    public byte[] secret(String name, int length) throws IOException {
        Path path = own(name);
        try {
            byte[] secret = Files.readAllBytes(path);
            if (secret.length != length) {
                throw new IOException(path + " is not what this program wrote: it is " + secret.length
                        + " bytes long instead of " + length);
            }
            return secret;
        } catch (NoSuchFileException e) {
            byte[] secret = new byte[length];
            new SecureRandom().nextBytes(secret);
            replace(path, secret, true);
            return secret;
        }
    }

    /** Puts a file of that content in the place of the old one, so that a crash leaves the one or the other. */
    public static void replace(Path path, byte[] content) throws IOException {
        replace(path, content, false);
    }

    private static void replace(Path path, byte[] content, boolean secret) throws IOException {
        Path beside = path.resolveSibling("." + path.getFileName() + ".new");
        try {
            Files.deleteIfExists(beside);
            if (secret && Files.getFileStore(path.getParent()).supportsFileAttributeView("posix")) {
                Files.createFile(
                        beside, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            }
            try (FileChannel file = FileChannel.open(beside, StandardOpenOption.WRITE, StandardOpenOption.CREATE)) {
                ByteBuffer bytes = ByteBuffer.wrap(content);
                while (bytes.hasRemaining()) {
                    file.write(bytes);
                }
                file.force(true);
            }
            Files.move(beside, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            forceDirectory(path.toAbsolutePath().getParent());
        } finally {
            Files.deleteIfExists(beside);
        }
    }

    /**
     * Makes a folder, and those above it, where they are not there, and their names durable. Its own name is made so also
     * where it is there already, as far as the system lets: an earlier run may have been killed before it did.
     */
    public static void makeFolder(Path folder) throws IOException {
        List<Path> above = new ArrayList<>();
        Path parent = folder.toAbsolutePath().getParent();
        while (parent != null && Files.notExists(parent)) {
            above.add(parent);
            parent = parent.getParent();
        }
        if (parent != null) {
            above.add(parent);
        }
        boolean isNew = Files.notExists(folder);
        Files.createDirectories(folder);
        for (Path one : above) {
            try {
                forceDirectory(one);
            } catch (IOException e) {
                // Who shares a folder need not be able to read the one above it.
                if (isNew) {
                    throw e;
                }
            }
        }
    }

    /** Makes names in a directory durable; where the system has no way to, it needs none. */
    public static void forceDirectory(Path directory) throws IOException {
        if (System.getProperty("os.name").startsWith("Windows")) {
            return;
        }
        try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    @Override
    public void close() throws IOException {
        try (lockFile) {
            lock.release();
        }
    }
}
