package roundtable.client.chat;

import java.time.Instant;

/**
 * Something written that the server has not given back yet.
 *
 * @param id the writer's own id for it, never used twice
 * @param problem why it could not be sent, for a person; empty while there is hope
 */
public record Outgoing(String id, String text, Instant written, String problem) {
    /** Whether it stays unsent until the person does something. */
    public boolean failed() {
        return !problem.isEmpty();
    }

    Outgoing failed(String why) {
        return new Outgoing(id, text, written, why);
    }

    Outgoing again() {
        return new Outgoing(id, text, written, "");
    }
}
