package roundtable.client.editor;

import roundtable.protocol.change.Change;
import roundtable.protocol.change.Change.Side;

/**
 * A connection that has the document open.
 *
 * @param position the caret in the text on the screen, or -1 where it is not known
 * @param anchor the other end of the selection
 * @param own whether it is this window
 */
public record Participant(long client, long session, String name, int position, int anchor, boolean own) {

    Participant at(int newPosition, int newAnchor) {
        return new Participant(client, session, name, newPosition, newAnchor, own);
    }

    Participant carried(Change change) {
        return position < 0
                ? this
                : at(change.mapPosition(position, Side.FIRST), change.mapPosition(anchor, Side.FIRST));
    }
}
