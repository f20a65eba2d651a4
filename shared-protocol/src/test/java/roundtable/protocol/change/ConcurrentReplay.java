package roundtable.protocol.change;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Types a concurrent trace again through one order, each thing by somebody who has received exactly what its author had.
 *
 * <p>Nobody gives the server anything before somebody else needs it. So what the order holds up to there is known to both
 * who meet, and whoever merges receives nothing that they had not seen in life: that is checked at each merge.
 */
final class ConcurrentReplay {
    private final ConcurrentTrace trace;
    private final Ordering order = new Ordering();
    private final Map<Integer, Replica> replicas = new HashMap<>();
    private final Map<Integer, Integer> children = new HashMap<>();
    private final Map<Integer, Replica> latest = new HashMap<>();
    private final Map<Integer, BitSet> seen = new HashMap<>();

    ConcurrentReplay(ConcurrentTrace trace) {
        this.trace = trace;
    }

    /** Types all of it; then everyone gives what they have and receives everything. Returns each one's text. */
    List<String> run() {
        for (int i = 0; i < trace.typed().size(); i++) {
            ConcurrentTrace.Typed typed = trace.typed().get(i);
            Replica replica = parents(i, typed).typed(i, typed.change());
            children.put(i, typed.children());
            replicas.put(i, replica);
            latest.put(typed.agent(), replica);
            typed.parents().forEach(this::used);
        }
        latest.values().forEach(replica -> replica.submit(order));
        return latest.values().stream()
                .map(replica -> replica.received(order, order.length()).text())
                .toList();
    }

    String orderedText() {
        return order.text();
    }

    private void used(int parent) {
        if (children.merge(parent, -1, Integer::sum) == 0) {
            replicas.remove(parent);
            seen.remove(parent);
        }
    }

    private Replica parents(int number, ConcurrentTrace.Typed typed) {
        BitSet all = new BitSet();
        typed.parents().forEach(parent -> all.or(seen.get(parent)));
        Replica merged = typed.parents().isEmpty() ? Replica.EMPTY : merged(typed.parents(), all);
        all.set(number);
        seen.put(number, all);
        return merged;
    }

    /** One of the parents receives what the others give; which one must not receive more than that, is found out. */
    private Replica merged(List<Integer> parents, BitSet all) {
        for (int base : parents) {
            if (parents.size() == 1 || seenAfter(base, parents).equals(all)) {
                Replica replica = replicas.get(base);
                for (int other : parents) {
                    if (other != base) {
                        replica = replica.received(order, replicas.get(other).submit(order));
                    }
                }
                return replica;
            }
        }
        throw new AssertionError("none of " + parents + " can receive the others without receiving more");
    }

    /** What {@code base} would have seen after receiving the other parents. */
    private BitSet seenAfter(int base, List<Integer> parents) {
        List<Integer> added = new ArrayList<>();
        int upTo = replicas.get(base).known();
        for (int other : parents) {
            if (other != base) {
                upTo = Math.max(upTo, replicas.get(other).known());
                for (Ordering.Revision one : replicas.get(other).pending()) {
                    boolean isNew = !order.has(one.typed());
                    if (isNew && !added.contains(one.typed())) {
                        added.add(one.typed());
                    }
                    int behind = isNew ? order.length() + added.indexOf(one.typed()) + 1 : order.behind(one.typed());
                    upTo = Math.max(upTo, behind);
                }
            }
        }
        BitSet after = (BitSet) seen.get(base).clone();
        for (int i = replicas.get(base).known(); i < upTo; i++) {
            after.set(i < order.length() ? order.get(i).typed() : added.get(i - order.length()));
        }
        return after;
    }
}
