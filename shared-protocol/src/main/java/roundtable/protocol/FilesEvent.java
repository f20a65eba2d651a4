package roundtable.protocol;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;

/** What the file shelf says to a client. Sizes and offsets are bytes. */
public sealed interface FilesEvent extends Message.Event {

    /**
     * The files on the shelf, by name, in parts where they are many.
     *
     * @param leftOut with the last part: what lies in the folder and is not shown; null for nothing
     */
    record Files(
            List<Listed> files,
            Boolean more,
            @JsonProperty("left-out") LeftOut leftOut) implements FilesEvent {
        public Files {
            files = List.copyOf(files);
        }
    }

    /**
     * What is otherwise on the shelf since the list, or since the last of these: to whoever watches.
     *
     * @param changed files that are new or different, or whose SHA-256 is known now
     * @param removed the names of files that are there no more
     * @param leftOut all that is left out now, where that has changed; else null
     */
    @WireName("files-changed")
    record Changed(
            List<Listed> changed,
            List<String> removed,
            @JsonProperty("left-out") LeftOut leftOut) implements FilesEvent {
        public Changed {
            changed = List.copyOf(changed);
            removed = List.copyOf(removed);
        }
    }

    /** One file; only to who watches is {@code sha256} null, where the server is still reading the file. */
    record Listed(String name, long size, Instant modified, String sha256) {
        public Listed {
            Require.present("name", name);
            Require.notNegative("size", size);
            Require.present("modified", modified);
            if (sha256 != null) {
                Require.sha256("sha256", sha256);
            }
        }
    }

    /**
     * What lies in the folder of the shelf and is not on it, but for what hides.
     *
     * @param count of how many things
     * @param first some of them, the first by name
     */
    record LeftOut(int count, List<Skipped> first) {
        public LeftOut {
            Require.notNegative("count", count);
            first = List.copyOf(first);
        }
    }

    /**
     * Something in the folder that is not on the shelf.
     *
     * @param name escaped, and cut where it is long: for people to read
     * @param reason a word, of which later versions may know more
     */
    record Skipped(String name, String reason) {
        public Skipped {
            Require.present("name", name);
            Require.present("reason", reason);
        }
    }

    /** The answer to {@code get}; exactly {@code length} raw bytes follow. */
    record File(String name, long size, long offset, long length, String sha256) implements FilesEvent {
        public File {
            Require.present("name", name);
            Require.notNegative("size", size);
            Require.notNegative("offset", offset);
            Require.notNegative("length", length);
            Require.sha256("sha256", sha256);
        }
    }

    /** The client may send the bytes from {@code offset} on. */
    record Ready(String name, long offset) implements FilesEvent {
        public Ready {
            Require.present("name", name);
            Require.notNegative("offset", offset);
        }
    }

    /** The file is whole, checked, and on the shelf. */
    record Stored(String name, long size, String sha256) implements FilesEvent {
        public Stored {
            Require.present("name", name);
            Require.notNegative("size", size);
            Require.sha256("sha256", sha256);
        }
    }

    /** Everyone who is or was connected, in parts where they are many. */
    record Status(List<Visit> clients, Boolean more) implements FilesEvent {
        public Status {
            clients = List.copyOf(clients);
        }
    }

    /**
     * One connection: since when, and until when or null.
     *
     * @param service null for one that only a later version has
     */
    record Visit(
            long client,
            String name,
            String address,
            Service service,
            Instant connected,
            @JsonInclude(JsonInclude.Include.ALWAYS) Instant disconnected) {
        /** In UTF-16 units, for both name and address. */
        private static final int LONGEST = 300;

        public Visit {
            Require.atMost("name", name, LONGEST);
            Require.atMost("address", address, LONGEST);
            Require.present("connected", connected);
        }
    }
}
