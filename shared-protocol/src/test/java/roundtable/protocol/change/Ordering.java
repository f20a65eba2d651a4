package roundtable.protocol.change;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The least of a server: it puts changes into one order. What it is given has been carried over all before it. */
final class Ordering {
    /** A change with the number of what was typed. */
    record Revision(int typed, Change change) {}

    private final List<Revision> revisions = new ArrayList<>();
    private final Map<Integer, Integer> places = new HashMap<>();
    private final TextBuffer text = new TextBuffer("");

    int length() {
        return revisions.size();
    }

    Revision get(int revision) {
        return revisions.get(revision);
    }

    boolean has(int typed) {
        return places.containsKey(typed);
    }

    /** Behind which revision that is. */
    int behind(int typed) {
        return places.get(typed) + 1;
    }

    void add(int typed, Change change) {
        change.check(text);
        change.applyTo(text);
        places.put(typed, revisions.size());
        revisions.add(new Revision(typed, change));
    }

    String text() {
        return text.toString();
    }
}
