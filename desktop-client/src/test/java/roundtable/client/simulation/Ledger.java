package roundtable.client.simulation;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import roundtable.protocol.EditorEvent;
import roundtable.protocol.Wire;
import roundtable.protocol.change.Change;

/**
 * What everybody did and was told, to be held against the server's history in the end. Each character is typed once in a
 * run, so that the history tells of each whether it was lost or came twice.
 */
final class Ledger {
    /** Below are those that are not unique: line ends, controls, quotes. */
    private static final int FIRST = 0x4e00;

    private static final int FIRST_PAIR = 0x20000;

    private record Typed(Object author, long at) {}

    private final Map<Integer, Typed> typed = new HashMap<>();
    private final Map<Integer, Integer> again = new HashMap<>();
    private final Set<Integer> deleted = new HashSet<>();
    private final Set<Integer> excused = new HashSet<>();
    private final Map<String, Long> accepted = new HashMap<>();
    private final Map<Long, String> seen = new HashMap<>();

    /** A character that was never typed before. */
    String fresh(Object author, long now, boolean pair) {
        int next = (pair ? FIRST_PAIR : FIRST) + typed.size();
        typed.put(next, new Typed(author, now));
        return Character.toString(next);
    }

    void deletes(Change change, String text) {
        change.forEach(new Change.Parts() {
            private int at;

            @Override
            public void keep(int length) {
                at += length;
            }

            @Override
            public void insert(String inserted) {}

            @Override
            public void delete(int length) {
                text.substring(at, at + length).codePoints().forEach(deleted::add);
                at += length;
            }
        });
    }

    void deletes(String text) {
        text.codePoints().forEach(deleted::add);
    }

    void insertsAgain(Change change) {
        change.inserted().codePoints().forEach(character -> again.merge(character, 1, Integer::sum));
    }

    /** The author was killed before what they had typed since then was kept. */
    void killed(Object author, long since) {
        typed.forEach((character, origin) -> {
            if (origin.author.equals(author) && origin.at >= since) {
                excused.add(character);
            }
        });
    }

    /** What a window is told is so for good. */
    void told(long client, ObjectNode event) {
        switch (event.path("type").asText()) {
            case "accepted" -> {
                long revision = event.path("revision").longValue();
                Long before = accepted.put(client + " " + event.path("edit").asText(), revision);
                if (before != null && before != revision) {
                    throw new AssertionError(event + ", and before as revision " + before);
                }
            }
            case "change" -> shown(event);
            case "changes" -> event.path("changes").forEach(change -> shown((ObjectNode) change));
            default -> {}
        }
    }

    private void shown(ObjectNode event) {
        EditorEvent.Changed changed = (EditorEvent.Changed) Wire.decode(event, EditorEvent.class);
        String before = seen.put(changed.revision(), outline(changed));
        if (before != null && !before.equals(outline(changed))) {
            throw new AssertionError("revision " + changed.revision() + " was " + before + " and then " + changed);
        }
    }

    private static String outline(EditorEvent.Changed changed) {
        return changed.client() + " " + changed.edit() + " " + changed.change();
    }

    /** Holds all of it against the history, and the text that came of it. */
    void check(List<EditorEvent.Changed> history, String text) {
        Map<String, Long> revisions = new HashMap<>();
        Map<Integer, List<String>> inserted = new HashMap<>();
        long revision = 0;
        String replayed = "";
        for (EditorEvent.Changed changed : history) {
            require(changed.revision() == ++revision, "revision " + changed.revision() + " follows " + (revision - 1));
            Long before = revisions.put(changed.client() + " " + changed.edit(), revision);
            require(before == null, changed + " is there before, as revision " + before);
            String shown = seen.getOrDefault(revision, outline(changed));
            require(shown.equals(outline(changed)), "shown as " + shown + ", stored as " + changed);
            changed.change().check(replayed);
            replayed = changed.change().apply(replayed);
            changed.change()
                    .inserted()
                    .codePoints()
                    .forEach(character -> inserted.computeIfAbsent(character, first -> new ArrayList<>())
                            .add(outline(changed)));
        }
        require(replayed.equals(text), "the history makes '" + replayed + "', the text is '" + text + "'");
        accepted.forEach((edit, told) -> require(
                told.equals(revisions.get(edit)),
                edit + " was accepted as " + told + " and is " + revisions.get(edit)));
        checkCharacters(inserted, text);
    }

    private void checkCharacters(Map<Integer, List<String>> inserted, String text) {
        Map<Integer, Integer> present = new HashMap<>();
        text.codePoints().forEach(character -> present.merge(character, 1, Integer::sum));
        inserted.forEach((character, by) -> {
            int allowed = 1 + again.getOrDefault(character, 0);
            require(character < FIRST || by.size() <= allowed, name(character) + " was inserted by " + by);
            require(character < FIRST || typed.containsKey(character), name(character) + " was never typed");
        });
        typed.forEach((character, origin) -> {
            boolean mustBe = !deleted.contains(character) && !excused.contains(character);
            int times = present.getOrDefault(character, 0);
            require(!mustBe || times == 1, name(character) + ", typed by " + origin + ", is there " + times + " times");
        });
    }

    private static String name(int character) {
        return "U+" + Integer.toHexString(character) + " (" + Character.toString(character) + ")";
    }

    private static void require(boolean fact, String otherwise) {
        if (!fact) {
            throw new AssertionError(otherwise);
        }
    }
}
