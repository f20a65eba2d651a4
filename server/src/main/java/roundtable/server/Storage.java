package roundtable.server;

import static java.lang.System.Logger.Level.WARNING;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import roundtable.protocol.ChatEvent;
import roundtable.protocol.EditorEvent;
import roundtable.protocol.Message;
import roundtable.protocol.ProtocolException;
import roundtable.protocol.Wire;
import roundtable.server.chat.Rooms;
import roundtable.server.editor.Documents;
import roundtable.server.storage.Committer;
import roundtable.server.storage.DataFolder;
import roundtable.server.storage.Entry;
import roundtable.server.storage.FileJournal;
import roundtable.server.storage.Snapshot;

/** What a data folder holds, brought back to life: documents, rooms, and what the others have to recall. */
final class Storage {
    private final FileJournal journal;
    private final Committer committer;
    private final Documents documents;
    private final Rooms rooms;
    private final List<Entry> people = new ArrayList<>();
    private final List<Entry.Exported> exports = new ArrayList<>();
    private long restoredFrom;

    private Storage(FileJournal journal, Runnable afterRound) {
        this.journal = journal;
        committer = new Committer(journal, afterRound);
        documents = new Documents(journal);
        rooms = new Rooms(journal);
    }

    /**
     * Reads the snapshot and what the journal holds beyond it.
     *
     * @param afterRound run in the committer's thread after each of its rounds
     */
    static Storage open(DataFolder folder, Runnable afterRound) throws IOException {
        FileJournal journal = FileJournal.open(folder.own("journal"));
        try {
            Storage storage = new Storage(journal, afterRound);
            storage.restore(snapshot(journal, folder.own(Snapshots.FILE)));
            journal.replay((position, entries) -> {
                storage.replay(position, entries);
                return true;
            });
            return storage;
        } catch (IOException | RuntimeException e) {
            journal.close();
            throw e;
        }
    }

    /** The snapshot that fits the journal, whose part before it need not be read then. */
    private static Snapshot snapshot(FileJournal journal, Path file) throws IOException {
        Snapshot snapshot = journal.isNew() ? Snapshot.NONE : Snapshot.read(file);
        if (snapshot.position() == 0 || journal.skip(snapshot.position(), snapshot.checksum())) {
            return snapshot;
        }
        System.getLogger("roundtable.journal")
                .log(WARNING, "{0} is not of this journal, as it is now; all of the journal is read instead", file);
        return Snapshot.NONE;
    }

    private void restore(Snapshot snapshot) {
        snapshot.documents().forEach(documents::restore);
        snapshot.rooms().forEach(rooms::restore);
        people.addAll(snapshot.people());
        if (snapshot.setAside() != null) {
            people.add(snapshot.setAside());
        }
        exports.addAll(snapshot.exports());
        restoredFrom = snapshot.position();
    }

    private void replay(long position, byte[] entries) throws IOException {
        try {
            for (JsonNode entry : Wire.parseAny(entries)) {
                replay((ObjectNode) entry, position);
            }
        } catch (ProtocolException | IllegalStateException | ClassCastException e) {
            throw new IOException(
                    "The journal's record at byte " + position + " cannot be understood: " + e.getMessage(), e);
        }
    }

    private void replay(ObjectNode entry, long position) {
        Message message = Wire.<Message>decode(entry, EditorEvent.class, Entry.class, ChatEvent.class);
        switch (message) {
            case EditorEvent.Changed changed -> documents.replay(changed, position);
            case ChatEvent.Message said -> rooms.replay(said, position);
            case EditorEvent.NamedRevision named -> documents.replay(named);
            case Entry.Created created -> documents.replay(created);
            case EditorEvent.Renamed renamed -> documents.replay(renamed);
            case Entry.Exported exported -> exports.add(exported);
            case Entry.Named named -> people.add(named);
            case Entry.SetAside aside -> people.add(aside);
            default -> throw new IllegalStateException("a " + entry.path("type") + " does not belong there");
        }
    }

    /** Where in the journal the snapshot was taken that this was restored from; 0 where there was none. */
    long restoredFrom() {
        return restoredFrom;
    }

    FileJournal journal() {
        return journal;
    }

    Committer committer() {
        return committer;
    }

    Documents documents() {
        return documents;
    }

    Rooms rooms() {
        return rooms;
    }

    /** What the register of people is made of. */
    List<Entry> people() {
        return List.copyOf(people);
    }

    /** What was written to the documents' files, the latest last. */
    List<Entry.Exported> exports() {
        return List.copyOf(exports);
    }

    /** Stores all that waits, and ends. */
    void close() throws IOException {
        committer.close();
        journal.close();
    }
}
