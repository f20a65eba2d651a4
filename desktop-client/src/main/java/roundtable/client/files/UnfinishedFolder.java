package roundtable.client.files;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.lang.System.Logger.Level;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import roundtable.protocol.ProtocolException;
import roundtable.protocol.Wire;

/**
 * Notes of transfers that are not finished, one file for each, in a folder of the person's: {@code WINDOW.NUMBER.transfer}. The
 * window that runs them holds a lock on its {@code WINDOW.window}, which the system gives back however the program ends: so
 * two windows never run the same. For one thread.
 */
final class UnfinishedFolder implements Closeable {
    private static final System.Logger LOG = System.getLogger(UnfinishedFolder.class.getName());
    private static final String NOTE = ".transfer";
    private static final String WINDOW = ".window";
    /** For how long a transfer waits for a server that nobody connects to. */
    private static final Duration EXPIRES = Duration.ofDays(30);

    private static final int MOST_BYTES = 1 << 16;

    private final Path folder;
    /** What names this window, and its lock; null until it has a note. */
    private String window;

    private FileChannel lock;
    private long lastNumber;

    UnfinishedFolder(Path folder) {
        this.folder = folder;
    }

    /** A note that is held by this window. */
    record Note(Path file, Unfinished content) {
        /** The transfer needs no note any more. */
        void drop() throws IOException {
            Files.deleteIfExists(file);
        }
    }

    /** Notes down a transfer, and holds the note. */
    Note keep(Unfinished transfer) throws IOException {
        return new Note(Files.write(ownFile(), Wire.write(transfer), StandardOpenOption.CREATE_NEW), transfer);
    }

    private Path ownFile() throws IOException {
        while (lock == null) {
            Files.createDirectories(folder);
            String name = UUID.randomUUID().toString();
            lock = lock(folder.resolve(name + WINDOW), StandardOpenOption.CREATE_NEW);
            window = name;
        }
        lastNumber++;
        return folder.resolve(window + "." + lastNumber + NOTE);
    }

    /** That file's lock, as long as what is given is open; null where another window has it, or there is no such file any more. */
    private static FileChannel lock(Path file, StandardOpenOption how) throws IOException {
        FileChannel channel = null;
        boolean held = false;
        try {
            channel = FileChannel.open(file, how, StandardOpenOption.WRITE);
            // Who tidies up removes the file while it has the lock.
            held = channel.tryLock(Long.MAX_VALUE - 1, 1, false) != null && Files.exists(file);
            return held ? channel : null;
        } catch (OverlappingFileLockException | NoSuchFileException e) {
            LOG.log(Level.DEBUG, "{0} is held elsewhere, or gone", file);
            return null;
        } finally {
            if (channel != null && !held) {
                channel.close();
            }
        }
    }

    /**
     * Takes over the transfers of that server that nobody runs. Those of other servers that have waited for a month are forgotten;
     * what had come of a download stays where it is.
     */
    List<Note> claim(KnownServer server) throws IOException {
        List<Note> claimed = new ArrayList<>();
        for (Map.Entry<Path, List<Path>> other : byLock().entrySet()) {
            try {
                claim(other.getKey(), other.getValue(), server, claimed);
            } catch (IOException e) {
                LOG.log(Level.WARNING, "transfers of another window cannot be taken over: {0}", e.getMessage());
            }
        }
        return claimed;
    }

    /** The notes of other windows, by what these hold a lock on. */
    private Map<Path, List<Path>> byLock() throws IOException {
        Map<Path, List<Path>> notes = new LinkedHashMap<>();
        if (Files.isDirectory(folder)) {
            try (DirectoryStream<Path> windows = Files.newDirectoryStream(folder, "*" + WINDOW)) {
                windows.forEach(file -> notes.put(file, new ArrayList<>()));
            }
            try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*" + NOTE)) {
                files.forEach(file -> notes.computeIfAbsent(lockOf(file), first -> new ArrayList<>())
                        .add(file));
            }
            if (window != null) {
                notes.remove(folder.resolve(window + WINDOW));
            }
        }
        return notes;
    }

    /** Windows of earlier versions held a lock on each {@code NAME.transfer}. */
    private Path lockOf(Path note) {
        String name = note.getFileName().toString();
        int dot = name.indexOf('.');
        return name.substring(dot).equals(NOTE) ? note : folder.resolve(name.substring(0, dot) + WINDOW);
    }

    private void claim(Path lockFile, List<Path> notes, KnownServer server, List<Note> claimed) throws IOException {
        boolean ofEarlierVersion = notes.contains(lockFile);
        try (FileChannel held =
                lock(lockFile, ofEarlierVersion ? StandardOpenOption.READ : StandardOpenOption.CREATE)) {
            if (held == null) {
                return;
            }
            boolean left = false;
            for (Path note : notes) {
                try {
                    left |= !claim(note, server, claimed);
                } catch (NoSuchFileException e) {
                    LOG.log(Level.DEBUG, "another window has finished with {0}", note);
                } catch (IOException e) {
                    left = true;
                    LOG.log(Level.WARNING, "the note of a transfer cannot be taken over: {0}", e.getMessage());
                }
            }
            if (!left && !ofEarlierVersion) {
                Files.deleteIfExists(lockFile);
            }
        }
    }

    /** False where the note stays what it is. */
    private boolean claim(Path note, KnownServer server, List<Note> claimed) throws IOException {
        boolean expired = Files.getLastModifiedTime(note)
                .toInstant()
                .isBefore(Instant.now().minus(EXPIRES));
        Unfinished content = null;
        try {
            content = read(note);
        } catch (ProtocolException e) {
            LOG.log(Level.WARNING, "the note of a transfer is damaged: {0}", e.getMessage());
        }
        if (content != null && content.knownServer().is(server)) {
            claimed.add(new Note(Files.move(note, ownFile(), StandardCopyOption.ATOMIC_MOVE), content));
            return true;
        }
        if (expired) {
            LOG.log(Level.INFO, "a transfer is forgotten: {0}", content == null ? note : content.path());
            Files.deleteIfExists(note);
        }
        return expired;
    }

    private static Unfinished read(Path note) throws IOException {
        try (InputStream in = Files.newInputStream(note)) {
            return Wire.convert(Wire.parse(in.readNBytes(MOST_BYTES)), Unfinished.class);
        }
    }

    /** Leaves the transfers to whoever comes next. */
    @Override
    public void close() throws IOException {
        if (lock == null) {
            return;
        }
        try (FileChannel held = lock;
                DirectoryStream<Path> own = Files.newDirectoryStream(folder, window + ".*" + NOTE)) {
            lock = null;
            if (!own.iterator().hasNext()) {
                Files.deleteIfExists(folder.resolve(window + WINDOW));
            }
            LOG.log(Level.TRACE, "left {0}, {1}", window, held);
        }
    }
}
