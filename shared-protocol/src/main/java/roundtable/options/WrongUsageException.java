package roundtable.options;

/** The options make no sense; the message says why, for the person who typed them. */
public final class WrongUsageException extends Exception {
    /** With that reason. */
    public WrongUsageException(String why) {
        super(why);
    }
}
