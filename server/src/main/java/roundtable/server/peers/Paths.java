package roundtable.server.peers;

import java.io.Closeable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import roundtable.protocol.NodeMessage.Held;
import roundtable.protocol.NodeMessage.Transfer;

/**
 * The ways to one file while it is being fetched, and how each has done so far. Of a holder's ways the one that failed least
 * is taken, the leader's relay before the straight one; of the holders the one that is least busy.
 */
final class Paths implements Closeable {
    private static final Duration PAUSE = Duration.ofMillis(50);
    private static final long SHOWN_NANOS = Duration.ofSeconds(1).toNanos();
    private static final int MOST_STRIKES = 4;
    private static final long FORGOTTEN_NANOS = Duration.ofMillis(500).toNanos();

    private final PeerNetwork network;
    private final Held version;
    private final Consumer<List<Transfer>> shown;
    private final Set<Couriers> couriers = ConcurrentHashMap.newKeySet();
    private final ReentrantLock lock = new ReentrantLock();
    // Guarded by lock.
    private final Map<Route, Strikes> strikes = new HashMap<>();
    private final Map<Integer, Integer> busy = new HashMap<>();
    private final Set<Integer> liars = new HashSet<>();
    private final Map<Route, Long> used = new LinkedHashMap<>();
    private List<Transfer> lastShown = List.of();
    /** Read without it, too. */
    private volatile boolean closed;

    /** How often a way has failed lately; forgotten after a while, since what was busy may be quick again. */
    private record Strikes(int count, long until) {}

    /** The ways to that content; {@code shown} is told which of them are in use, whenever that changes. */
    Paths(PeerNetwork network, Held version, Consumer<List<Transfer>> shown) {
        this.network = network;
        this.version = version;
        this.shown = shown;
    }

    /** Connections for pieces and hashes; they end with the fetch, if not before. */
    Couriers couriers() {
        Couriers opened = new Couriers(network.self().node(), couriers::remove);
        couriers.add(opened);
        if (closed) {
            opened.close();
        }
        return opened;
    }

    /** The best way to each holder that is up and trusted, the leader's relay before the straight one. */
    List<Route> best() {
        return best(Routes.to(network.picture(), version));
    }

    /** The same, but the straight way before the relay: what a holder says of itself is best heard from itself. */
    List<Route> straightest() {
        return best(Routes.to(network.picture(), version).stream()
                .sorted(Comparator.comparing(route -> route.via() != null))
                .toList());
    }

    private List<Route> best(List<Route> routes) {
        lock.lock();
        try {
            Map<Integer, Route> best = new LinkedHashMap<>();
            for (Route route : routes) {
                Route before = best.get(route.holder());
                if (!liars.contains(route.holder()) && (before == null || strikesOf(route) < strikesOf(before))) {
                    best.put(route.holder(), route);
                }
            }
            return new ArrayList<>(best.values());
        } finally {
            lock.unlock();
        }
    }

    private int strikesOf(Route route) {
        Strikes counted = strikes.get(route);
        return counted == null || System.nanoTime() - counted.until > 0 ? 0 : counted.count;
    }

    /**
     * The way for the next piece, to none of the holders {@code but}, or null where there is none; whoever takes it says when
     * it is done, and how it went.
     */
    Route take(Set<Integer> but) {
        List<Route> best =
                best().stream().filter(route -> !but.contains(route.holder())).toList();
        Route taken;
        lock.lock();
        try {
            taken = best.stream()
                    .min(Comparator.comparingInt(this::strikesOf)
                            .thenComparingInt(route -> busy.getOrDefault(route.holder(), 0)))
                    .orElse(null);
            if (taken == null) {
                return null;
            }
            busy.merge(taken.holder(), 1, Integer::sum);
            used.put(taken, System.nanoTime());
        } finally {
            lock.unlock();
        }
        show();
        if (failures(taken) > 0) {
            pause();
        }
        return taken;
    }

    private int failures(Route route) {
        lock.lock();
        try {
            return strikesOf(route);
        } finally {
            lock.unlock();
        }
    }

    /** Gives the network a moment to become what it will be. */
    void pause() {
        LockSupport.parkNanos(PAUSE.toNanos());
    }

    /** What was asked for that way has come, or will not. */
    void done(Route route) {
        lock.lock();
        try {
            busy.merge(route.holder(), -1, Integer::sum);
        } finally {
            lock.unlock();
        }
    }

    /** What came that way was right. */
    void worked(Route route) {
        lock.lock();
        try {
            strikes.remove(route);
        } finally {
            lock.unlock();
        }
    }

    /** What was asked for did not come that way. */
    void strike(Route route) {
        lock.lock();
        try {
            int count = Math.min(MOST_STRIKES, strikesOf(route) + 1);
            strikes.put(route, new Strikes(count, System.nanoTime() + (FORGOTTEN_NANOS << count)));
        } finally {
            lock.unlock();
        }
    }

    /**
     * What came that way is proved to be wrong. Nothing more is asked of a holder that said it itself; else it may be who
     * relays that lies.
     */
    void lied(Route route) {
        lock.lock();
        try {
            strike(route);
            if (route.via() == null) {
                liars.add(route.holder());
            }
        } finally {
            lock.unlock();
        }
    }

    private void show() {
        lock.lock();
        try {
            long old = System.nanoTime() - SHOWN_NANOS;
            used.values().removeIf(last -> last - old < 0);
            List<Transfer> now = used.keySet().stream()
                    .map(route -> new Transfer(
                            version.name(),
                            route.holder(),
                            route.via(),
                            network.self().node()))
                    .toList();
            if (!closed && !now.equals(lastShown)) {
                lastShown = now;
                // Under the lock: nothing may be shown after the end, nor in another order.
                shown.accept(now);
            }
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            shown.accept(List.of());
        } finally {
            lock.unlock();
        }
        couriers.forEach(Couriers::close);
    }
}
