package roundtable.client.link;

import java.io.EOFException;
import roundtable.protocol.Visible;

/** The server ended the connection on its own account; its message is the server's reason, escaped. */
public final class ClosingException extends EOFException {
    ClosingException(String reason) {
        super(Visible.escaped(reason));
    }
}
