package roundtable.client.link;

import roundtable.protocol.Message;
import roundtable.protocol.SessionEvent;

/** Hears what happens on the line to one service, in the order in which it happens. */
public interface LinkListener<E extends Message.Event> {
    /** The line is up; each time, also after a reconnect. */
    default void connected(SessionEvent.Welcome welcome) {}

    /** Everything that is not the answer to an ask. */
    default void received(E event) {}

    /** An error without an ask. */
    default void refused(SessionEvent.Refused refusal) {}

    /** The line is down; the reason is for a person. */
    default void lost(String reason) {}
}
