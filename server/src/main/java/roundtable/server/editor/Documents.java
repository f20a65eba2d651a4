package roundtable.server.editor;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import roundtable.protocol.EditorEvent;
import roundtable.protocol.ErrorCode;
import roundtable.protocol.ProtocolException;
import roundtable.protocol.Visible;
import roundtable.server.storage.Entry;
import roundtable.server.storage.FileJournal;
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
        byName.put(state.created().document(), new SharedDocument(state, journal));
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
        SharedDocument document = byName.get(changed.document());
        if (document == null) {
            throw new IllegalStateException("there is a change of " + changed.document() + ", which was never created");
        }
        document.replay(changed, position);
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
        if (byName.containsKey(name)) {
            throw new ProtocolException(
                    ErrorCode.CONFLICT, "There is a document '" + Visible.escaped(name) + "' already");
        }
        if (byName.size() >= MOST) {
            throw new ProtocolException(ErrorCode.TOO_LARGE, "There are " + MOST + " documents already");
        }
        return new Entry.Created(name, UUID.randomUUID().toString(), time);
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
