package roundtable.protocol;

import roundtable.protocol.change.Change;

/**
 * What a client says to the editor. It opens a document, sends its edits one after the other, each made on the revision
 * that it names, and tells where its caret is. Positions are UTF-16 units.
 */
public sealed interface EditorRequest extends Message.Request {

    /**
     * Asks for a document and all that happens to it from now on.
     *
     * @param revision with {@code epoch}: what the client has already, so that only later changes are sent; or null
     */
    record Open(String document, Long revision, String epoch) implements EditorRequest {
        public Open {
            FileNames.check("document", document);
            Require.notNegative("revision", revision);
        }
    }

    /**
     * Changes a document.
     *
     * @param revision the revision that the change was made on
     * @param edit the author's own id for it, never used twice
     * @param position the caret after the change, or null
     * @param anchor the other end of the selection after the change, or null
     */
    record Edit(String document, long revision, String edit, Change change, Integer position, Integer anchor)
            implements EditorRequest {
        public Edit {
            FileNames.check("document", document);
            Require.notNegative("revision", revision);
            Require.id("edit", edit);
            Require.present("change", change);
            Require.notNegative("position", position);
            Require.notNegative("anchor", anchor);
        }
    }

    /** Tells where the caret is, and the other end of its selection, in the text of that revision. */
    record Caret(String document, long revision, int position, Integer anchor) implements EditorRequest {
        public Caret {
            FileNames.check("document", document);
            Require.notNegative("revision", revision);
            Require.notNegative("position", position);
            Require.notNegative("anchor", anchor);
        }
    }

    /** Ends the events of a document. */
    record Close(String document) implements EditorRequest {
        public Close {
            FileNames.check("document", document);
        }
    }

    /** Asks for the changes that made the revisions {@code from + 1} to {@code to}. */
    record History(String document, long from, long to) implements EditorRequest {
        public History {
            FileNames.check("document", document);
            Require.notNegative("from", from);
            if (to < from) {
                throw ProtocolException.invalid("'to' must not be less than 'from'");
            }
        }
    }

    /** Asks which documents there are. */
    record Documents() implements EditorRequest {}

    /** Makes a new, empty document and opens it. */
    record Create(String document) implements EditorRequest {
        public Create {
            FileNames.check("document", document);
        }
    }

    /**
     * Gives a document another name, while nobody has it open.
     *
     * @param to the new name
     */
    record Rename(String document, String to) implements EditorRequest {
        public Rename {
            FileNames.check("document", document);
            FileNames.check("to", to);
        }
    }

    /**
     * Gives a revision a name of its own, or takes it away.
     *
     * @param title the revision's name; or null, and it has none any more
     */
    @WireName("name-revision")
    record NameRevision(String document, long revision, String title) implements EditorRequest {
        public NameRevision {
            FileNames.check("document", document);
            Require.notNegative("revision", revision);
            if (title != null) {
                Visible.title("title", title);
            }
        }
    }

    /** Asks which revisions of a document have names. */
    @WireName("named-revisions")
    record NamedRevisions(String document) implements EditorRequest {
        public NamedRevisions {
            FileNames.check("document", document);
        }
    }
}
