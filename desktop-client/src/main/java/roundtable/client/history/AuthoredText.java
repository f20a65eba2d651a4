package roundtable.client.history;

import roundtable.protocol.change.Change;
import roundtable.protocol.change.TextBuffer;
import roundtable.protocol.change.TextSnapshot;

/**
 * A text that knows the author of each of its units: a second text of the same length, whose units are the numbers of the
 * authors, goes through the same changes. For one thread.
 */
final class AuthoredText {
    private final TextBuffer text;
    private final TextBuffer authors;

    /** The text and its authors as they were at one moment; for any thread. */
    record Snapshot(TextSnapshot text, TextSnapshot authors) {}

    /** An empty text. */
    AuthoredText() {
        text = new TextBuffer("");
        authors = new TextBuffer("");
    }

    /** One that goes on from there. */
    AuthoredText(Snapshot from) {
        text = new TextBuffer(from.text);
        authors = new TextBuffer(from.authors);
    }

    Snapshot snapshot() {
        return new Snapshot(text.snapshot(), authors.snapshot());
    }

    /**
     * That author made a change.
     *
     * @throws roundtable.protocol.ProtocolException where it does not fit
     */
    void apply(Change change, int author) {
        change.check(text);
        change.applyTo(text);
        apply(change, author, authors);
    }

    /** Does to the authors of a text what a change by one of them does to the text. */
    static void apply(Change change, int author, TextBuffer authors) {
        change.applyTo(new Change.Target() {
            @Override
            public void delete(int position, int length) {
                authors.delete(position, length);
            }

            @Override
            public void insert(int position, String inserted) {
                authors.insert(position, Character.toString(author).repeat(inserted.length()));
            }
        });
    }
}
