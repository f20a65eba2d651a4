package roundtable.client.window.editor;

import javax.swing.text.AbstractDocument;
import javax.swing.text.BadLocationException;
import javax.swing.text.Document;
import roundtable.protocol.change.Change;
import roundtable.protocol.change.ChangeBuilder;

/**
 * The range of a text outside of which a change changes nothing.
 *
 * @param from where it begins, before and after
 * @param to where it ends before
 */
record Span(int from, int to) {

    static Span of(Change change) {
        int[] found = {-1, 0, 0};
        change.forEach(new Change.Parts() {
            private void touched() {
                found[0] = found[0] < 0 ? found[1] : found[0];
                found[2] = found[1];
            }

            @Override
            public void keep(int length) {
                found[1] += length;
            }

            @Override
            public void insert(String text) {
                touched();
            }

            @Override
            public void delete(int length) {
                touched();
                found[1] += length;
                found[2] = found[1];
            }
        });
        return new Span(Math.max(0, found[0]), found[2]);
    }

    /** Makes the change of that span in one piece. */
    void replace(Document document, Change change) throws BadLocationException {
        String before = document.getText(from, to - from);
        ((AbstractDocument) document).replace(from, to - from, shifted(change).apply(before), null);
    }

    /** The change as one of the span alone. */
    private Change shifted(Change change) {
        ChangeBuilder shifted = Change.builder();
        change.forEach(new Change.Parts() {
            private int skip = from;

            @Override
            public void keep(int length) {
                int skipped = Math.min(skip, length);
                skip -= skipped;
                if (length > skipped) {
                    shifted.keep(length - skipped);
                }
            }

            @Override
            public void insert(String text) {
                shifted.insert(text);
            }

            @Override
            public void delete(int length) {
                shifted.delete(length);
            }
        });
        return shifted.build();
    }
}
