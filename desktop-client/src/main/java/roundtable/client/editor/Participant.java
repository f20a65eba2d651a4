package roundtable.client.editor;

import roundtable.protocol.change.Change;
import roundtable.protocol.change.Change.Side;

/**
 * A connection that has the document open.
 *
 * @param position the caret in the text on the screen, or -1 where it is not known
 * @param anchor the other end of the selection
 * @param own whether it is this window
 * @param moves how often the caret was moved by its owner; being carried along by an edit is no move
 */
public record Participant(long client, long session, String name, int position, int anchor, boolean own, int moves) {

    Participant(long client, long session, String name, int position, int anchor, boolean own) {
        this(client, session, name, position, anchor, own, 0);
    }

    /** Whether it is known where the caret is. */
    public boolean isPlaced() {
        return position >= 0;
    }

    Participant at(int newPosition, int newAnchor) {
        return new Participant(client, session, name, newPosition, newAnchor, own, moves + 1);
    }

    Participant carried(Change change) {
        return position < 0
                ? this
                : new Participant(
                        client,
                        session,
                        name,
                        change.mapPosition(position, Side.FIRST),
                        change.mapPosition(anchor, Side.FIRST),
                        own,
                        moves);
    }
}
