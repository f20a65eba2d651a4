package roundtable.server.editor;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import roundtable.protocol.EditorEvent;
import roundtable.protocol.EditorRequest;
import roundtable.protocol.ErrorCode;
import roundtable.protocol.ProtocolException;
import roundtable.protocol.Visible;
import roundtable.server.storage.Entry;
import roundtable.server.storage.FileJournal;
import roundtable.server.storage.Names;
import roundtable.server.storage.Snapshot;

/** All documents of a server. Belongs to the committer's thread. */
public final class Documents {
    private static final int MOST = 1_000;

    private final FileJournal journal;
    private final Map<String, SharedDocument> byName = new LinkedHashMap<>();

    /** No documents yet. */
    public Documents(FileJournal journal) {
        this.journal = journal;
    }

    /** A document as an earlier run left it. */
    public void restore(Snapshot.DocumentState state) {
        SharedDocument document = new SharedDocument(state, journal);
        byName.put(document.name(), document);
    }

    /** All documents as they are, to be kept. */
    public List<Snapshot.DocumentState> states() {
        return byName.values().stream().map(SharedDocument::state).toList();
    }

    /** What an earlier run stored. */
    public void replay(Entry.Created created) {
        add(created);
    }

    /** What an earlier run stored, in the batch at {@code position}. */
    public void replay(EditorEvent.Changed changed, long position) {
        stored(changed.document()).replay(changed, position);
    }

    /** What an earlier run stored. */
    public void replay(EditorEvent.NamedRevision named) {
        stored(named.document()).replay(named);
    }

    /** What an earlier run stored. */
    public void replay(EditorEvent.Renamed renamed) {
        rename(stored(renamed.document()), renamed.to());
    }

    private SharedDocument stored(String name) {
        SharedDocument document = byName.get(name);
        if (document == null) {
            throw new IllegalStateException("there is an entry of " + name + ", which was never created");
        }
        return document;
    }

    /** The document of that name, or null. */
    SharedDocument get(String name) {
        return byName.get(name);
    }

    SharedDocument require(String name) {
        SharedDocument document = byName.get(name);
        if (document == null) {
            throw new ProtocolException(ErrorCode.NOT_FOUND, "There is no document '" + Visible.escaped(name) + "'");
        }
        return document;
    }

    Collection<SharedDocument> all() {
        return new ArrayList<>(byName.values());
    }

    /** A new document's entry; nothing has changed yet. */
    Entry.Created prepare(String name, Instant time) {
        checkFree(name);
        if (byName.size() >= MOST) {
            throw new ProtocolException(ErrorCode.TOO_LARGE, "There are " + MOST + " documents already");
        }
        return new Entry.Created(name, UUID.randomUUID().toString(), time);
    }

    private void checkFree(String name) {
        if (byName.containsKey(name)) {
            throw new ProtocolException(
                    ErrorCode.CONFLICT, "There is a document '" + Visible.escaped(name) + "' already");
        }
    }

    /** The document that may be renamed so. */
    SharedDocument renamable(EditorRequest.Rename rename) {
        SharedDocument document = require(rename.document());
        if (rename.document().equals(Exports.DOCUMENT)) {
            throw new ProtocolException(ErrorCode.FORBIDDEN, Exports.DOCUMENT + " keeps its name");
        }
        if (document.isOpen()) {
            throw new ProtocolException(
                    ErrorCode.CONFLICT, "Somebody has '" + Visible.escaped(rename.document()) + "' open");
        }
        checkFree(rename.to());
        return document;
    }

    void rename(SharedDocument document, String to) {
        byName.remove(document.name());
        document.rename(to);
        byName.put(to, document);
    }

    void undoRename(SharedDocument document, Names before) {
        byName.remove(document.name());
        document.undoRename(before);
        byName.put(document.name(), document);
    }

    SharedDocument add(Entry.Created created) {
        SharedDocument document = new SharedDocument(created, journal);
        byName.put(created.document(), document);
        return document;
    }

    void remove(String name) {
        byName.remove(name);
    }
}
