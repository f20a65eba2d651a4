package roundtable.client.text;

import roundtable.protocol.ErrorCode;
import roundtable.protocol.Visible;

/** Says in the person's language why a server refused something about a file; what the server says itself is English. */
public final class Refusal {
    private Refusal() {}

    /** A sentence for that code, with the server's own words as its detail. */
    public static String words(ErrorCode code, String said) {
        return Messages.text(key(code), Visible.escaped(said));
    }

    private static String key(ErrorCode code) {
        return switch (code) {
            case NOT_FOUND -> "refused.not-found";
            case TOO_LARGE -> "refused.too-large";
            case UNAVAILABLE, TOO_FAST -> "refused.unavailable";
            case SERVER_FULL -> "refused.server-full";
            case UNAUTHORIZED, FORBIDDEN, READ_ONLY -> "refused.forbidden";
            case INTERNAL -> "refused.internal";
            case BAD_JSON, UNKNOWN_TYPE, INVALID, LINE_TOO_LONG, CONFLICT, UNSUPPORTED_PROTOCOL -> "refused.other";
        };
    }
}
