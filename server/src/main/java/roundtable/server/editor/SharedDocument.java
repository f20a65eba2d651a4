package roundtable.server.editor;

import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.OptionalLong;
import java.util.TreeMap;
import roundtable.protocol.EditorEvent;
import roundtable.protocol.EditorEvent.Changed;
import roundtable.protocol.EditorEvent.NamedRevision;
import roundtable.protocol.EditorRequest;
import roundtable.protocol.ErrorCode;
import roundtable.protocol.ProtocolException;
import roundtable.protocol.change.Change;
import roundtable.protocol.change.Change.Side;
import roundtable.protocol.change.TextBuffer;
import roundtable.server.net.Encoded;
import roundtable.server.net.Session;
import roundtable.server.people.Person;
import roundtable.server.storage.Entry;
import roundtable.server.storage.FileJournal;
import roundtable.server.storage.History;
import roundtable.server.storage.Latest;
import roundtable.server.storage.Names;
import roundtable.server.storage.Snapshot;

/**
 * One text with all its revisions and everyone who has it open. Plain state, without threads, sockets or files: all of it
 * belongs to the committer's thread. Between {@code prepare} and {@code publish} the text is ahead of what anyone has
 * been shown.
 */
final class SharedDocument {
    /** The longest text, in UTF-16 units. */
    static final int LONGEST_TEXT = 32 << 20;

    private static final int MOST_NAMED = 1_000;

    private static final History.Kind<Changed> CHANGES =
            new History.Kind<>("change", "document", "revision", Changed.class);

    private final Entry.Created created;
    private final TextBuffer text;
    private final Latest<Changed> revisions =
            new Latest<>(Changed::revision, changed -> new Latest.Key(changed.client(), changed.edit()));
    private final History<Changed> history;
    private final TreeMap<Long, NamedRevision> named = new TreeMap<>();
    private final Participants participants = new Participants();
    private Names names;
    /** The newest revision, shown or not, and the newest that is stored and shown. */
    private long head;

    private long published;
    private Instant modified;

    /** A new document. */
    SharedDocument(Entry.Created created, FileJournal journal) {
        this(Snapshot.DocumentState.empty(created), journal);
    }

    /** A document as it was. */
    SharedDocument(Snapshot.DocumentState state, FileJournal journal) {
        created = state.created();
        names = Names.of(created.document(), state.renamed());
        text = new TextBuffer(state.text());
        head = state.revision();
        published = head;
        modified = state.modified();
        history = new History<>(CHANGES, journal);
        state.marks().forEach(history::note);
        history.between(names, Math.max(0, head - Latest.KEPT), head).forEachRemaining(revisions::add);
        state.named().forEach(this::replay);
    }

    /** The document as it is, to be kept. */
    Snapshot.DocumentState state() {
        return new Snapshot.DocumentState(
                created, published, modified, text(), history.marks(), names.later(), List.copyOf(named.values()));
    }

    String name() {
        return names.now();
    }

    String epoch() {
        return created.epoch();
    }

    long revision() {
        return published;
    }

    /** The text, which may be read by any thread from then on. */
    CharSequence snapshot() {
        return text.snapshot();
    }

    String text() {
        return text.toString();
    }

    EditorEvent.Listed listed() {
        return new EditorEvent.Listed(name(), epoch(), published, text.length(), modified);
    }

    /** A revision of an earlier run, in the batch at that position of the journal. */
    void replay(Changed changed, long position) {
        if (changed.revision() != head + 1) {
            throw new IllegalStateException(
                    "revision " + changed.revision() + " of " + name() + " follows revision " + head);
        }
        changed.change().check(text);
        changed.change().applyTo(text);
        head++;
        published = head;
        modified = changed.time();
        revisions.add(changed);
        history.note(head, position);
    }

    /** An edit that has been given its place: what it became, and how to take it back. */
    record Prepared(Changed changed, Change inverse) {}

    /** The revision that this very edit has become before, if it is sent again. */
    OptionalLong known(long client, EditorRequest.Edit edit) {
        Changed before = revisions.find(client, edit.edit());
        boolean later = before != null && before.revision() > edit.revision();
        return later ? OptionalLong.of(before.revision()) : OptionalLong.empty();
    }

    /**
     * Rebases an edit over all later revisions and applies it.
     *
     * @throws ProtocolException where it cannot be; then nothing has changed
     */
    Prepared prepare(EditorRequest.Edit edit, long client, Long session, String author, Instant time) {
        long base = edit.revision();
        checkBase(base);
        Change change = edit.change();
        Integer position = edit.position();
        Integer anchor = edit.anchor();
        for (long r = base + 1; r <= head; r++) {
            Change accepted = revisions.get(r).change();
            if (position != null || anchor != null) {
                Change over = accepted.transform(change, Side.FIRST);
                position = position == null ? null : over.mapPosition(position, Side.FIRST);
                anchor = anchor == null ? null : over.mapPosition(anchor, Side.FIRST);
            }
            change = change.transform(accepted, Side.SECOND);
        }
        change.check(text);
        if ((long) text.length() + change.growth() > LONGEST_TEXT) {
            throw new ProtocolException(
                    ErrorCode.TOO_LARGE, "The document must not become longer than " + LONGEST_TEXT + " characters");
        }
        Change inverse = change.invert(text);
        change.applyTo(text);
        head++;
        Changed changed = new Changed(
                name(), head, client, session, author, time, edit.edit(), change, inText(position), inText(anchor));
        revisions.add(changed);
        return new Prepared(changed, inverse);
    }

