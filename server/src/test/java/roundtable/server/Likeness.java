package roundtable.server;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Compares what came with what a transcript says, where {@code …} is anything and {@code ‹name›} is anything that stays
 * the same; both may stand for a number too. A field too many is a difference like one too few.
 */
final class Likeness {
    private static final Pattern VARIABLE = Pattern.compile("‹(\\w+)›");

    private final Map<String, String> variables = new HashMap<>();

    /** The line with what its variables have come to stand for. */
    String filledIn(String line) {
        return VARIABLE.matcher(line).replaceAll(name -> Matcher.quoteReplacement(variables.get(name.group(1))));
    }

    /** Where the two differ, one line for each place; empty where they are alike. */
    List<String> differences(JsonNode said, JsonNode came) {
        List<String> found = new ArrayList<>();
        compare("", said, came, found);
        return found;
    }

    private void compare(String path, JsonNode said, JsonNode came, List<String> found) {
        if (said instanceof ObjectNode object && came instanceof ObjectNode other) {
            object.fieldNames().forEachRemaining(name -> {
                if (!other.has(name)) {
                    found.add(path + "." + name + " is missing");
                } else {
                    compare(path + "." + name, object.get(name), other.get(name), found);
                }
            });
            other.fieldNames().forEachRemaining(name -> {
                if (!object.has(name)) {
                    found.add(path + "." + name + " was not expected: " + other.get(name));
                }
            });
        } else if (said.isArray() && came.isArray() && said.size() == came.size()) {
            for (int i = 0; i < said.size(); i++) {
                compare(path + "[" + i + "]", said.get(i), came.get(i), found);
            }
        } else if (!same(said, came)) {
            found.add(path + " should be " + said + ", not " + came);
        }
    }

    private boolean same(JsonNode said, JsonNode came) {
        if (!said.isTextual() || !came.isValueNode()) {
            return said.equals(came);
        }
        Matcher variable = VARIABLE.matcher(said.textValue());
        if (variable.matches()) {
            return variables
                    .computeIfAbsent(variable.group(1), name -> came.asText())
                    .equals(came.asText());
        }
        if (!came.isTextual()) {
            return said.textValue().equals("…") && came.isNumber();
        }
        String[] parts = said.textValue().split("…", -1);
        StringBuilder pattern = new StringBuilder();
        for (int i = 0; i < parts.length; i++) {
            pattern.append(i == 0 ? "" : ".+").append(Pattern.quote(parts[i]));
        }
        return Pattern.compile(pattern.toString(), Pattern.DOTALL)
                .matcher(came.textValue())
                .matches();
    }
}
