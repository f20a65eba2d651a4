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
        return switch (e) {
            case UnknownHostException unknown -> new EchoFailure("echo.problem.unknown-host", remote);
            case PortUnreachableException refused -> new EchoFailure("echo.problem.refused", remote);
            case NoRouteToHostException unreachable -> new EchoFailure("echo.problem.unreachable", remote);
            case SocketTimeoutException silent -> new EchoFailure("echo.problem.timed-out", remote);
            case ConnectException refused when unreachable(refused) ->
                new EchoFailure("echo.problem.unreachable", remote);
            case ConnectException refused -> new EchoFailure("echo.problem.refused", remote);
            default ->
                unreachable(e)
                        ? new EchoFailure("echo.problem.unreachable", remote)
                        : new EchoFailure("echo.problem.broken", remote);
        };
    }

    /** The systems have no exception of its own for it, only their words. */
    private static boolean unreachable(IOException e) {
        String words = String.valueOf(e.getMessage());
        return words.contains("unreachable") || words.contains("No route") || words.contains("not available");
    }
}
