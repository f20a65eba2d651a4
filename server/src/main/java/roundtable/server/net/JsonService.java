package roundtable.server.net;

import roundtable.protocol.Message;
import roundtable.protocol.Service;

/** A service whose clients say hello and then speak JSON lines. */
public interface JsonService<R extends Message.Request> {

    /** Which one it is. */
    Service service();

    /** The sealed interface of its requests. */
    Class<R> requests();

    /** A client has come in; its welcome goes out before anything that is sent here. */
    Conversation<R> begin(Session session);
}
