package roundtable.client.files;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Instant;
import roundtable.protocol.FilesEvent;
import roundtable.protocol.ProtocolException;

/**
 * A transfer that may go on in another run of this program.
 *
 * @param server where it goes to or comes from: the address that was connected to
 * @param identity of that server, or null where it tells none
 * @param name on the shelf
 * @param path on this computer
 * @param size in bytes, of a download
 * @param sha256 of a download's content, or null where it was not known yet
 * @param waits whether the person had it stop
 */
record Unfinished(
        String server,
        String identity,
        Direction direction,
        String name,
        String path,
        long size,
        String sha256,
        boolean waits) {
    enum Direction {
        UP,
        DOWN
    }

    /** Refuses what is none: a note may be damaged, and the SHA-256 becomes the name of a file. */
    Unfinished {
        if (server == null || direction == null || name == null || path == null) {
            throw ProtocolException.invalid("something is missing");
        }
        if (!isPath(path)) {
            throw ProtocolException.invalid("'path' is none");
        }
        if (direction == Direction.DOWN) {
            listed(name, size, sha256);
        }
    }

    private static boolean isPath(String text) {
        try {
            return !Path.of(text).toString().isEmpty();
        } catch (InvalidPathException e) {
            return false;
        }
    }

    /** The server that it goes on with. */
    KnownServer knownServer() {
        return new KnownServer(identity, server);
    }

    /** The file that a download fetches. */
    FilesEvent.Listed listed() {
        return listed(name, size, sha256);
    }

    private static FilesEvent.Listed listed(String name, long size, String sha256) {
        return new FilesEvent.Listed(name, size, Instant.EPOCH, sha256);
    }
}
