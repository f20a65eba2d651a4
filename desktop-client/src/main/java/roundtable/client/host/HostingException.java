package roundtable.client.host;

/** No session could be started on this machine; the message is for a person to read. */
public final class HostingException extends Exception {
    HostingException(String message, Throwable cause) {
        super(message, cause);
    }
}
