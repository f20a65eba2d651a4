package roundtable.protocol.change;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.SerializerProvider;
import java.io.IOException;
import java.io.UncheckedIOException;
import roundtable.protocol.ProtocolException;
import roundtable.protocol.Visible;

/** A change as JSON: an array of positive numbers (keep), strings (insert) and negative numbers (delete). */
public final class ChangeJson {
    private ChangeJson() {}

    /** Writes the parts as they are. */
    public static final class Writer extends JsonSerializer<Change> {
        @Override
        public void serialize(Change change, JsonGenerator out, SerializerProvider provider) throws IOException {
            out.writeStartArray();
            try {
                change.forEach(new Change.Parts() {
                    @Override
                    public void keep(int length) {
                        write(length);
                    }

                    @Override
                    public void insert(String text) {
                        try {
                            out.writeString(text);
                        } catch (IOException e) {
                            throw new UncheckedIOException(e);
                        }
                    }

                    @Override
                    public void delete(int length) {
                        write(-length);
                    }

                    private void write(int number) {
                        try {
                            out.writeNumber(number);
                        } catch (IOException e) {
                            throw new UncheckedIOException(e);
                        }
                    }
                });
            } catch (UncheckedIOException e) {
                throw e.getCause();
            }
            out.writeEndArray();
        }
    }

    /** Reads the parts exactly as they are; refuses what no change can hold, saying which part it is. */
    public static final class Reader extends JsonDeserializer<Change> {
        @Override
        public Change deserialize(JsonParser in, DeserializationContext context) throws IOException {
            if (in.currentToken() != JsonToken.START_ARRAY) {
                throw ProtocolException.invalid("'change' must be an array");
            }
            ChangeBuilder change = Change.builder().exactly();
            for (int part = 0; in.nextToken() != JsonToken.END_ARRAY; part++) {
                switch (in.currentToken()) {
                    case VALUE_STRING -> change.insert(text(in.getText(), part));
                    case VALUE_NUMBER_INT -> number(in, part, change);
                    default -> throw wrong(part, "is neither a whole number nor a string");
                }
            }
            return change.build();
        }

        private static String text(String text, int part) {
            if (text.isEmpty()) {
                throw wrong(part, "is an empty string");
            }
            if (Visible.unpairedSurrogate(text) >= 0) {
                throw wrong(part, "holds half a surrogate pair");
            }
            return text;
        }

        private static void number(JsonParser in, int part, ChangeBuilder change) throws IOException {
            if (in.getNumberType() != JsonParser.NumberType.INT || Math.abs((long) in.getIntValue()) > Change.LONGEST) {
                throw wrong(part, "is too large a number");
            }
            int length = in.getIntValue();
            if (length == 0) {
                throw wrong(part, "is 0");
            }
            if (length > 0) {
                change.keep(length);
            } else {
                change.delete(-length);
            }
        }

        private static ProtocolException wrong(int part, String why) {
            return ProtocolException.invalid("'change' part " + part + " " + why);
        }
    }
}
