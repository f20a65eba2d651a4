package roundtable.protocol;

/** A line that is longer than the connection allows; what follows it cannot be read any more. */
public final class LineTooLongException extends ProtocolException {
    LineTooLongException(int longest) {
        super(ErrorCode.LINE_TOO_LONG, "A line must not be longer than " + longest + " bytes");
    }
}
