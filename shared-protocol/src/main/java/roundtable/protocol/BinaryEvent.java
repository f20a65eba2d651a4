package roundtable.protocol;

/** What the converter says to a client; {@code more} is true on all parts but the last, or null. */
public sealed interface BinaryEvent extends Message.Event {

    /** Groups of eight bits with a space between them. */
    record Encoded(String bits, Boolean more) implements BinaryEvent {}

    /** The text that the bits were. */
    record Decoded(String text, Boolean more) implements BinaryEvent {}
}
