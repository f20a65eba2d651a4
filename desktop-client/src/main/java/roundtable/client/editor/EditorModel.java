package roundtable.client.editor;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;
import roundtable.protocol.change.Change;

/** What there is to show beside the text: who has it open and where, and whether all of it is safe. For one thread. */
public final class EditorModel {
    /** How safe the text is. */
    public enum Safety {
        /** No document has come yet. */
        CLOSED,
        /** Everything is accepted and durable. */
        SAVED,
        /** Something is on its way. */
        SAVING,
        /** The line is down; what is typed waits. */
        OFFLINE,
        /** The line is down and being brought up again. */
        RECONNECTING,
        /** The line is up, but the server takes nothing. */
        NOT_SAVED
    }

    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private final Map<Long, Participant> people = new LinkedHashMap<>();
    private String document = "";
    private Safety safety = Safety.CLOSED;
    private int waiting;
    private long revision;
    private String reason = "";
    private String notice = "";

    /** Runs {@code listener} after each change of this model. */
    public void listen(Runnable listener) {
        listeners.add(listener);
    }

    /** The name of the document, empty before it came. */
    public String document() {
        return document;
    }

    /** How safe the text is. */
    public Safety safety() {
        return safety;
    }

    /** How many edits the server has not accepted. */
    public int waiting() {
        return waiting;
    }

    /** The last revision that is known. */
    public long revision() {
        return revision;
    }

    /** Why the server takes nothing, or empty. */
    public String reason() {
        return reason;
    }

    /** What the person has to know, or empty. */
    public String notice() {
        return notice;
    }

    /** Who has the document open, this window included. */
    public List<Participant> people() {
        return List.copyOf(people.values());
    }

    void opened(String name) {
        document = name;
        changed();
    }

    void safe(Safety now, int edits, String why) {
        if (safety != now || waiting != edits || !reason.equals(why)) {
            safety = now;
            waiting = edits;
            reason = why;
            changed();
        }
    }

    void revision(long now) {
        if (revision != now) {
            revision = now;
            changed();
        }
    }

    void notice(String text) {
        notice = text;
        changed();
    }

    void people(List<Participant> present) {
        people.clear();
        present.forEach(participant -> people.put(participant.session(), participant));
        changed();
    }

    void joined(Participant participant) {
        people.putIfAbsent(participant.session(), participant);
        changed();
    }

    void left(long session) {
        if (people.remove(session) != null) {
            changed();
        }
    }

    void moved(long session, int position, int anchor) {
        if (people.computeIfPresent(session, (key, participant) -> participant.at(position, anchor)) != null) {
            changed();
        }
    }

    /** The text on the screen changed: the carets in it move along. */
    void carry(Change change) {
        replaceAll(participant -> participant.carried(change));
    }

    private void replaceAll(UnaryOperator<Participant> step) {
        new ArrayList<>(people.values())
                .forEach(participant -> people.put(participant.session(), step.apply(participant)));
        changed();
    }

    private void changed() {
        listeners.forEach(Runnable::run);
    }
}
