package roundtable.client.editor;

import java.security.SecureRandom;
import java.util.HexFormat;
import roundtable.protocol.change.Change;
import roundtable.protocol.change.TextBuffer;

/**
 * The server's text at the last known revision: without what waits here. It is kept as a text that rarely changes and the
 * changes since, so that storing it costs as much as what changed. For one thread.
 */
final class Confirmed {
    private static final SecureRandom CHANCE = new SecureRandom();
    private static final int NAME_BYTES = 8;
    private static final int MOST_PARTS = 1024;
    private static final int MOST_INSERTED = 1 << 16;

    private final TextBuffer text;
    private String baseName;
    private CharSequence base;
    private Change since;

    private Confirmed(String baseName, CharSequence base, Change since, String text) {
        this.baseName = baseName;
        this.base = base;
        this.since = since;
        this.text = new TextBuffer(text);
    }

    /** A text that came whole. */
    static Confirmed of(String text) {
        return new Confirmed(newName(), text, Change.NONE, text);
    }

    /** The text that was kept. */
    static Confirmed of(Draft.Base base) {
        return new Confirmed(
                base.name(), base.text(), base.since(), base.since().apply(base.text()));
    }

    private static String newName() {
        byte[] chance = new byte[NAME_BYTES];
        CHANCE.nextBytes(chance);
        return HexFormat.of().formatHex(chance);
    }

    /** The next revision, or several as one. */
    void apply(Change change) {
        if (change.isNone()) {
            return;
        }
        change.applyTo(text);
        since = since.compose(change);
        if (since.size() > MOST_PARTS || since.inserted().length() > MOST_INSERTED) {
            base = text.snapshot();
            baseName = newName();
            since = Change.NONE;
        }
    }

    /** What there is to keep of it, for any thread. */
    Draft.Base kept() {
        return new Draft.Base(baseName, base, since);
    }
}
