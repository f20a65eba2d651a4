package roundtable.server.editor;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import roundtable.protocol.EditorEvent;
import roundtable.protocol.change.Change;
import roundtable.protocol.change.Change.Side;
import roundtable.server.net.Encoded;
import roundtable.server.net.Session;
import roundtable.server.people.Person;

/** Everyone who has a document open, with their carets. Belongs to the committer's thread. */
final class Participants {
    private final Map<Long, Participant> bySession = new LinkedHashMap<>();

    /** One connection, and its caret in the text as published. */
    static final class Participant {
        final Session session;
        /** Null while the client has not told. */
        private Integer position;

        private Integer anchor;

        private Participant(Session session) {
            this.session = session;
        }

        void moveTo(Integer newPosition, Integer newAnchor) {
            position = newPosition;
            anchor = newAnchor;
        }

        private void carry(Change change) {
            position = position == null ? null : change.mapPosition(position, Side.FIRST);
            anchor = anchor == null ? null : change.mapPosition(anchor, Side.FIRST);
        }

        private EditorEvent.Present present() {
            Person person = session.person();
            return new EditorEvent.Present(
                    person.client(), session.number(), person.name(), position, anchor, person.colour());
        }
    }

    boolean isEmpty() {
        return bySession.isEmpty();
    }

    /** All of them, as they are told to who comes new. */
    List<EditorEvent.Present> present() {
        return bySession.values().stream().map(Participant::present).toList();
    }

    /** The one on that connection, or null. */
    Participant get(long session) {
        return bySession.get(session);
    }

    /** From now on the session is told all that happens; the others are told of it. */
    void join(Session session, String document) {
        if (bySession.putIfAbsent(session.number(), new Participant(session)) == null) {
            sendToOthers(session.number(), person(document, "joined", session));
        }
    }

    void leave(Session session, String document) {
        if (bySession.remove(session.number()) != null) {
            sendToOthers(session.number(), person(document, "left", session));
        }
    }

    private static Encoded person(String document, String event, Session session) {
        Person person = session.person();
        return Encoded.of(new EditorEvent.Person(
                document, event, person.client(), session.number(), person.name(), person.colour()));
    }

    /** The text was changed: all carets go along. */
    void carry(Change change) {
        for (Participant participant : bySession.values()) {
            participant.carry(change);
        }
    }

    /** Tells all but the connection {@code session}, which may be null. */
    void sendToOthers(Long session, Encoded line) {
        for (Participant other : bySession.values()) {
            if (session == null || other.session.number() != session) {
                other.session.send(line);
            }
        }
    }
}
