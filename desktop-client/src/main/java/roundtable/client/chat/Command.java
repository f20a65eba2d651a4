package roundtable.client.chat;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a typed line asks for: mostly to be said, else what the word behind its slash says. */
sealed interface Command {
    /** Says the text where the person is. */
    record Say(String text) implements Command {}

    /** Says the text to one person alone; an empty text only opens the talk. */
    record Tell(String to, String text) implements Command {}

    /** Enters a room. */
    record Join(String room) implements Command {}

    /** Leaves the open conversation. */
    record Leave() implements Command {}

    /** A slash with a word that means nothing here. */
    record Unknown(String word) implements Command {}

    Pattern WORD = Pattern.compile("/(\\S*)\\s*(.*)", Pattern.DOTALL);
    Pattern QUOTED = Pattern.compile("\"([^\"]+)\"\\s*(.*)", Pattern.DOTALL);
    Pattern FIRST = Pattern.compile("(\\S*)\\s*(.*)", Pattern.DOTALL);

    /**
     * Reads a line. Two slashes at its start stand for one that is said.
     *
     * @param people names that may follow {@code /tell} although they hold spaces
     */
    static Command parse(String line, Collection<String> people) {
        if (!line.startsWith("/")) {
            return new Say(line);
        }
        if (line.startsWith("//")) {
            return new Say(line.substring(1));
        }
        Matcher parts = WORD.matcher(line);
        if (!parts.matches()) {
            return new Say(line);
        }
        String rest = parts.group(2);
        return switch (parts.group(1).toLowerCase(Locale.ROOT)) {
            case "tell", "msg" -> tell(rest, people);
            case "join" -> new Join(rest.strip());
            case "leave" -> new Leave();
            default -> new Unknown("/" + parts.group(1));
        };
    }

    private static Command tell(String rest, Collection<String> people) {
        String known = people.stream()
                .filter(name -> startsWithName(rest, name))
                .max(Comparator.comparingInt(String::length))
                .orElse(null);
        if (known != null) {
            return new Tell(known, rest.substring(known.length()).strip());
        }
        Matcher quoted = QUOTED.matcher(rest);
        Matcher first = FIRST.matcher(rest);
        Matcher found = quoted.matches() ? quoted : first;
        return found == quoted || first.matches()
                ? new Tell(found.group(1), found.group(2).strip())
                : new Tell("", "");
    }

    private static boolean startsWithName(String rest, String name) {
        return rest.regionMatches(true, 0, name, 0, name.length())
                && (rest.length() == name.length() || Character.isWhitespace(rest.charAt(name.length())));
    }
}
