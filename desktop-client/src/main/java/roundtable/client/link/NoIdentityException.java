package roundtable.client.link;

import java.io.IOException;

/** A server does not tell which one it is. */
final class NoIdentityException extends IOException {
    NoIdentityException(Throwable cause) {
        super(cause.getMessage(), cause);
    }
}
