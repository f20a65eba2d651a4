package roundtable.protocol.change;

import java.util.ArrayList;
import java.util.List;
import roundtable.protocol.change.Change.Side;

/**
 * Somebody's text: so much of the server's order, and what they have that the server is not known to have. Immutable: what
 * one has seen can be gone back to.
 */
record Replica(String text, int known, List<Ordering.Revision> pending) {
    static final Replica EMPTY = new Replica("", 0, List.of());

    Replica {
        pending = List.copyOf(pending);
    }

    /** Typed on that text. */
    Replica typed(int number, Change change) {
        change.check(text);
        List<Ordering.Revision> all = new ArrayList<>(pending);
        all.add(new Ordering.Revision(number, change));
        return new Replica(change.apply(text), known, all);
    }

    /** With the server's order up to that revision: each is carried over what is pending, and that over it. */
    Replica received(Ordering order, int upTo) {
        if (upTo <= known) {
            return this;
        }
        TextBuffer now = new TextBuffer(text);
        List<Ordering.Revision> waiting = new ArrayList<>(pending);
        for (int revision = known; revision < upTo; revision++) {
            Ordering.Revision arriving = order.get(revision);
            if (!waiting.isEmpty() && waiting.getFirst().typed() == arriving.typed()) {
                waiting.removeFirst();
                continue;
            }
            Change change = arriving.change();
            for (int i = 0; i < waiting.size(); i++) {
                Change own = waiting.get(i).change();
                waiting.set(i, new Ordering.Revision(waiting.get(i).typed(), own.transform(change, Side.SECOND)));
                change = change.transform(own, Side.FIRST);
            }
            change.check(now);
            change.applyTo(now);
        }
        if (waiting.stream().anyMatch(one -> order.has(one.typed()) && order.behind(one.typed()) <= upTo)) {
            throw new AssertionError("the order has what is pending, but not in its order");
        }
        return new Replica(now.toString(), upTo, waiting);
    }

    /** Gives the server what it does not have; returns how far the order has to be known to know all of this. */
    int submit(Ordering order) {
        if (pending.stream().allMatch(one -> order.has(one.typed()))) {
            return pending.stream().mapToInt(one -> order.behind(one.typed())).reduce(known, Math::max);
        }
        received(order, order.length()).pending.forEach(one -> order.add(one.typed(), one.change()));
        return order.length();
    }
}
