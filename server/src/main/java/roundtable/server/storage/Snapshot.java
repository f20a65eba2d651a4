package roundtable.server.storage;

import static java.lang.System.Logger.Level.WARNING;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32C;
import roundtable.protocol.EditorEvent;
import roundtable.protocol.ProtocolException;
import roundtable.protocol.Wire;

/**
 * All that the journal's entries up to a position amount to, so that a start has to understand only the later ones. It can
 * always be made anew from the journal: one that cannot be read is passed over.
 *
 * @param position in the journal: all batches before it are in here
 * @param people the entries of the register of people
 * @param exports what was written to files, the latest last
 * @param checksum of all batches before the position; one without it is not used
 */
public record Snapshot(
        long position,
        List<DocumentState> documents,
        List<RoomState> rooms,
        List<Entry.Named> people,
        Entry.SetAside setAside,
        List<Entry.Exported> exports,
        String checksum) {
    private static final System.Logger LOG = System.getLogger("roundtable.journal");

    /**
     * A document.
     *
     * @param marks positions in the journal by revision
     * @param renamed the names that it was given later, each by the last revision under the name before
     * @param named its revisions that have names
     */
    public record DocumentState(
            Entry.Created created,
            long revision,
            Instant modified,
            String text,
            Map<Long, Long> marks,
            Map<Long, String> renamed,
            List<EditorEvent.NamedRevision> named) {
        public DocumentState {
            renamed = renamed == null ? Map.of() : Map.copyOf(renamed);
            named = named == null ? List.of() : List.copyOf(named);
        }

        /** One that has just been created. */
        public static DocumentState empty(Entry.Created created) {
            return new DocumentState(created, 0, created.time(), "", Map.of(), Map.of(), List.of());
        }
    }

    /** A room; {@code marks} are positions in the journal by message number. */
    public record RoomState(String room, long last, Map<Long, Long> marks) {}

    public Snapshot {
        documents = List.copyOf(documents);
        rooms = List.copyOf(rooms);
        people = List.copyOf(people);
        exports = List.copyOf(exports);
    }

    /** The snapshot of a journal that is read from its beginning. */
    public static final Snapshot NONE = new Snapshot(0, List.of(), List.of(), List.of(), null, List.of(), "");

    /** The snapshot in that file; {@link #NONE} where there is none, or none that can be used. */
    public static Snapshot read(Path path) {
        try {
            if (Files.notExists(path)) {
                return NONE;
            }
            byte[] bytes = Files.readAllBytes(path);
            byte[] json = Arrays.copyOfRange(bytes, Math.min(9, bytes.length), bytes.length);
            if (json.length == 0 || !new String(bytes, 0, 8, StandardCharsets.US_ASCII).equals(checksum(json))) {
                throw new IOException("its checksum is wrong");
            }
            return Wire.convert(Wire.parse(json), Snapshot.class);
        } catch (IOException | ProtocolException e) {
            LOG.log(WARNING, "{0} is not used; all of the journal is read instead: {1}", path, e.getMessage());
            return NONE;
        }
    }

    /** Puts it into that file. */
    public void write(Path path) throws IOException {
        byte[] json = Wire.write(this);
        byte[] bytes = new byte[json.length + 9];
        System.arraycopy((checksum(json) + " ").getBytes(StandardCharsets.US_ASCII), 0, bytes, 0, 9);
        System.arraycopy(json, 0, bytes, 9, json.length);
        DataFolder.replace(path, bytes);
    }

    private static String checksum(byte[] json) {
        CRC32C crc = new CRC32C();
        crc.update(json, 0, json.length);
        return HexFormat.of().toHexDigits((int) crc.getValue());
    }
}
