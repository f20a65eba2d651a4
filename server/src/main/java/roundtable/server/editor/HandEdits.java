package roundtable.server.editor;

import java.util.concurrent.CompletableFuture;
import roundtable.protocol.EditorRequest;
import roundtable.protocol.change.Change;
import roundtable.protocol.change.Pieces;
import roundtable.server.storage.Committer;

/** Makes edits of what was done to a document's file by hand, one for each piece that a line can carry. */
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
     * Makes {@code change} on that revision, and returns when all of it is stored. Others may edit in between: all pieces are
     * made on the same revision. The same change of the same revision under the same name is made only once.
     */
    void make(Change change, long revision, String name) {
        int n = 0;
        for (Change piece : Pieces.sideBySide(change, longestPiece)) {
            String id = "file-" + revision + "-" + name + "-" + ++n;
            CompletableFuture<Long> accepted = new CompletableFuture<>();
            committer.submit(new EditTask(
                    documents,
                    new EditorRequest.Edit(document, revision, id, piece, null, null),
                    new EditTask.Author(NOBODY, null, document),
                    longestLine,
                    new EditTask.Outcome(accepted::complete, accepted::completeExceptionally)));
            committer.await(accepted);
        }
    }
}
