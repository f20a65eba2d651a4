package roundtable.protocol;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.databind.annotation.JsonTypeIdResolver;

/**
 * One line on the wire. The {@code "type"} of a message is the name of its record with a small first letter, unless a
 * {@link WireName} says otherwise.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.CUSTOM, property = "type")
@JsonTypeIdResolver(MessageTypes.class)
public sealed interface Message permits Message.Request, Message.Event {

    /** What a client says. */
    non-sealed interface Request extends Message {}

    /** What a server says. */
    non-sealed interface Event extends Message {}
}
