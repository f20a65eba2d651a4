package roundtable.server.peers;

import java.io.IOException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import roundtable.protocol.NodeMessage.Held;
import roundtable.protocol.ProtocolException;
import roundtable.protocol.Sha256;

/**
 * The hashes of a file's pieces, asked for as they are needed, of several holders at once, and of each itself where it can be
 * reached: who relays may lie. They are somebody's word. Where not all tell the same, or a piece does not fit, holders are put
 * to the test: the first that has the whole file, by its SHA-256, is believed, and who told something else is not any more.
 */
final class Manifest {
    /** Pieces whose hashes are asked for at once. */
    static final int STRETCH = 16;

    private static final int MOST_ASKED = 4;
    /** How long others are waited for once the first has answered. */
    private static final long LATER_MILLIS = 1_000;
    /** Whole files that were none: nobody has it, then. */
    private static final int MOST_DISPROVED = 2;

    private final Fetch fetch;
    private final Paths paths;
    private final Held version;
    private final ConcurrentHashMap<Integer, CompletableFuture<Stretch>> stretches = new ConcurrentHashMap<>();
    /** Holders that answered too late; asked only where there are no others. */
    private final Set<Integer> late = ConcurrentHashMap.newKeySet();

    private final ReentrantLock proving = new ReentrantLock();
    /** All hashes, where somebody was put to the test. */
    private volatile List<String> proved;
    /** How often nobody stood it. */
    private final AtomicInteger disproved = new AtomicInteger();

    /** The hashes of some pieces, from {@code from} on, and who told what. */
    private record Stretch(int from, List<String> hashes, Map<List<String>, List<Route>> told) {}

    Manifest(Fetch fetch, Paths paths, Held version) {
        this.fetch = fetch;
        this.paths = paths;
        this.version = version;
    }

    /**
     * The hash of a piece, as somebody tells it; waits for it.
     *
     * @throws IOException where it does not come for long
     */
    String hash(int piece) throws IOException {
        if (isSinglePiece()) {
            return version.sha256();
        }
        List<String> known = proved;
        if (known != null) {
            return known.get(piece);
        }
        int index = piece / STRETCH;
        Stretch stretch = await(index);
        if (piece % STRETCH == 0 && (index + 1) * STRETCH < Piece.count(version.size())) {
            // The next ones are here when they are needed.
            var unused = begin(index + 1);
        }
        return stretch.hashes.get(piece % STRETCH);
    }

    /**
     * The hash of a piece as it really is: the whole file is read through for it.
     *
     * @throws IOException where nobody has the file
     */
    String proved(int piece) throws IOException {
        if (isSinglePiece()) {
            return version.sha256();
        }
        return prove(await(piece / STRETCH)).get(piece);
    }

    private boolean isSinglePiece() {
        return Piece.count(version.size()) == 1;
    }

    private Stretch await(int index) throws IOException {
        IOException last = null;
        while (disproved.get() < MOST_DISPROVED && fetch.goesOn(last)) {
            CompletableFuture<Stretch> asked = begin(index);
            try {
                return asked.join();
            } catch (CompletionException e) {
                stretches.remove(index, asked);
                last = new IOException("the hashes of the pieces do not come", e.getCause());
                paths.pause();
            }
        }
        throw last == null ? new IOException("no holder has the file that it says it has") : last;
    }

    private CompletableFuture<Stretch> begin(int index) {
        return stretches.computeIfAbsent(index, i -> {
            CompletableFuture<Stretch> asked = new CompletableFuture<>();
            Thread.ofVirtual().name("fetch-hashes").start(() -> {
                try {
                    asked.complete(ask(i));
                } catch (IOException | RuntimeException | Error e) {
                    asked.completeExceptionally(e);
                }
            });
            return asked;
        });
    }

    private Stretch ask(int index) throws IOException {
        int from = index * STRETCH;
        int count = Math.min(STRETCH, Piece.count(version.size()) - from);
        List<String> known = proved;
        if (known != null) {
            return new Stretch(from, known.subList(from, from + count), Map.of());
        }
        Map<List<String>, List<Route>> told = tell(from, count);
        if (told.isEmpty()) {
            throw new IOException("no holder tells the hashes of its pieces");
        }
        Stretch stretch = new Stretch(from, told.keySet().iterator().next(), told);
        return told.size() == 1 ? stretch : new Stretch(from, prove(stretch).subList(from, from + count), told);
    }

