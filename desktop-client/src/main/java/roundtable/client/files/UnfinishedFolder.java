package roundtable.client.files;

import java.io.Closeable;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import roundtable.protocol.ProtocolException;
import roundtable.protocol.Wire;

/**
 * Notes of transfers that are not finished, one file for each, in a folder of the person's. Whoever runs a transfer holds a
 * lock on its note, which the system gives back however the program ends: so two windows never run the same.
 */
final class UnfinishedFolder {
    private static final System.Logger LOG = System.getLogger(UnfinishedFolder.class.getName());
    private static final String SUFFIX = ".transfer";
    /** For how long a transfer waits for a server that nobody connects to. */
    private static final Duration EXPIRES = Duration.ofDays(30);

    private static final int MOST_BYTES = 1 << 16;

    private final Path folder;

    UnfinishedFolder(Path folder) {
        this.folder = folder;
    }

    /** A note that is held by this window. */
    static final class Note implements Closeable {
        private final Path file;
        private final FileChannel channel;
        private final Unfinished content;

        private Note(Path file, FileChannel channel, Unfinished content) {
            this.file = file;
            this.channel = channel;
            this.content = content;
        }

        Unfinished content() {
            return content;
        }

        /** The transfer needs no note any more. */
        void drop() {
            try (channel) {
                Files.deleteIfExists(file);
            } catch (IOException e) {
                LOG.log(Level.WARNING, "the note of a transfer cannot be removed: {0}", e.getMessage());
            }
        }

        /** Leaves the transfer to whoever comes next. */
        @Override
        public void close() throws IOException {
            channel.close();
        }
    }

    /** Notes down a transfer, and holds the note. */
    Note keep(Unfinished transfer) throws IOException {
        Files.createDirectories(folder);
        Path file = folder.resolve(UUID.randomUUID() + SUFFIX);
        FileChannel channel = FileChannel.open(
                file, StandardOpenOption.CREATE_NEW, StandardOpenOption.READ, StandardOpenOption.WRITE);
        try {
            channel.lock(Long.MAX_VALUE - 1, 1, false);
            ByteBuffer bytes = ByteBuffer.wrap(Wire.write(transfer));
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            return new Note(file, channel, transfer);
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    /**
     * Takes over the transfers of that server that nobody runs. Those of other servers that have waited for a month are forgotten;
     * what had come of a download stays where it is.
     */
    List<Note> claim(KnownServer server) throws IOException {
        List<Note> claimed = new ArrayList<>();
        if (Files.isDirectory(folder)) {
            try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*" + SUFFIX)) {
                for (Path file : files) {
                    Note note = claimed(file, server);
                    if (note != null) {
                        claimed.add(note);
                    }
                }
            }
        }
        return claimed;
    }

    private static Note claimed(Path file, KnownServer server) throws IOException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE);
        boolean held = false;
        try {
            if (channel.tryLock(Long.MAX_VALUE - 1, 1, false) != null) {
                Unfinished content = read(channel);
                Note note = new Note(file, channel, content);
                held = content.knownServer().is(server);
                if (!held && hasExpired(file)) {
                    LOG.log(Level.INFO, "the transfer of {0} with {1} is forgotten", content.path(), content.server());
                    note.drop();
                }
                return held ? note : null;
            }
        } catch (OverlappingFileLockException e) {
            LOG.log(Level.DEBUG, "{0} is run by another window of this program", file);
        } catch (IOException | ProtocolException e) {
            LOG.log(Level.WARNING, "the note of a transfer cannot be read: {0}", e.getMessage());
        } finally {
            if (!held) {
                channel.close();
            }
        }
        return null;
    }

    private static boolean hasExpired(Path file) throws IOException {
        return Files.getLastModifiedTime(file)
                .toInstant()
                .isBefore(Instant.now().minus(EXPIRES));
    }

    /** The stream is not closed, for the channel holds the lock. */
    private static Unfinished read(FileChannel channel) throws IOException {
        byte[] content = Channels.newInputStream(channel).readNBytes(MOST_BYTES);
        return Wire.convert(Wire.parse(content), Unfinished.class);
    }
}
