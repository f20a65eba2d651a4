package roundtable.client.wire;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import roundtable.protocol.Service;

/**
 * Which lines are shown: those of the services, with pings or without, in which every word stands that was typed. A word
 * {@code type:edit} asks for messages of that type, and a word behind a {@code -} for lines without it.
 */
record Filter(Set<Service> services, boolean pings, String typed, List<Predicate<Entry>> words)
        implements Predicate<Entry> {
    private static final String TYPE = "type:";

    static Filter of(Set<Service> services, boolean pings, String typed) {
        List<Predicate<Entry>> words = new ArrayList<>();
        for (String word : typed.toLowerCase(Locale.ROOT).split("\\s+", -1)) {
            if (word.length() > 1 && word.startsWith("-")) {
                words.add(word(word.substring(1)).negate());
            } else if (!word.isEmpty()) {
                words.add(word(word));
            }
        }
        return new Filter(services, pings, typed, words);
    }

    private static Predicate<Entry> word(String word) {
        if (word.startsWith(TYPE)) {
            String type = word.substring(TYPE.length());
            return entry -> entry.type().startsWith(type);
        }
        return entry -> entry.text().toLowerCase(Locale.ROOT).contains(word);
    }

    /** Whether it is a line of one of the services. */
    boolean concerns(Entry entry) {
        return entry.kind() == Entry.Kind.NOTE
                || services.contains(entry.source().service());
    }

    @Override
    public boolean test(Entry entry) {
        if (entry.kind() == Entry.Kind.NOTE) {
            return true;
        }
        return concerns(entry) && (pings || !entry.isPing()) && words.stream().allMatch(word -> word.test(entry));
    }
}
