package roundtable.client.link;

import java.io.IOException;
import roundtable.protocol.Service;
import roundtable.protocol.SessionEvent;

/** At an address is a Roundtable server, but another of its services than the one asked for. */
final class OtherServiceException extends IOException {
    private final Service found;
    private final Integer editorPort;

    OtherServiceException(SessionEvent.Welcome welcome) {
        super("the service here is " + welcome.service().wireName());
        found = welcome.service();
        editorPort = welcome.services().get(Service.EDITOR);
    }

    Service found() {
        return found;
    }

    /** The port that belongs into the address, or null where the server does not say. */
    Integer editorPort() {
        return editorPort;
    }
}
