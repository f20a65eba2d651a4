package roundtable.protocol;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.core.util.JsonRecyclerPools;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.cfg.MutableCoercionConfig;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.type.LogicalType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import roundtable.protocol.change.Change;
import roundtable.protocol.change.ChangeJson;

/**
 * Lines into messages and back. The one place where the JSON of the wire is set up: unknown fields are passed over, nulls
 * are left out, numbers are not read from strings, and depth and length are bounded. Safe for any thread.
 */
public final class Wire {
    /** The longest line, LF included, in bytes, unless an option says otherwise. */
    public static final int LONGEST_LINE = 1 << 20;

    private static final int DEEPEST = 32;
    private static final int LONGEST_ID = 256;

    private static final ObjectMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEEPEST)
                            .maxStringLength(1 << 26)
                            .maxNameLength(256)
                            .maxNumberLength(64)
                            .build())
                    .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
                    // By default each thread keeps its buffers, 16 kB, and every connection has a thread of its own.
                    .recyclerPool(JsonRecyclerPools.newConcurrentDequePool())
                    .build())
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .disable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
            // An id or the time of a ping goes back as it came, also where no double could hold it.
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .enable(JsonWriteFeature.COMBINE_UNICODE_SURROGATES_IN_UTF8)
            .withCoercionConfig(LogicalType.Textual, Wire::textAlone)
            .defaultPropertyInclusion(
                    JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.ALWAYS))
            .addModule(new SimpleModule()
                    .addSerializer(Instant.class, new InstantWriter())
                    .addDeserializer(Instant.class, new InstantReader())
                    .addSerializer(Change.class, new ChangeJson.Writer())
                    .addDeserializer(Change.class, new ChangeJson.Reader()))
            .build();

    private static final ObjectReader TREES = MAPPER.readerFor(JsonNode.class);

    private static final ClassValue<ObjectReader> RECORDS = new ClassValue<>() {
        @Override
        protected ObjectReader computeValue(Class<?> type) {
            return MAPPER.readerFor(type);
        }
    };

    private Wire() {}

    /** A text field takes a string, not a number or a truth value that would be written out. */
    private static void textAlone(MutableCoercionConfig text) {
        text.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail);
    }

    /** The present moment as the wire gives it: to the millisecond. */
    public static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MILLIS);
    }

    /**
     * Reads a line as a JSON object.
     *
     * @throws ProtocolException {@code bad-json} where it is none, or its bytes are not UTF-8
     */
    public static ObjectNode parse(byte[] line) {
        if (parseAny(line) instanceof ObjectNode object) {
            return object;
        }
        throw new ProtocolException(ErrorCode.BAD_JSON, "The line is not a JSON object");
    }

    /**
     * Reads a line as any JSON value.
     *
     * @throws ProtocolException {@code bad-json} where it is none, or its bytes are not UTF-8
     */
    public static JsonNode parseAny(byte[] line) {
        JsonNode tree;
        try (JsonParser parser = parser(line)) {
            tree = TREES.readTree(parser);
            if (parser.nextToken() != null) {
                throw new ProtocolException(ErrorCode.BAD_JSON, "The line holds more than one JSON value");
            }
        } catch (JsonProcessingException e) {
            throw new ProtocolException(
                    ErrorCode.BAD_JSON, "The line is not JSON: " + Visible.escaped(e.getOriginalMessage()));
        } catch (NumberFormatException e) {
            throw new ProtocolException(ErrorCode.BAD_JSON, "The line holds a number that is too large");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return tree;
    }

    /** Plain ASCII goes to the parser as it is; a NUL would make it take the line for UTF-16. */
    private static JsonParser parser(byte[] line) throws IOException {
        for (byte one : line) {
            if (one <= 0) {
                CharBuffer text = decode(line);
                return MAPPER.createParser(text.array(), text.arrayOffset(), text.length());
            }
        }
        return MAPPER.createParser(line);
    }

    /** Strict, unlike the parser's own decoding, which lets some malformed UTF-8 pass. */
    private static CharBuffer decode(byte[] line) {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(line));
        } catch (CharacterCodingException e) {
            throw new ProtocolException(ErrorCode.BAD_JSON, "The line is not valid UTF-8");
        }
    }

    /**
     * The message that a JSON object is.
     *
     * @param kinds the sealed interfaces that it may belong to, asked in turn
     * @throws ProtocolException {@code unknown-type} or {@code invalid}
     */
    @SafeVarargs
    public static <M extends Message> M decode(ObjectNode object, Class<? extends M>... kinds) {
        JsonNode type = object.get("type");
        if (type == null || !type.isTextual()) {
            throw ProtocolException.invalid("'type' is missing or not a string");
        }
        for (Class<? extends M> kind : kinds) {
            Class<?> record = MessageTypes.named(kind, type.textValue());
            if (record != null) {
                return kind.cast(convert(object, record));
            }
        }
        throw new ProtocolException(
                ErrorCode.UNKNOWN_TYPE, "There is no request '" + Visible.quoted(type.textValue()) + "' here");
    }

    /** The {@code "type"} of that record of a message. */
    public static String typeOf(Class<? extends Message> message) {
        return MessageTypes.nameOf(message);
    }

    /** Reads a record that is no message by itself, such as one kept in a file. */
    public static <T> T convert(JsonNode tree, Class<T> type) {
        try {
            return RECORDS.get(type).readValue(tree);
        } catch (JsonProcessingException e) {
            if (e.getCause() instanceof ProtocolException refused) {
                throw refused;
            }
            throw ProtocolException.invalid(reason(e));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String reason(JsonProcessingException e) {
        if (e instanceof JsonMappingException mapping && !mapping.getPath().isEmpty()) {
            StringBuilder path = new StringBuilder();
            for (JsonMappingException.Reference step : mapping.getPath()) {
                if (step.getFieldName() != null) {
                    path.append(path.isEmpty() ? "" : ".").append(step.getFieldName());
                } else {
                    path.append('[').append(step.getIndex()).append(']');
                }
            }
            boolean missing = e.getOriginalMessage().startsWith("Cannot map `null`")
                    || e.getOriginalMessage().contains("Null value for creator property")
                    || e.getOriginalMessage().startsWith("Missing required");
            return "'" + path + "' is " + (missing ? "missing" : "not what it should be");
        }
        return "The request has a wrong shape";
    }

    /** The message as a line, LF included. */
    public static byte[] encode(Message message) {
        return encode(message, null);
    }

    /**
     * The message as a line, LF included, with the id of the request that it answers.
     *
     * @param id a JSON string or number, or null for none
     */
    public static byte[] encode(Message message, JsonNode id) {
        byte[] object = write(message);
        byte[] tail = id == null ? LF : (",\"id\":" + id + "}\n").getBytes(StandardCharsets.UTF_8);
        // Each message has at least its type, so the id can always follow a field.
        int kept = id == null ? object.length : object.length - 1;
        byte[] line = new byte[kept + tail.length];
        System.arraycopy(object, 0, line, 0, kept);
        System.arraycopy(tail, 0, line, kept, tail.length);
        return line;
    }

    private static final byte[] LF = {'\n'};

    /** Any record as JSON without LF. */
    public static byte[] write(Object value) {
        try {
            return MAPPER.writeValueAsBytes(value);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("cannot be written as JSON: " + value.getClass(), e);
        }
    }

    /**
     * The id of a request, which its answers carry: a string or a number; null where there is none.
     *
     * @throws ProtocolException {@code invalid} for an id of another kind or of more than 256 characters
     */
    public static JsonNode id(ObjectNode request) {
        JsonNode id = request.get("id");
        if (id == null || id.isNull()) {
            return null;
        }
        boolean fits = id.isNumber() || id.isTextual() && Visible.unpairedSurrogate(id.textValue()) < 0;
        if (!fits || id.asText().length() > LONGEST_ID) {
            throw ProtocolException.invalid("'id' must be a number or a string of up to " + LONGEST_ID + " characters");
        }
        return id;
    }

    /** A JSON node from text that this program wrote itself. */
    public static JsonNode tree(Object value) {
        return MAPPER.valueToTree(value);
    }

    private static final class InstantWriter extends JsonSerializer<Instant> {
        @Override
        public void serialize(Instant value, JsonGenerator out, SerializerProvider provider) throws IOException {
            out.writeString(value.toString());
        }
    }

    private static final class InstantReader extends JsonDeserializer<Instant> {
        @Override
        public Instant deserialize(JsonParser in, DeserializationContext context) throws IOException {
            try {
                return Instant.parse(in.getText());
            } catch (DateTimeException e) {
                throw JsonMappingException.from(in, "not an ISO-8601 time", e);
            }
        }
    }
}