    private void checkBase(long base) {
        if (base > head) {
            throw ProtocolException.invalid("'revision' " + base + " is not yet; the newest is " + head);
        }
        if (head - base > Latest.KEPT || !revisions.reachBackTo(base)) {
            throw new ProtocolException(
                    ErrorCode.CONFLICT,
                    "'revision' " + base + " is too far behind " + head + "; catch up and send the edit again");
        }
    }

    /** Into the text, and not into a surrogate pair. */
    private Integer inText(Integer position) {
        if (position == null) {
            return null;
        }
        int inside = Math.min(position, text.length());
        boolean inPair = inside > 0
                && inside < text.length()
                && Character.isLowSurrogate(text.charAt(inside))
                && Character.isHighSurrogate(text.charAt(inside - 1));
        return inPair ? inside - 1 : inside;
    }

    /** Takes back what could not be stored; the last prepared first. */
    void undo(Prepared prepared) {
        prepared.inverse.applyTo(text);
        revisions.removeLast();
        head--;
    }

    /** The revision is stored: everyone who has the document open is sent it, but for the author's own session. */
    void publish(Changed changed, Encoded line, long position) {
        published = changed.revision();
        modified = changed.time();
        history.note(published, position);
        participants.carry(changed.change());
        Participants.Participant author = changed.session() == null ? null : participants.get(changed.session());
        if (author != null && changed.position() != null) {
            author.moveTo(changed.position(), changed.anchor());
        }
        participants.sendToOthers(changed.session(), line);
    }

    /** A caret in the text of a revision, which may not have been shown yet. */
    record Placed(long revision, int position, int anchor) {}

    /** Where a client's caret is in the newest text. */
    Placed place(EditorRequest.Caret caret) {
        checkBase(caret.revision());
        int position = caret.position();
        int anchor = caret.anchor() == null ? position : caret.anchor();
        for (long r = caret.revision() + 1; r <= head; r++) {
            position = revisions.get(r).change().mapPosition(position, Side.FIRST);
            anchor = revisions.get(r).change().mapPosition(anchor, Side.FIRST);
        }
        return new Placed(head, inText(position), inText(anchor));
    }

    /** A client's caret, in the text as it is shown by now, is told to all others. */
    void show(Placed caret, Session session) {
        Participants.Participant moved = participants.get(session.number());
        if (moved == null) {
            throw new ProtocolException(
                    ErrorCode.NOT_FOUND, "The document " + name() + " is not open on this connection");
        }
        moved.moveTo(caret.position, caret.anchor);
        Person person = session.person();
        participants.sendToOthers(
                session.number(),
                Encoded.of(new EditorEvent.Caret(
                        name(),
                        person.client(),
                        session.number(),
                        person.name(),
                        published,
                        caret.position,
                        caret.anchor)));
    }

    /** From now on the session gets all that happens here; the others are told. */
    void join(Session session) {
        participants.join(session, name());
    }

    void leave(Session session) {
        participants.leave(session, name());
    }

    boolean isOpen() {
        return !participants.isEmpty();
    }

    List<EditorEvent.Present> people() {
        return participants.present();
    }

    /** What it is called now, and was. */
    Names names() {
        return names;
    }

    /** Everything from the next revision on is under that name. */
    void rename(String to) {
        names = names.then(head, to);
    }

    /** Takes a new name back, which could not be stored. */
    void undoRename(Names before) {
        names = before;
    }

    /** The revisions that have names, by their numbers. */
    List<NamedRevision> named() {
        return List.copyOf(named.values());
    }

    /** Checks whether a revision can be given a name, or lose it. */
    void checkNaming(EditorRequest.NameRevision request) {
        if (request.revision() > published) {
            throw ProtocolException.invalid(
                    "'revision' " + request.revision() + " is not yet; the newest is " + published);
        }
        boolean hasName = named.containsKey(request.revision());
        if (request.title() == null && !hasName) {
            throw new ProtocolException(ErrorCode.NOT_FOUND, "Revision " + request.revision() + " has no name");
        }
        if (request.title() != null && !hasName && named.size() >= MOST_NAMED) {
            throw new ProtocolException(
                    ErrorCode.TOO_LARGE, "The document has " + MOST_NAMED + " named revisions already");
        }
    }

    /** A revision was given a name, or lost it. */
    void replay(NamedRevision given) {
        if (given.title() == null) {
            named.remove(given.revision());
        } else {
            named.put(given.revision(), given);
        }
    }

    /** The same, and everyone who has the document open is told, but for the one who did it. */
    void publish(NamedRevision given, Session by, Encoded line) {
        replay(given);
        participants.sendToOthers(by.number(), line);
    }

    /** The published revisions {@code from + 1} to {@code to}, to be read later, by any one thread. */
    Iterator<Changed> changes(long from, long to) {
        Iterator<Changed> stored =
                revisions.reachBackTo(from) ? revisions.between(from, to).iterator() : history.between(names, from, to);
        return names.later().isEmpty() ? stored : underName(name(), stored);
    }

    /** What was stored under an earlier name is told under the one of now. */
    private static Iterator<Changed> underName(String name, Iterator<Changed> stored) {
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return stored.hasNext();
            }

            @Override
            public Changed next() {
                return stored.next().in(name);
            }
        };
    }
}
