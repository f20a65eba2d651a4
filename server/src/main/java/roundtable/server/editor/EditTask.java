package roundtable.server.editor;

import static java.lang.System.Logger.Level.DEBUG;

import java.util.Arrays;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import roundtable.protocol.EditorRequest;
import roundtable.protocol.ErrorCode;
import roundtable.protocol.ProtocolException;
import roundtable.protocol.Wire;
import roundtable.server.net.Encoded;
import roundtable.server.storage.Committer;

/** One edit on its way: it gets its place in the order, is stored, and is shown. */
final class EditTask implements Committer.Task {
    private static final System.Logger LOG = System.getLogger("roundtable.editor");
    /** What the server adds to a change on its way to the others, at most. */
    private static final int ADDED = 4_096;

    /** Who made the edit; {@code session} is null where it came from no connection. */
    record Author(long client, Long session, String name) {}

    /** What becomes of it, told in the committer's thread. */
    record Outcome(LongConsumer accepted, Consumer<ProtocolException> refused) {}

    private final Documents documents;
    private final EditorRequest.Edit edit;
    private final Author author;
    private final int longestLine;
    private final Outcome outcome;
    private SharedDocument document;
    private SharedDocument.Prepared prepared;
    private Encoded line;

    EditTask(Documents documents, EditorRequest.Edit edit, Author author, int longestLine, Outcome outcome) {
        this.documents = documents;
        this.edit = edit;
        this.author = author;
        this.longestLine = longestLine;
        this.outcome = outcome;
    }

    /** How many characters an edit can insert wherever a line is that long, however they are escaped. */
    static int longestInsert(int longestLine) {
        return (longestLine - ADDED) / 6;
    }

    @Override
    public byte[] prepare() {
        document = documents.require(edit.document());
        if (document.known(author.client, edit).isPresent()) {
            return null;
        }
        prepared = document.prepare(edit, author.client, author.session, author.name, Wire.now());
        byte[] encoded = Wire.encode(prepared.changed());
        if (encoded.length > longestLine - ADDED) {
            document.undo(prepared);
            prepared = null;
            throw new ProtocolException(
                    ErrorCode.TOO_LARGE,
                    "'change' is too long to be sent on in one line; send it as several edits of up to "
                            + longestInsert(longestLine) + " characters");
        }
        line = Encoded.line(encoded);
        // In the journal an entry stands without its LF.
        return Arrays.copyOf(encoded, encoded.length - 1);
    }

    @Override
    public void undo() {
        document.undo(prepared);
    }

    @Override
    public void publish(long position) {
        if (prepared == null) {
            acceptAgain();
            return;
        }
        LOG.log(DEBUG, "Received update from client {0}: {1}", author.name, edit.document());
        document.publish(prepared.changed(), line, position);
        LOG.log(DEBUG, "Broadcasting update to all clients: {0} {1}", edit.document(), document.revision());
        outcome.accepted.accept(prepared.changed().revision());
    }

    /** It was sent again; the one that it repeats may have been in this very batch, and not have been stored. */
    private void acceptAgain() {
        OptionalLong revision = document.known(author.client, edit);
        if (revision.isPresent()) {
            outcome.accepted.accept(revision.getAsLong());
        } else {
            refuse(new ProtocolException(ErrorCode.UNAVAILABLE, "The edit could not be stored; send it again"));
        }
    }

    @Override
    public void refuse(ProtocolException why) {
        outcome.refused.accept(why);
    }
}
