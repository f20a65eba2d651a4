package roundtable.client.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import roundtable.client.text.Messages;
import roundtable.protocol.ProtocolException;
import roundtable.protocol.Wire;

/**
 * What a line says, in the protocol's own words.
 *
 * @param title the type of the message; empty where it is none
 * @param what what the message is
 * @param answer what answers it; empty where nothing does
 */
public record Explanation(String title, String what, String answer, List<Field> fields) {
    private static final int LONGEST_VALUE = 60;
    private static final int DEEPEST = 3;

    /**
     * One field of the message.
     *
     * @param path how it is reached, as in {@code people[0].name}
     * @param value as JSON, cut where it is long
     */
    public record Field(String path, String value, String meaning) {}

    /** Explains an entry. */
    public static Explanation of(Entry entry) {
        return switch (entry.kind()) {
            case NOTE -> plain(Messages.text("wire.explain.note"));
            case RAW -> plain(Messages.text("wire.explain.raw"));
            case BYTES ->
                plain(Messages.text(entry.isSent() ? "wire.explain.echo.request" : "wire.explain.echo.event"));
            case LINE -> message(entry);
        };
    }

    private static Explanation plain(String what) {
        return new Explanation("", what, "", List.of());
    }

    private static Explanation message(Entry entry) {
        String type = entry.type();
        if (type.isEmpty()) {
            return plain(Messages.text("wire.explain.no-json"));
        }
        Optional<String> known = Glossary.message(entry.source().service(), entry.direction(), type);
        String answer =
                entry.isSent() ? Glossary.answer(entry.source().service(), type).orElse("") : "";
        return new Explanation(
                type, known.orElseGet(() -> Messages.text("wire.explain.unknown", type)), answer, fields(entry));
    }

    private static List<Field> fields(Entry entry) {
        List<Field> fields = new ArrayList<>();
        try {
            ObjectNode object = Wire.parse(entry.text().getBytes(StandardCharsets.UTF_8));
            add(fields, entry, object, "", List.of());
        } catch (ProtocolException e) {
            // A line that is cut off is explained as far as its type goes.
            return List.of();
        }
        return fields;
    }

    private static void add(List<Field> fields, Entry entry, JsonNode object, String where, List<String> path) {
        for (Map.Entry<String, JsonNode> field : object.properties()) {
            if (path.isEmpty() && field.getKey().equals("type")) {
                continue;
            }
            List<String> names = new ArrayList<>(path);
            names.add(field.getKey());
            String at = where.isEmpty() ? field.getKey() : where + "." + field.getKey();
            JsonNode value = field.getValue();
            fields.add(new Field(at, shortened(value.toString()), meaning(entry, names, value)));
            // The first of several stands for all.
            if (value.path(0).isObject() && names.size() < DEEPEST) {
                add(fields, entry, value.get(0), at + "[0]", names);
            }
        }
    }

    private static String meaning(Entry entry, List<String> names, JsonNode value) {
        String meaning = Glossary.field(entry.source().service(), entry.type(), names)
                .orElseGet(() -> Messages.text("wire.explain.field"));
        if (names.getLast().equals("change")) {
            return ChangeWords.of(value)
                    .map(words -> Messages.text("wire.change", meaning, words))
                    .orElse(meaning);
        }
        if (entry.type().equals("error") && names.getLast().equals("code")) {
            return Glossary.code(value.asText()).orElseGet(() -> Messages.text("wire.explain.code"));
        }
        return meaning;
    }

    private static String shortened(String json) {
        if (json.length() <= LONGEST_VALUE) {
            return json;
        }
        int end = Character.isHighSurrogate(json.charAt(LONGEST_VALUE - 1)) ? LONGEST_VALUE - 1 : LONGEST_VALUE;
        return json.substring(0, end) + "…";
    }
}
