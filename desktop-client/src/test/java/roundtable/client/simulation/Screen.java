package roundtable.client.simulation;

import roundtable.client.editor.TextView;
import roundtable.protocol.change.Change;
import roundtable.protocol.change.Change.Side;

/** A text area without pixels. Each change has to fit the text as it stands. */
final class Screen implements TextView {
    private final Ledger ledger;
    private String text = "";
    private int position;
    private int anchor;
    private String expected;
    private boolean shown;

    Screen(Ledger ledger) {
        this.ledger = ledger;
    }

    /** The text that has to be there again at first. */
    void expect(String kept) {
        expected = kept;
    }

    @Override
    public void show(String whole) {
        if (shown) {
            throw new AssertionError("the text was replaced: '" + text + "' by '" + whole + "'");
        }
        if (expected != null && !expected.equals(whole)) {
            throw new AssertionError("the window was closed on '" + expected + "' and opened on '" + whole + "'");
        }
        shown = true;
        text = whole;
        position = 0;
        anchor = 0;
    }

    @Override
    public void apply(Change change) {
        change.check(text);
        text = change.apply(text);
        position = change.mapPosition(position, Side.FIRST);
        anchor = change.mapPosition(anchor, Side.FIRST);
    }

    /** The person's own change. */
    void edit(Change change, int newPosition, int newAnchor) {
        change.check(text);
        ledger.deletes(change, text);
        text = change.apply(text);
        select(newPosition, newAnchor);
    }

    @Override
    public void applyAndSelect(Change change, int newPosition, int newAnchor) {
        ledger.insertsAgain(change);
        edit(change, newPosition, newAnchor);
    }

    void select(int newPosition, int newAnchor) {
        check("the own caret", newPosition);
        check("the own caret", newAnchor);
        position = newPosition;
        anchor = newAnchor;
    }

    /** A place in the text, not within a pair. */
    void check(String what, int place) {
        if (place < 0 || place > text.length() || place != border(place)) {
            throw new AssertionError(what + " is at " + place + " in a text of " + text.length());
        }
    }

    /** That place, or the one before where it is within a pair. */
    int border(int place) {
        boolean within = place > 0
                && place < text.length()
                && Character.isLowSurrogate(text.charAt(place))
                && Character.isHighSurrogate(text.charAt(place - 1));
        return within ? place - 1 : place;
    }

    boolean isShown() {
        return shown;
    }

    @Override
    public int position() {
        return position;
    }

    @Override
    public int anchor() {
        return anchor;
    }

    @Override
    public String text() {
        return text;
    }
}
