package roundtable.client.history;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Everyone who wrote in a document, each with a small number that stands for them. For one thread. */
public final class Authors {
    /** Beyond that many they share the last number: a number has to be a UTF-16 unit that is no half of a pair. */
    private static final int MOST = 0xD000;

    private final List<Author> all = new ArrayList<>();
    private final Map<Long, Integer> numbers = new HashMap<>();

    /** Somebody who wrote; {@code client} is 0 for what was edited by hand in the document's file. */
    public record Author(long client, String name) {}

    /** The number of that person, who gets one where they have none; from now on they go by that name. */
    int number(long client, String name) {
        int number = numbers.computeIfAbsent(client, unknown -> {
            if (all.size() < MOST) {
                all.add(new Author(client, name));
            }
            return all.size() - 1;
        });
        Author known = all.get(number);
        if (known.client() == client && !known.name().equals(name)) {
            all.set(number, new Author(client, name));
        }
        return number;
    }

    /** Who has that number. */
    public Author get(int number) {
        return all.get(number);
    }
}
