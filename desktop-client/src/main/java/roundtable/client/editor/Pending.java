package roundtable.client.editor;

import roundtable.protocol.change.Change;
import roundtable.protocol.change.Change.Side;

/**
 * A change of the person's own that no revision has yet.
 *
 * @param edit the id under which it was sent, or null while it waits
 * @param edits of how many edits it was made
 */
record Pending(String edit, Change change, int edits) {

    Pending sentAs(String id) {
        return new Pending(id, change, edits);
    }

    Pending over(Change accepted) {
        return new Pending(edit, change.transform(accepted, Side.SECOND), edits);
    }

    Pending and(Change next) {
        return new Pending(edit, change.compose(next), edits + 1);
    }
}
