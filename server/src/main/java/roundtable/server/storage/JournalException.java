package roundtable.server.storage;

import java.io.IOException;

/** The journal cannot be trusted: its message says what is wrong and where. */
public final class JournalException extends IOException {
    JournalException(String message) {
        super(message);
    }
}