    /** What the holders say, and which of them say the same, by which way. Who is late is not waited for. */
    private Map<List<String>, List<Route>> tell(int from, int count) throws IOException {
        CompletableFuture<Void> first = new CompletableFuture<>();
        Map<Route, CompletableFuture<List<String>>> answers = new HashMap<>();
        List<Couriers> sent = new ArrayList<>();
        for (Route route : toAsk()) {
            Couriers couriers = paths.couriers();
            sent.add(couriers);
            CompletableFuture<List<String>> answer = new CompletableFuture<>();
            answers.put(route, answer);
            Thread.ofVirtual().name("fetch-hashes").start(() -> {
                try {
                    answer.complete(couriers.hashes(route, version, from, count));
                    first.complete(null);
                } catch (IOException | ProtocolException e) {
                    paths.strike(route);
                } finally {
                    // Where there was no answer. Nobody waits for ever.
                    answer.complete(null);
                }
            });
        }
        CompletableFuture<Void> all = CompletableFuture.allOf(answers.values().toArray(CompletableFuture<?>[]::new));
        CompletableFuture.anyOf(first, all).join();
        var unused =
                all.completeOnTimeout(null, LATER_MILLIS, TimeUnit.MILLISECONDS).join();
        Map<List<String>, List<Route>> told = new HashMap<>();
        answers.forEach((route, answer) -> {
            if (!answer.isDone()) {
                late.add(route.holder());
            } else if (answer.join() != null) {
                told.computeIfAbsent(answer.join(), h -> new ArrayList<>()).add(route);
            }
        });
        sent.forEach(Couriers::close);
        return told;
    }

    private List<Route> toAsk() {
        List<Route> all = paths.straightest();
        List<Route> punctual =
                all.stream().filter(route -> !late.contains(route.holder())).toList();
        return (punctual.isEmpty() ? all : punctual).stream().limit(MOST_ASKED).toList();
    }

    /** All hashes; where they are not known yet, holders are put to the test. */
    private List<String> prove(Stretch doubtful) throws IOException {
        proving.lock();
        try {
            if (proved == null && disproved.get() < MOST_DISPROVED) {
                proved = readThrough(inTurn(doubtful.told));
                if (proved == null) {
                    disproved.incrementAndGet();
                }
            }
            if (proved == null) {
                throw new IOException("no holder has the file that it says it has");
            }
            doubtful.told.forEach((hashes, routes) -> {
                if (!hashes.equals(proved.subList(doubtful.from, doubtful.from + hashes.size()))) {
                    routes.forEach(paths::lied);
                }
            });
            return proved;
        } finally {
            proving.unlock();
        }
    }

    /** All holders. The more tell the same, the sooner one of them is read through; last those that were not asked. */
    private List<Integer> inTurn(Map<List<String>, List<Route>> told) {
        List<List<Integer>> groups = new ArrayList<>();
        told.values()
                .forEach(routes -> groups.add(routes.stream().map(Route::holder).toList()));
        groups.sort(
                Comparator.comparingInt((List<Integer> group) -> -group.size()).thenComparingInt(Collections::min));
        // One of each opinion first.
        Stream<Integer> firsts = groups.stream().map(List::getFirst);
        Stream<Integer> others = paths.straightest().stream().map(Route::holder);
        return Stream.concat(firsts, others).distinct().toList();
    }

    /**
     * All hashes as the first of these holders has the pieces that has the file, or null where none has. A few are read at
     * once, so that one that is slow keeps nobody waiting.
     */
    private List<String> readThrough(List<Integer> holders) {
        Queue<Integer> left = new ConcurrentLinkedQueue<>(holders);
        CompletableFuture<List<String>> first = new CompletableFuture<>();
        List<Couriers> sent = new ArrayList<>();
        List<CompletableFuture<Void>> ends = new ArrayList<>();
        for (int i = 0; i < Math.min(MOST_ASKED, holders.size()); i++) {
            Couriers couriers = paths.couriers();
            sent.add(couriers);
            CompletableFuture<Void> end = new CompletableFuture<>();
            ends.add(end);
            Thread.ofVirtual().name("fetch-proof").start(() -> {
                try {
                    for (Integer holder; !first.isDone() && (holder = left.poll()) != null; ) {
                        List<String> hashes = readThrough(holder, couriers);
                        if (hashes != null) {
                            first.complete(hashes);
                        }
                    }
                } finally {
                    end.complete(null);
                }
            });
        }
        var unused = CompletableFuture.allOf(ends.toArray(CompletableFuture<?>[]::new))
                .thenRun(() -> first.complete(null));
        List<String> hashes = first.join();
        sent.forEach(Couriers::close);
        return hashes;
    }

    /** By one way, and where that fails by the other. */
    private List<String> readThrough(int holder, Couriers couriers) {
        for (int i = 0; i < 2; i++) {
            Route route = paths.straightest().stream()
                    .filter(one -> one.holder() == holder)
                    .findFirst()
                    .orElse(null);
            List<String> hashes = route == null ? null : readThrough(route, couriers);
            if (hashes != null) {
                return hashes;
            }
        }
        return null;
    }

    private List<String> readThrough(Route route, Couriers couriers) {
        MessageDigest whole = Sha256.digest();
        List<String> hashes = new ArrayList<>();
        try {
            for (int i = 0; i < Piece.count(version.size()) && !fetch.isOver(); i++) {
                byte[] bytes = couriers.piece(route, version, Piece.offset(i), Piece.length(i, version.size()));
                whole.update(bytes);
                hashes.add(Sha256.of(bytes));
                fetch.progress();
            }
        } catch (IOException | ProtocolException e) {
            paths.strike(route);
            return null;
        }
        if (fetch.isOver()) {
            return null;
        }
        if (Sha256.hex(whole).equals(version.sha256())) {
            return List.copyOf(hashes);
        }
        paths.lied(route);
        return null;
    }
}
