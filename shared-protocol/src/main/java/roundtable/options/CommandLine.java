package roundtable.options;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a program can be told: options with a value ({@code --data DIR} or {@code --data=DIR}), flags, at most one word
 * beside them, and {@code --help} and {@code --version}, which every program knows.
 */
public final class CommandLine {
    /** The flag that asks for {@link #help()}. */
    public static final String HELP = "--help";

    /** The flag that asks for the version. */
    public static final String VERSION = "--version";

    private static final Map<String, String> SHORT = Map.of("-h", HELP, "-V", VERSION);
    private static final int WIDTH = 80;
    private static final int SECOND_COLUMN = 28;
    private static final int LEAST_GAP = 2;

    private record Option(String label, String description) {
        boolean takesValue() {
            return label != null;
        }
    }

    private final String program;
    private final String description;
    private final Map<String, Option> options = new LinkedHashMap<>();
    private Option operand;
    private String footer = "";

    /** The command line of that program, which has no options of its own yet. */
    public CommandLine(String program, String description) {
        this.program = program;
        this.description = description;
    }

    /** One more option, with a value. */
    public CommandLine option(String name, String label, String text) {
        options.put(name, new Option(label, text));
        return this;
    }

    /** One more option, without a value. */
    public CommandLine flag(String name, String text) {
        options.put(name, new Option(null, text));
        return this;
    }

    /** A word beside the options. */
    public CommandLine operand(String label, String text) {
        operand = new Option(label, text);
        return this;
    }

    /** What stands at the end of the help. */
    public CommandLine footer(String text) {
        footer = text;
        return this;
    }

    /**
     * Understands what was typed.
     *
     * @throws WrongUsageException where it makes no sense
     */
    public Given parse(List<String> words) throws WrongUsageException {
        Map<String, List<String>> values = new HashMap<>();
        List<String> operands = new ArrayList<>();
        boolean optionsEnded = false;
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i);
            if (optionsEnded || !word.startsWith("-") || word.equals("-")) {
                operands.add(word);
                continue;
            }
            if (word.equals("--")) {
                optionsEnded = true;
                continue;
            }
            int equals = word.indexOf('=');
            String typed = equals < 0 ? word : word.substring(0, equals);
            String name = SHORT.getOrDefault(typed, typed);
            String value = equals < 0 ? null : word.substring(equals + 1);
            if (takesValue(name) && value == null && ++i < words.size()) {
                value = words.get(i);
            }
            values.computeIfAbsent(name, first -> new ArrayList<>()).add(checked(name, value));
        }
        if (operands.size() > (operand == null ? 0 : 1)) {
            throw new WrongUsageException("Unexpected word: '" + operands.getLast() + "'");
        }
        return new Given(values, operands);
    }

    private boolean takesValue(String name) throws WrongUsageException {
        if (name.equals(HELP) || name.equals(VERSION)) {
            return false;
        }
        Option option = options.get(name);
        if (option == null) {
            throw new WrongUsageException("Unknown option: '" + name + "'");
        }
        return option.takesValue();
    }

    private String checked(String name, String value) throws WrongUsageException {
        if (takesValue(name) && value == null) {
            throw new WrongUsageException(name + " needs a value: " + name + "=" + options.get(name).label);
        }
        if (!takesValue(name) && value != null) {
            throw new WrongUsageException(name + " takes no value");
        }
        return value == null ? "" : value;
    }

    /** All there is to say about it, for people. */
    public String help() {
        StringBuilder text = new StringBuilder("Usage: " + program + " [OPTIONS]");
        if (operand != null) {
            text.append(" [").append(operand.label).append(']');
        }
        text.append('\n');
        wrap(text, description, 0);
        text.append('\n');
        if (operand != null) {
            row(text, "    [" + operand.label + "]", operand.description);
        }
        options.forEach((name, option) ->
                row(text, "    " + name + (option.takesValue() ? "=" + option.label : ""), option.description));
        row(text, "-h, " + HELP, "Show this text and exit.");
        row(text, "-V, " + VERSION, "Show the version and exit.");
        return text.append(footer).toString();
    }

    private static void row(StringBuilder text, String name, String description) {
        String first = "  " + name;
        text.append(first);
        if (first.length() + LEAST_GAP > SECOND_COLUMN) {
            text.append('\n').append(" ".repeat(SECOND_COLUMN));
        } else {
            text.append(" ".repeat(SECOND_COLUMN - first.length()));
        }
        wrap(text, description, SECOND_COLUMN);
    }

    /** The words in lines that are not too long, all but the first of them indented; ends with LF. */
    private static void wrap(StringBuilder text, String description, int indent) {
        int column = indent;
        for (String word : description.split(" ", -1)) {
            if (column > indent && column + 1 + word.length() > WIDTH) {
                text.append('\n').append(" ".repeat(indent));
                column = indent;
            } else if (column > indent) {
                text.append(' ');
                column++;
            }
            text.append(word);
            column += word.length();
        }
        text.append('\n');
    }
}
