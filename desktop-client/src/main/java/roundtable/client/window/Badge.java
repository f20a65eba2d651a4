package roundtable.client.window;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** How much there is in a tab that has not been seen. */
public final class Badge {
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private int count;
    private boolean marked;

    /** 0 where there is nothing to see. */
    public int count() {
        return count;
    }

    /** Shows another count. */
    public void show(int unseen) {
        if (unseen != count) {
            count = unseen;
            listeners.forEach(Runnable::run);
        }
    }

    /** Whether something changed that cannot be counted. */
    public boolean isMarked() {
        return marked;
    }

    /** Says that something changed, or that it has been seen. */
    public void mark(boolean changed) {
        if (changed != marked) {
            marked = changed;
            listeners.forEach(Runnable::run);
        }
    }

    void listen(Runnable listener) {
        listeners.add(listener);
    }
}
