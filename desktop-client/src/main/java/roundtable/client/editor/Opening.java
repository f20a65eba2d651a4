package roundtable.client.editor;

import java.util.ArrayList;
import java.util.List;
import roundtable.client.link.Answer;
import roundtable.protocol.EditorEvent;
import roundtable.protocol.SessionEvent;

/** Gathers a document, or what was missed of it, in however many parts it comes, so that all of it is used at once. */
final class Opening implements Answer<EditorEvent> {
    private final StringBuilder text = new StringBuilder();
    private final List<EditorEvent.Changed> missed = new ArrayList<>();
    private final Taker taker;

    Opening(Taker taker) {
        this.taker = taker;
    }

    /** What is done with it. */
    interface Taker {
        /** The whole text came; {@code last} is its last part. */
        void whole(EditorEvent.Document last, String text);

        /** What was missed came. */
        void missed(List<EditorEvent.Changed> changes, List<EditorEvent.Present> people);

        void refused(SessionEvent.Refused refusal);
    }

    @Override
    public void received(EditorEvent event) {
        if (event instanceof EditorEvent.Document part) {
            text.append(part.text());
            if (!Boolean.TRUE.equals(part.more())) {
                taker.whole(part, text.toString());
            }
        } else if (event instanceof EditorEvent.Changes part) {
            missed.addAll(part.changes());
            if (!Boolean.TRUE.equals(part.more())) {
                taker.missed(missed, part.people());
            }
        }
    }

    @Override
    public void refused(SessionEvent.Refused refusal) {
        taker.refused(refusal);
    }
}
