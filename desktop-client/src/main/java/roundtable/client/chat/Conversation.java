package roundtable.client.chat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** A room or a private talk: what was said in it, what is still to be sent, and how much of it is unread. */
public abstract sealed class Conversation permits Room, PrivateTalk {
    final List<Entry> entries = new ArrayList<>();
    private final List<Outgoing> outgoing = new ArrayList<>();
    private int unread;

    /** The room's name, or that of the other person. */
    public abstract String title();

    /** What was said, oldest first. */
    public final List<Entry> entries() {
        return Collections.unmodifiableList(entries);
    }

    /** What was written and is not among the entries yet, in the order in which it was written. */
    public final List<Outgoing> outgoing() {
        return Collections.unmodifiableList(outgoing);
    }

    /** How many things others said that were not shown yet. */
    public final int unread() {
        return unread;
    }

    final void read() {
        unread = 0;
    }

    final void countUnread(long more) {
        unread += (int) more;
    }

    final void write(Outgoing message) {
        outgoing.add(message);
    }

    final Optional<Outgoing> outgoing(String id) {
        return outgoing.stream().filter(waiting -> waiting.id().equals(id)).findFirst();
    }

    final boolean settle(String id) {
        return outgoing.removeIf(waiting -> waiting.id().equals(id));
    }

    final void change(String id, UnaryOperator<Outgoing> step) {
        outgoing.replaceAll(waiting -> waiting.id().equals(id) ? step.apply(waiting) : waiting);
    }
}
