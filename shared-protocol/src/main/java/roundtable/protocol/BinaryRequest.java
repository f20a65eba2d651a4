package roundtable.protocol;

/** What a client says to the converter, on either of its two ports. */
public sealed interface BinaryRequest extends Message.Request {

    /** Asks for the bits of a text's UTF-8. */
    record Encode(String text) implements BinaryRequest {
        public Encode {
            Require.wellFormed("text", text);
        }
    }

    /** Asks for the text of bits in groups of up to 8. */
    record Decode(String bits) implements BinaryRequest {
        public Decode {
            Require.present("bits", bits);
        }
    }
}
