package roundtable.client.window.editor;

import javax.swing.text.BadLocationException;
import javax.swing.text.Document;
import javax.swing.text.Segment;

/** The text of a document as it stands there, read in place. For the event thread, until the next change. */
final class DocumentText implements CharSequence {
    private final Document document;
    private final int from;
    private final int to;
    private final Segment one = new Segment();

    DocumentText(Document document) {
        this(document, 0, document.getLength());
    }

    private DocumentText(Document document, int from, int to) {
        this.document = document;
        this.from = from;
        this.to = to;
        one.setPartialReturn(true);
    }

    @Override
    public int length() {
        return to - from;
    }

    @Override
    public char charAt(int index) {
        int at = from + index;
        int begin = one.array == null ? -1 : begins;
        if (begin < 0 || at < begin || at >= begin + one.count) {
            load(at);
        }
        return one.array[one.offset + at - begins];
    }

    /** Where the segment at hand begins. */
    private int begins;

    private void load(int at) {
        try {
            document.getText(at, to - at, one);
            begins = at;
        } catch (BadLocationException e) {
            throw new IllegalStateException("the document has changed", e);
        }
    }

    @Override
    public CharSequence subSequence(int start, int end) {
        return new DocumentText(document, from + start, from + end);
    }

    @Override
    public String toString() {
        try {
            return document.getText(from, length());
        } catch (BadLocationException e) {
            throw new IllegalStateException("the document has changed", e);
        }
    }
}
