package roundtable.server.storage;

import java.time.Instant;
import roundtable.protocol.Message;

/**
 * What the journal holds beside the changes and messages themselves, which stand in it as they went over the wire. Each
 * is a JSON object like a message.
 */
public sealed interface Entry extends Message.Event {

    /** A document came to be. */
    record Created(String document, String epoch, Instant time) implements Entry {}

    /** A document's text as of that revision is about to be written to its file; the hash is that of its UTF-8. */
    record Exported(String document, long revision, String sha256) implements Entry {}

    /** A person has that name, was last seen then, and has that colour; null where an earlier server gave it by the number. */
    record Named(long client, String name, Instant seen, Integer colour) implements Entry {}

    /** All client numbers up to that one are given, or may have been. */
    record SetAside(long upTo) implements Entry {}
}
