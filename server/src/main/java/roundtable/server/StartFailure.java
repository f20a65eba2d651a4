package roundtable.server;

/** The server could not be started; nothing of it is left running. The message is for a person to read. */
public final class StartFailure extends Exception {
    StartFailure(String message, Throwable cause) {
        super(message, cause);
    }
}
