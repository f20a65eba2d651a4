package roundtable.client.editor;

import roundtable.protocol.change.Change;

/** Goes along with the text on the screen, change by change. */
public interface ScreenWatcher {
    /** The person at this window changed it. */
    void own(Change change);

    /** Somebody else did. */
    void others(Change change, long client, String name);

    /** It is another text, or one that several people have changed meanwhile; now it follows the server's again. */
    void anew();
}
