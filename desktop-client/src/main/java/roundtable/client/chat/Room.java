package roundtable.client.chat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import roundtable.protocol.ChatEvent;

/** A room that the person is in: who else is, and its messages, sorted by number and each there once. */
public final class Room extends Conversation {
    /** What is kept of a long-lived room; what is older is asked for again when it is wanted. */
    static final int KEPT = 5000;

    private final String name;
    private final TreeMap<Long, ChatEvent.Member> people = new TreeMap<>();
    private boolean joined;
    private boolean complete;
    private boolean loadingEarlier;
    /** Whether the room was ever joined: before that nothing in it is new. */
    private boolean known;

    private String problem = "";

    Room(String name) {
        this.name = name;
    }

    @Override
    public String title() {
        return name;
    }

    /** Who is in the room, by name. */
    public List<ChatEvent.Member> people() {
        return people.values().stream()
                .sorted(Comparator.comparing(ChatEvent.Member::name, String.CASE_INSENSITIVE_ORDER)
                        .thenComparingLong(ChatEvent.Member::client))
                .toList();
    }

    /** Whether the server counts this client as being in the room just now. */
    public boolean joined() {
        return joined;
    }

    /** Why the room could not be entered, for a person; else empty. */
    public String problem() {
        return problem;
    }

    void refused(String why) {
        problem = why;
    }

    /** Whether there is something older than the first entry. */
    public boolean hasEarlier() {
        return known && !complete && !entries.isEmpty();
    }

    /** Whether something older was asked for and has not come yet. */
    public boolean loadingEarlier() {
        return loadingEarlier;
    }

    /** The number of the newest message that is here, or null. */
    Long newest() {
        return entries.isEmpty() ? null : entries.getLast().number();
    }

    Long oldest() {
        return entries.isEmpty() ? null : entries.getFirst().number();
    }

    boolean known() {
        return known;
    }

    void joined(List<ChatEvent.Member> present) {
        joined = true;
        known = true;
        problem = "";
        people.clear();
        present.forEach(member -> people.put(member.client(), member));
    }

    void parted() {
        joined = false;
        loadingEarlier = false;
        people.clear();
    }

    void person(ChatEvent.Person person) {
        if (person.event().equals("joined")) {
            people.put(person.client(), new ChatEvent.Member(person.client(), person.name(), person.colour()));
        } else {
            people.remove(person.client());
        }
    }

    /**
     * Takes in newer messages; those that are here already are passed over. Returns the place of the first new one, which
     * is the end of what was there before unless something overtook them.
     */
    int append(List<Entry> more) {
        int first = entries.size();
        for (Entry entry : more) {
            if (entries.isEmpty() || entry.number() > entries.getLast().number()) {
                entries.add(entry);
            } else {
                int found = Collections.binarySearch(entries, entry, Comparator.comparingLong(Entry::number));
                if (found < -1) {
                    entries.add(-found - 1, entry);
                    first = Math.min(first, -found - 1);
                }
            }
        }
        complete |= !entries.isEmpty() && entries.getFirst().number() <= 1;
        return first;
    }

    /** Drops the oldest where there are too many; returns how many. */
    int trim() {
        int excess = entries.size() - KEPT;
        // In one go and not with every message: what is dropped has to be redrawn.
        if (excess < KEPT / 10) {
            return 0;
        }
        entries.subList(0, excess).clear();
        complete = false;
        return excess;
    }

    void askedForEarlier() {
        loadingEarlier = true;
    }

    /** Takes in older messages; nothing older means that there is none. */
    int prepend(List<Entry> older) {
        loadingEarlier = false;
        Long first = oldest();
        List<Entry> fitting = new ArrayList<>(older.stream()
                .filter(entry -> first == null || entry.number() < first)
                .toList());
        entries.addAll(0, fitting);
        complete = fitting.isEmpty() || fitting.getFirst().number() <= 1;
        return fitting.size();
    }

    void stoppedLoading() {
        loadingEarlier = false;
    }

    /** Forgets what another history said. */
    void reset() {
        entries.clear();
        complete = false;
        known = false;
        parted();
    }
}
