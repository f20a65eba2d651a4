package roundtable.client.wire;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * What one look at a line finds: its text with the secrets hidden, and the short values that stand at its top. A text is
 * kept behind a {@code "}, so that the id {@code "7"} is not the id {@code 7}.
 */
record ScannedLine(String text, boolean json, Map<String, String> values) {
    /** What stands in the place of a secret, however long that is. */
    static final String HIDDEN = "••••••••";

    private static final int LONGEST_VALUE = 300;
    private static final JsonFactory JSON = new JsonFactory();
    /** In a line that is no JSON a secret ends at its quote, or else where the line does. */
    private static final Pattern BROKEN_SECRET =
            Pattern.compile("(\"(?:token|code)\"\\s*:\\s*\"?)(?:[^\"\\\\]|\\\\.)*+", Pattern.DOTALL);

    private record Range(int from, int to, boolean topCode) {}

    /** Looks at a line without its LF. */
    static ScannedLine of(String line) {
        List<Range> secrets = new ArrayList<>();
        Map<String, String> values = new HashMap<>();
        try (JsonParser parser = JSON.createParser(line.toCharArray())) {
            if (parser.nextToken() == JsonToken.START_OBJECT) {
                read(parser, secrets, values);
                return new ScannedLine(hidden(line, secrets, "\"error".equals(values.get("type"))), true, values);
            }
        } catch (JsonProcessingException e) {
            // No JSON, then: what the other end sent is shown all the same.
            values.clear();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new ScannedLine(BROKEN_SECRET.matcher(line).replaceAll("$1" + HIDDEN), false, Map.of());
    }

    private static void read(JsonParser parser, List<Range> secrets, Map<String, String> values) throws IOException {
        int depth = 1;
        while (depth > 0) {
            JsonToken token = parser.nextToken();
            if (token == null) {
                throw new IOException("the object does not end");
            }
            if (token == JsonToken.FIELD_NAME && isSecret(parser.currentName())) {
                secret(parser, depth == 1, secrets, values);
            } else if (token.isStructStart()) {
                depth++;
            } else if (token.isStructEnd()) {
                depth--;
            } else if (depth == 1 && token.isScalarValue()) {
                value(parser, values);
            }
        }
        if (parser.nextToken() != null) {
            throw new com.fasterxml.jackson.core.JsonParseException(parser, "more than one value");
        }
    }

    private static boolean isSecret(String name) {
        return name.equals("token") || name.equals("code");
    }

    private static void secret(JsonParser parser, boolean top, List<Range> secrets, Map<String, String> values)
            throws IOException {
        boolean code = top && parser.currentName().equals("code");
        JsonToken token = parser.nextToken();
        int from = (int) parser.currentTokenLocation().getCharOffset();
        if (code && token == JsonToken.VALUE_STRING) {
            value(parser, values);
        }
        parser.skipChildren();
        parser.finishToken();
        if (token != JsonToken.VALUE_NULL) {
            secrets.add(new Range(from, (int) parser.currentLocation().getCharOffset(), code));
        }
    }

    private static void value(JsonParser parser, Map<String, String> values) throws IOException {
        if (parser.getTextLength() <= LONGEST_VALUE) {
            String text = parser.getText();
            values.put(parser.currentName(), parser.currentToken() == JsonToken.VALUE_STRING ? "\"" + text : text);
        }
    }

    /** The {@code code} of an error is no secret, but any other may be a join code. */
    private static String hidden(String line, List<Range> secrets, boolean error) {
        StringBuilder text = new StringBuilder(line.length());
        int at = 0;
        for (Range secret : secrets) {
            if (!(secret.topCode && error)) {
                text.append(line, at, secret.from).append('"').append(HIDDEN).append('"');
                at = secret.to;
            }
        }
        return text.append(line, at, line.length()).toString();
    }

    /** The text or number of that name, or the empty text. */
    String value(String name) {
        String value = values.getOrDefault(name, "");
        return value.startsWith("\"") ? value.substring(1) : value;
    }
}
