package roundtable.client.editor;

import java.util.List;
import roundtable.protocol.change.Change;

/**
 * All that is known of a document here, to be found again at the next start: the server's text at a revision, and what the
 * server has not accepted. Immutable.
 *
 * @param flight the edit that may have been sent, with its id; or null
 * @param waiting what was typed since, and never sent
 */
record Draft(String document, String epoch, long revision, Base base, Pending flight, List<Pending> waiting) {
    Draft {
        waiting = List.copyOf(waiting);
    }

    /** Whether it holds something that no server has. */
    boolean isUnaccepted() {
        return flight != null || !waiting.isEmpty();
    }

    /** The text on the screen. */
    String screen() {
        String text = base.since().apply(base.text());
        if (flight != null) {
            text = flight.change().apply(text);
        }
        return Change.composeAll(waiting.stream().map(Pending::change).toList()).apply(text);
    }

    /**
     * The server's text as one that is stored under a name, and what has changed since.
     *
     * @param name never given to another text
     */
    record Base(String name, CharSequence text, Change since) {}
}
