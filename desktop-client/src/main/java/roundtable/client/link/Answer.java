package roundtable.client.link;

import roundtable.protocol.Message;
import roundtable.protocol.SessionEvent;

/** What becomes of a request that was asked. */
public interface Answer<E extends Message.Event> {
    /** An answer came; several times where it comes in parts ("more"). */
    void received(E event);

    /** The request was refused, or the line broke before the answer came ({@code unavailable}). */
    void refused(SessionEvent.Refused refusal);
}
