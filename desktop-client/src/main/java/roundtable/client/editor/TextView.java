package roundtable.client.editor;

import roundtable.protocol.change.Change;

/** The text as it stands on the screen. What the controller does to it is not typed, and is not told back to it. */
public interface TextView {
    /** Another text altogether. */
    void show(String text);

    /** Changes it, keeping caret and selection where they are in the text. */
    void apply(Change change);

    /** Changes it on the person's own behalf, selects, and shows what is selected then. */
    void applyAndSelect(Change change, int position, int anchor);

    /** Where the caret is. */
    int position();

    /** The other end of the selection. */
    int anchor();

    /** All of it, as it now is and without being copied; not to be used after the next change. */
    CharSequence text();
}
