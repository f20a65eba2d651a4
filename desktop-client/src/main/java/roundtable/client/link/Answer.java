package roundtable.client.link;

import roundtable.protocol.Message;
import roundtable.protocol.SessionEvent;

/** What becomes of a request that was asked. */
public interface Answer<E extends Message.Event> {
    /** An answer came; several times where it comes in parts ("more"). */
    void received(E event);

    /** The request was refused. */
    void refused(SessionEvent.Refused refusal);

    /**
     * There is no line, or it broke before the answer came. Usually that is like an {@code unavailable} of the server.
     *
     * @param why as an {@code unavailable}
     */
    default void lost(SessionEvent.Refused why) {
        refused(why);
    }
}
