package roundtable.client.link;

import java.net.SocketTimeoutException;

/** What took the connection at an address said nothing to the hello. */
final class SilentException extends SocketTimeoutException {
    SilentException(Throwable cause) {
        super("no answer to hello");
        initCause(cause);
    }
}
