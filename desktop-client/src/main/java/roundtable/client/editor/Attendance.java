package roundtable.client.editor;

import java.util.List;
import java.util.function.Supplier;
import roundtable.client.link.ServiceLink;
import roundtable.protocol.EditorEvent;
import roundtable.protocol.EditorRequest;
import roundtable.protocol.SessionEvent;
import roundtable.protocol.change.Change;
import roundtable.protocol.change.Change.Side;

/** Who has the document open and where their carets are, the own one included. For the delivery thread. */
final class Attendance {
    private final ServiceLink<EditorEvent> link;
    private final EditorModel model;
    private final Supplier<String> document;
    private EditorEvent.Present self = new EditorEvent.Present(-1, -1, "", null, null, null);
    private int position;
    private int anchor;
    private boolean told;

    Attendance(ServiceLink<EditorEvent> link, EditorModel model, Supplier<String> document) {
        this.link = link;
        this.model = model;
        this.document = document;
    }

    void connected(SessionEvent.Welcome welcome) {
        self = new EditorEvent.Present(welcome.client(), welcome.session(), welcome.name(), null, null, null);
        told = false;
    }

    /** The person at this window, as of the last welcome; without number and name before the first. */
    EditorEvent.Present self() {
        return self;
    }

    void alone() {
        model.people(List.of());
    }

    void present(List<EditorEvent.Present> people, SyncedText synced) {
        model.people(people.stream()
                .map(person -> {
                    Integer at = person.position();
                    Integer from = person.anchor() == null ? at : person.anchor();
                    return new Participant(
                            person.client(),
                            person.session(),
                            person.name(),
                            at == null ? -1 : synced.onScreen(at),
                            from == null ? -1 : synced.onScreen(from),
                            person.session() == self.session());
                })
                .toList());
    }

    void received(EditorEvent event, SyncedText synced) {
        if (event instanceof EditorEvent.Person person && person.document().equals(document.get())) {
            if (person.event().equals("left")) {
                model.left(person.session());
            } else {
                model.joined(new Participant(
                        person.client(), person.session(), person.name(), -1, -1, person.session() == self.session()));
            }
        } else if (event instanceof EditorEvent.Caret caret && caret.document().equals(document.get())) {
            place(caret.session(), caret.position(), caret.anchor(), synced);
        }
    }

    void moved(EditorEvent.Changed changed, SyncedText synced) {
        if (changed.session() != null && changed.position() != null) {
            place(changed.session(), changed.position(), changed.anchor(), synced);
        }
    }

    private void place(long who, int at, Integer from, SyncedText synced) {
        if (who != self.session()) {
            model.moved(who, synced.onScreen(at), synced.onScreen(from == null ? at : from));
        }
    }

    void caretMoved(int newPosition, int newAnchor) {
        told = told && newPosition == position && newAnchor == anchor;
        position = newPosition;
        anchor = newAnchor;
    }

    /** The others do not know the own caret. */
    void untold() {
        told = false;
    }

    /** Others changed the text on the screen: the own caret goes along, at the server too. */
    void carry(Change change) {
        position = change.mapPosition(position, Side.FIRST);
        anchor = change.mapPosition(anchor, Side.FIRST);
    }

    /** Tells the own caret, which is in the text of that revision, unless the others know it. */
    void tellCaret(long revision) {
        if (!told) {
            told = link.send(new EditorRequest.Caret(document.get(), revision, position, anchor));
        }
    }

    /** The edit with the caret as it stands after it, where that is known. */
    EditorRequest.Edit withCaret(SyncedText.Sending sending) {
        EditorRequest.Edit edit = sending.edit(position, anchor);
        told = edit.position() != null;
        return edit;
    }
}
