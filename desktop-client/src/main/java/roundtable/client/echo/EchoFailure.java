package roundtable.client.echo;

import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.PortUnreachableException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import roundtable.client.text.Messages;

/** A test that could not be made; its message says why to the person who made it. */
final class EchoFailure extends Exception {
    EchoFailure(String key, Object... arguments) {
        super(Messages.text(key, arguments));
    }

    /** What such an exception from a socket says of the other end. */
    static EchoFailure of(IOException e, String remote) {
        return new EchoFailure("echo.problem." + kind(e), remote);
    }

    private static String kind(IOException e) {
        if (e instanceof UnknownHostException) {
            return "unknown-host";
        }
        if (e instanceof SocketTimeoutException) {
            return "timed-out";
        }
        if (e instanceof NoRouteToHostException || unreachable(e)) {
            return "unreachable";
        }
        return e instanceof ConnectException || e instanceof PortUnreachableException ? "refused" : "broken";
    }

    /** The systems have no exception of its own for it, only their words. */
    private static boolean unreachable(IOException e) {
        String words = String.valueOf(e.getMessage());
        return words.contains("unreachable") || words.contains("No route") || words.contains("not available");
    }
}
