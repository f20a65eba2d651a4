package roundtable.client.link;

import java.io.IOException;

/** What answers at an address does not speak the contract. */
final class NotRoundtableException extends IOException {
    NotRoundtableException(String message) {
        super(message);
    }

    NotRoundtableException(String message, Throwable cause) {
        super(message, cause);
    }
}
