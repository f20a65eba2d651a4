package roundtable.protocol;

import java.util.OptionalInt;

/** A request that is refused: its code and its message go to whoever asked. The message is for a person to read. */
public class ProtocolException extends RuntimeException {
    private final ErrorCode code;
    private final int position;

    /** A refusal of a whole request. */
    public ProtocolException(ErrorCode code, String message) {
        this(code, message, -1);
    }

    /** A refusal for what stands at {@code position} (UTF-16 units) of the text that was sent. */
    public ProtocolException(ErrorCode code, String message, int position) {
        super(message);
        this.code = code;
        this.position = position;
    }

    /** The refusal of a field that is not what it should be. */
    public static ProtocolException invalid(String message) {
        return new ProtocolException(ErrorCode.INVALID, message);
    }

    /** What the wire calls this error. */
    public ErrorCode code() {
        return code;
    }

    /** Where in the text that was sent the trouble is, if it is at a place. */
    public OptionalInt position() {
        return position < 0 ? OptionalInt.empty() : OptionalInt.of(position);
    }
}
