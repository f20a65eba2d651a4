package roundtable.server.net;

import java.io.IOException;

/** The client is gone, or cannot be talked to any more: there is nobody left to answer. */
public final class ConnectionLostException extends IOException {
    /** For that reason. */
    public ConnectionLostException(String message, Throwable cause) {
        super(message, cause);
    }
}
