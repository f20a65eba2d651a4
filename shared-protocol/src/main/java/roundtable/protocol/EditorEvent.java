package roundtable.protocol;

import java.time.Instant;
import java.util.List;
import roundtable.protocol.change.Change;

/** What the editor says to a client. All that concerns one document comes in the order of its revisions. */
public sealed interface EditorEvent extends Message.Event {

    /**
     * A document as it is at a revision; the text in parts where it is long.
     *
     * @param epoch names this history: a revision of another epoch means nothing here
     * @param people all connections that have it open
     * @param reset true where the client's own history is not the server's; or null
     * @param more true on all parts but the last; or null
     */
    record Document(
            String document,
            String epoch,
            long revision,
            String text,
            List<Present> people,
            Boolean reset,
            Boolean more)
            implements EditorEvent {
        public Document {
            people = people == null ? List.of() : List.copyOf(people);
        }
    }

    /** A connection that has a document open, its caret where it told one, and the person's colour, 1 to 8. */
    record Present(long client, long session, String name, Integer position, Integer anchor, Integer colour) {}

    /** The client's own edit became that revision. */
    record Accepted(String document, long revision, String edit) implements EditorEvent {}

    /** Somebody else's edit became that revision; the change fits on the revision before it. */
    @WireName("change")
    record Changed(
            String document,
            long revision,
            long client,
            Long session,
            String name,
            Instant time,
            String edit,
            Change change,
            Integer position,
            Integer anchor)
            implements EditorEvent {
        /** The same under the name that the document has now. */
        public Changed in(String nowCalled) {
            return nowCalled.equals(document)
                    ? this
                    : new Changed(nowCalled, revision, client, session, name, time, edit, change, position, anchor);
        }
    }

    /** The changes that a client missed or asked for, in parts where they are many. */
    record Changes(
            String document, String epoch, long revision, List<Changed> changes, List<Present> people, Boolean more)
            implements EditorEvent {
        public Changes {
            changes = List.copyOf(changes);
            people = people == null ? null : List.copyOf(people);
        }
    }

    /** Somebody's caret, in the text of that revision. */
    record Caret(String document, long client, long session, String name, long revision, int position, Integer anchor)
            implements EditorEvent {}

    /** Somebody opened or closed the document: {@code event} is {@code joined} or {@code left}. */
    record Person(String document, String event, long client, long session, String name, Integer colour)
            implements EditorEvent {}

    /** The documents of this server. */
    record Documents(List<Listed> documents, Boolean more) implements EditorEvent {
        public Documents {
            documents = List.copyOf(documents);
        }
    }

    /** One document of the list; {@code length} in UTF-16 units. */
    record Listed(String document, String epoch, long revision, int length, Instant modified) {}

    /** A document has another name from now on. */
    record Renamed(String document, String to) implements EditorEvent {}

    /**
     * Somebody gave a revision a name, or took it away.
     *
     * @param title the revision's name, or null where it has none any more
     * @param name that of the person
     */
    @WireName("named-revision")
    record NamedRevision(String document, long revision, String title, long client, String name, Instant time)
            implements EditorEvent {}

    /** All revisions of a document that have names, by their numbers. */
    @WireName("named-revisions")
    record NamedRevisions(String document, List<NamedRevision> revisions, Boolean more) implements EditorEvent {
        public NamedRevisions {
            revisions = List.copyOf(revisions);
        }
    }
}
