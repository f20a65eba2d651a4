package roundtable.client.echo;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** What the echo tab shows: the tests made, whether one is running, and what went wrong. For the delivering thread alone. */
public final class EchoModel {
    /** Is told what changed. */
    public interface Listener {
        /** Tests were added behind those that were there. */
        void added(int from, int to);

        /** All tests were removed, or the oldest of them. */
        void rebuilt();

        /** A run began or ended, or its problem changed. */
        void stateChanged();
    }

    private static final int KEPT = 20_000;

    private final List<Listener> listeners = new CopyOnWriteArrayList<>();
    private final List<RoundTrip> trips = new ArrayList<>();
    private EchoStatistics statistics = new EchoStatistics();
    private boolean running;
    private String problem = "";

    public void listen(Listener listener) {
        listeners.add(listener);
    }

    /** The latest tests, oldest first. */
    public List<RoundTrip> trips() {
        return Collections.unmodifiableList(trips);
    }

    /** All tests since the last {@link #clear}, those too that are no longer kept. */
    public EchoSummary summary() {
        return statistics.summary();
    }

    public boolean running() {
        return running;
    }

    /** Why no test can be made, for a person; empty where nothing is wrong. */
    public String problem() {
        return problem;
    }

    /** Forgets all tests. */
    public void clear() {
        trips.clear();
        statistics = new EchoStatistics();
        listeners.forEach(Listener::rebuilt);
    }

    void add(List<RoundTrip> more) {
        int from = trips.size();
        trips.addAll(more);
        more.forEach(statistics::add);
        if (trips.size() > KEPT) {
            trips.subList(0, trips.size() - KEPT).clear();
            listeners.forEach(Listener::rebuilt);
        } else {
            listeners.forEach(listener -> listener.added(from, trips.size() - 1));
        }
    }

    void begun() {
        running = true;
        problem = "";
        listeners.forEach(Listener::stateChanged);
    }

    void ended(String why) {
        running = false;
        problem = why;
        listeners.forEach(Listener::stateChanged);
    }
}
