package roundtable.client.window.editor;

import java.util.Optional;
import roundtable.client.editor.EditorModel;
import roundtable.client.editor.Participant;

/** Goes to where somebody is in the text, and keeps going there as long as that person is followed. */
final class Companion {
    private final EditorModel model;
    private final SharedTextArea text;
    private Runnable changed = () -> {};
    /** The session that is followed, or -1; and where it was. */
    private long followed = -1;

    private int position = -1;

    Companion(EditorModel model, SharedTextArea text) {
        this.model = model;
        this.text = text;
    }

    /** Runs {@code listener} when the following begins or ends. */
    void listen(Runnable listener) {
        changed = listener;
    }

    void goTo(long session) {
        participant(session).filter(Participant::isPlaced).ifPresent(one -> text.reveal(one.position(), session));
    }

    void follow(long session) {
        followed = session;
        position = -1;
        refresh();
        changed.run();
    }

    void release() {
        if (followed >= 0) {
            followed = -1;
            changed.run();
        }
    }

    boolean isFollowing(long session) {
        return followed == session;
    }

    /** The people have moved: so does the view, if the one that is followed did. */
    void refresh() {
        if (followed < 0) {
            return;
        }
        Optional<Participant> leader = participant(followed);
        if (leader.isEmpty()) {
            release();
        } else if (leader.get().isPlaced() && leader.get().position() != position) {
            position = leader.get().position();
            text.reveal(position, followed);
        }
    }

    private Optional<Participant> participant(long session) {
        return model.people().stream().filter(one -> one.session() == session).findFirst();
    }
}
