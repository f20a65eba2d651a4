package roundtable.client.editor;

/** A revision came that does not follow the last one known; the document has to be opened anew. */
final class OutOfStepException extends RuntimeException {
    OutOfStepException(long awaited, long came) {
        super("revision " + came + " came where " + awaited + " was awaited");
    }
}
