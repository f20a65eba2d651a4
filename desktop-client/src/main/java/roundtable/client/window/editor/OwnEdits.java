package roundtable.client.window.editor;

import javax.swing.text.AttributeSet;
import javax.swing.text.BadLocationException;
import javax.swing.text.Document;
import javax.swing.text.DocumentFilter;
import roundtable.protocol.Visible;
import roundtable.protocol.change.Change;

/**
 * Sees what the person does to a document, as changes that cut no surrogate pair and hold no half of one. Every other
 * unit, CR included, stays as it is: positions here are the wire's positions.
 */
final class OwnEdits extends DocumentFilter {
    /** Hears of an edit once the document has it. */
    interface Listener {
        /** The document is about to change. */
        default void editing() {}

        void edited(Change change, Change inverse);
    }

    private final Listener listener;
    private boolean silent;
    private boolean editing;
    /** The first half of a pair that is typed as two keys, or 0. */
    private char half;

    OwnEdits(Listener listener) {
        this.listener = listener;
    }

    /** Runs what changes the document on the others' behalf. */
    void silently(Runnable step) {
        silent = true;
        try {
            step.run();
        } finally {
            silent = false;
        }
    }

    /** Whether the document is being changed just now, by anyone: a caret that moves then is not the person's move. */
    boolean isChanging() {
        return silent || editing;
    }

    @Override
    public void remove(FilterBypass bypass, int offset, int length) throws BadLocationException {
        replace(bypass, offset, length, "", null);
    }

    @Override
    public void insertString(FilterBypass bypass, int offset, String text, AttributeSet attributes)
            throws BadLocationException {
        replace(bypass, offset, 0, text, attributes);
    }

    @Override
    public void replace(FilterBypass bypass, int offset, int length, String text, AttributeSet attributes)
            throws BadLocationException {
        if (silent) {
            bypass.replace(offset, length, text, attributes);
            return;
        }
        Document document = bypass.getDocument();
        int from = insidePair(document, offset) ? offset - 1 : offset;
        int to = length > 0 && insidePair(document, offset + length) ? offset + length + 1 : offset + length;
        if (length == 0) {
            to = from;
        }
        String whole = whole(text == null ? "" : text);
        String removed = document.getText(from, to - from);
        if (whole.isEmpty() && removed.isEmpty()) {
            return;
        }
        listener.editing();
        editing = true;
        try {
            bypass.replace(from, to - from, whole, attributes);
        } finally {
            editing = false;
        }
        listener.edited(Change.replace(from, removed.length(), whole), Change.replace(from, whole.length(), removed));
    }

    private static boolean insidePair(Document document, int offset) throws BadLocationException {
        return offset > 0
                && offset < document.getLength()
                && Character.isLowSurrogate(document.getText(offset, 1).charAt(0))
                && Character.isHighSurrogate(document.getText(offset - 1, 1).charAt(0));
    }

    /** Joins a pair that came in two halves, and puts the replacement character for a half that stays alone. */
    private String whole(String text) {
        String joined = half != 0 ? half + text : text;
        half = 0;
        if (joined.length() == 1 && Character.isHighSurrogate(joined.charAt(0))) {
            half = joined.charAt(0);
            return "";
        }
        StringBuilder sound = new StringBuilder(joined);
        for (int at = Visible.unpairedSurrogate(sound); at >= 0; at = Visible.unpairedSurrogate(sound)) {
            sound.setCharAt(at, '\uFFFD');
        }
        return sound.toString();
    }
}
