package roundtable.client.link;

import java.util.ArrayList;
import java.util.List;

/** An answer that comes in parts, put together; of no more parts than there can be in earnest, whoever sends them. */
public final class Gathering<T> {
    private final int most;
    private final List<T> all = new ArrayList<>();
    private int weight;

    /** Of things that weigh {@code most} together, at most. */
    public Gathering(int most) {
        this.most = most;
    }

    /** Takes a part, whose things weigh that much; false where it is too much by now, and from then on nothing is kept. */
    public boolean add(List<? extends T> part, int theirs) {
        if (weight > most || theirs > most - weight) {
            weight = Integer.MAX_VALUE;
            all.clear();
            return false;
        }
        weight += theirs;
        all.addAll(part);
        return true;
    }

    /** What has come so far. */
    public List<T> all() {
        return List.copyOf(all);
    }
}
