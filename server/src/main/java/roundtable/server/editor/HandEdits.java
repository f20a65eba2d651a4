package roundtable.server.editor;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import roundtable.protocol.EditorEvent.Changed;
import roundtable.protocol.EditorRequest;
import roundtable.protocol.change.Change;
import roundtable.protocol.change.Change.Side;
import roundtable.server.storage.Committer;

/**
 * Makes edits of what was done to a document's file by hand, one for each piece that a line can carry. Like a client it
 * waits for each, and carries what is still to come over what others did meanwhile. For one thread at a time.
 */
final class HandEdits {
    /** The author of what was edited by hand: a number that no person has. */
    private static final long NOBODY = 0;

    private final String document;
    private final Documents documents;
    private final Committer committer;
    private final int longestLine;
    /** What a line can surely carry, however it is escaped. */
    private final int longestPiece;

    HandEdits(String document, Documents documents, Committer committer, int longestLine) {
        this.document = document;
        this.documents = documents;
        this.committer = committer;
        this.longestLine = longestLine;
        longestPiece = Math.min(1 << 16, EditTask.longestInsert(longestLine));
    }

    /**
     * Makes {@code change}, a single replacement, on that revision, and returns when it is stored. The same change under the
     * same name is made only once.
     */
    void make(Change change, long revision, String name) {
        List<Change> pieces = change.isNone() ? new ArrayList<>() : pieces(change);
        long base = revision;
        for (int n = 1; !pieces.isEmpty(); n++) {
            Change piece = pieces.removeFirst();
            long accepted = submit(piece, base, name + "-" + n);
            carry(pieces, piece, base, accepted);
            base = accepted;
        }
    }

    private long submit(Change piece, long base, String id) {
        CompletableFuture<Long> accepted = new CompletableFuture<>();
        committer.submit(new EditTask(
                documents,
                new EditorRequest.Edit(document, base, id, piece, null, null),
                new EditTask.Author(NOBODY, null, document),
                longestLine,
                new EditTask.Outcome(accepted::complete, accepted::completeExceptionally)));
        return committer.await(accepted);
    }

    /** The pieces still to come are made on the piece before them; now they are to follow on what it became. */
    private void carry(List<Change> pieces, Change made, long base, long accepted) {
        if (pieces.isEmpty()) {
            return;
        }
        Change piece = made;
        for (Change other : committer.ask(() -> others(base, accepted))) {
            Change over = other.transform(piece, Side.FIRST);
            piece = piece.transform(other, Side.SECOND);
            for (int i = 0; i < pieces.size(); i++) {
                Change next = pieces.get(i);
                pieces.set(i, next.transform(over, Side.SECOND));
                over = over.transform(next, Side.FIRST);
            }
        }
    }

    private List<Change> others(long base, long accepted) {
        List<Change> others = new ArrayList<>();
        documents
                .require(document)
                .changes(base, accepted - 1)
                .forEachRemaining((Changed changed) -> others.add(changed.change()));
        return others;
    }

    /** The first deletes what there is to delete, and each inserts behind the one before it. */
    private List<Change> pieces(Change change) {
        String inserted = change.inserted();
        int[] place = new int[2];
        change.forEach(new Change.Parts() {
            @Override
            public void keep(int length) {
                place[0] = length;
            }

            @Override
            public void insert(String text) {}

            @Override
            public void delete(int length) {
                place[1] = length;
            }
        });
        List<Change> pieces = new ArrayList<>();
        int from = 0;
        do {
            int to = Math.min(inserted.length(), from + longestPiece);
            if (to < inserted.length() && Character.isLowSurrogate(inserted.charAt(to))) {
                to--;
            }
            pieces.add(Change.replace(place[0] + from, from == 0 ? place[1] : 0, inserted.substring(from, to)));
            from = to;
        } while (from < inserted.length());
        return pieces;
    }
}
