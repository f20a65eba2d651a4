package roundtable.server.editor;

import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import roundtable.protocol.EditorEvent;
import roundtable.protocol.EditorEvent.Changed;
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
import roundtable.server.storage.Snapshot;

/**
 * One text with all its revisions and everyone who has it open. Plain state, without threads, sockets or files: all of it
 * belongs to the committer's thread. Between {@code prepare} and {@code publish} the text is ahead of what anyone has
 * been shown.
 */
final class SharedDocument {
    /** The longest text, in UTF-16 units. */
    static final int LONGEST_TEXT = 32 << 20;

    private static final History.Kind<Changed> CHANGES =
            new History.Kind<>("change", "document", "revision", Changed.class);

    private final Entry.Created created;
    private final String name;
    private final TextBuffer text;
    private final Latest<Changed> revisions =
            new Latest<>(Changed::revision, changed -> new Latest.Key(changed.client(), changed.edit()));
    private final History<Changed> history;
    private final Map<Long, Participant> participants = new LinkedHashMap<>();
    /** The newest revision, shown or not, and the newest that is stored and shown. */
    private long head;

    private long published;
    private Instant modified;

    private static final class Participant {
        final Session session;
        /** In the text as published; null while the client has not told. */
        Integer position;

        Integer anchor;

        Participant(Session session) {
            this.session = session;
        }

        void map(Change change) {
            position = position == null ? null : change.mapPosition(position, Side.FIRST);
            anchor = anchor == null ? null : change.mapPosition(anchor, Side.FIRST);
        }

        EditorEvent.Present present() {
            Person person = session.person();
            return new EditorEvent.Present(person.client(), session.number(), person.name(), position, anchor);
        }
    }

    /** A new document. */
    SharedDocument(Entry.Created created, FileJournal journal) {
        this(new Snapshot.DocumentState(created, 0, created.time(), "", Map.of()), journal);
    }

    /** A document as it was. */
    SharedDocument(Snapshot.DocumentState state, FileJournal journal) {
        created = state.created();
        name = created.document();
        text = new TextBuffer(state.text());
        head = state.revision();
        published = head;
        modified = state.modified();
        history = new History<>(CHANGES, name, journal);
        state.marks().forEach(history::note);
        history.between(Math.max(0, head - Latest.KEPT), head).forEachRemaining(revisions::add);
    }

    /** The document as it is, to be kept. */
    Snapshot.DocumentState state() {
        return new Snapshot.DocumentState(created, published, modified, text(), history.marks());
    }

    String name() {
        return name;
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
        return new EditorEvent.Listed(name, epoch(), published, text.length(), modified);
    }

    /** A revision of an earlier run, in the batch at that position of the journal. */
    void replay(Changed changed, long position) {
        if (changed.revision() != head + 1) {
            throw new IllegalStateException(
                    "revision " + changed.revision() + " of " + name + " follows revision " + head);
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
                name, head, client, session, author, time, edit.edit(), change, inText(position), inText(anchor));
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
        for (Participant participant : participants.values()) {
            boolean author = changed.session() != null && participant.session.number() == changed.session();
            participant.map(changed.change());
            if (author && changed.position() != null) {
                participant.position = changed.position();
                participant.anchor = changed.anchor();
            }
            if (!author) {
                participant.session.send(line);
            }
        }
    }

    /** Where a client's caret is, told to all others. */
    void caret(EditorRequest.Caret caret, Session session) {
        Participant moved = participants.get(session.number());
        if (moved == null) {
            throw new ProtocolException(
                    ErrorCode.NOT_FOUND, "The document " + name + " is not open on this connection");
        }
        checkBase(caret.revision());
        int position = caret.position();
        int anchor = caret.anchor() == null ? position : caret.anchor();
        for (long r = caret.revision() + 1; r <= published; r++) {
            position = revisions.get(r).change().mapPosition(position, Side.FIRST);
            anchor = revisions.get(r).change().mapPosition(anchor, Side.FIRST);
        }
        moved.position = inText(position);
        moved.anchor = inText(anchor);
        Person person = session.person();
        Encoded line = Encoded.of(new EditorEvent.Caret(
                name, person.client(), session.number(), person.name(), published, moved.position, moved.anchor));
        sendToOthers(session, line);
    }

    /** From now on the session gets all that happens here; the others are told. */
    void join(Session session) {
        if (participants.putIfAbsent(session.number(), new Participant(session)) == null) {
            sendToOthers(session, person("joined", session));
        }
    }

    void leave(Session session) {
        if (participants.remove(session.number()) != null) {
            sendToOthers(session, person("left", session));
        }
    }

    private Encoded person(String event, Session session) {
        Person person = session.person();
        return Encoded.of(new EditorEvent.Person(name, event, person.client(), session.number(), person.name()));
    }

    private void sendToOthers(Session session, Encoded line) {
        for (Participant other : participants.values()) {
            if (other.session != session) {
                other.session.send(line);
            }
        }
    }

    List<EditorEvent.Present> people() {
        return participants.values().stream().map(Participant::present).toList();
    }

    /** The published revisions {@code from + 1} to {@code to}, to be read later, by any one thread. */
    Iterator<Changed> changes(long from, long to) {
        if (revisions.reachBackTo(from)) {
            return revisions.between(from, to).iterator();
        }
        return history.between(from, to);
    }
}
