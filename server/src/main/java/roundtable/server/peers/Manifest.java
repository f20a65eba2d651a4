package roundtable.server.peers;

import java.io.IOException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import roundtable.protocol.NodeMessage.Held;
import roundtable.protocol.ProtocolException;

/**
 * The hashes of a file's pieces, asked for as they are needed, of several holders at once. Where they do not tell the same,
 * one after another is put to the test: whoever has the whole file, by its SHA-256, is believed, and the others are not any
 * more.
 */
final class Manifest {
    /** Pieces whose hashes are asked for at once. */
    static final int STRETCH = 16;

    private static final int MOST_ASKED = 4;

    private final Fetch fetch;
    private final Paths paths;
    private final Held version;
    private final ConcurrentHashMap<Integer, CompletableFuture<List<String>>> stretches = new ConcurrentHashMap<>();
    private final ReentrantLock proving = new ReentrantLock();
    /** All hashes, where somebody was put to the test. */
    private volatile List<String> proved;

    Manifest(Fetch fetch, Paths paths, Held version) {
        this.fetch = fetch;
        this.paths = paths;
        this.version = version;
    }

    /** The hash of a piece; waits for it. */
    String hash(int piece) throws IOException {
        if (Piece.count(version.size()) == 1) {
            return version.sha256();
        }
        int index = piece / STRETCH;
        List<String> stretch = await(index);
        if (piece % STRETCH == 0 && (index + 1) * STRETCH < Piece.count(version.size())) {
            // The next ones are here when they are needed.
            var unused = begin(index + 1);
        }
        return stretch.get(piece % STRETCH);
    }

    private List<String> await(int index) throws IOException {
        try {
            return begin(index).join();
        } catch (CompletionException e) {
            stretches.remove(index);
            throw new IOException("the hashes of the pieces do not come", e.getCause());
        }
    }

    private CompletableFuture<List<String>> begin(int index) {
        return stretches.computeIfAbsent(index, i -> {
            CompletableFuture<List<String>> asked = new CompletableFuture<>();
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

    private List<String> ask(int index) throws IOException {
        int from = index * STRETCH;
        int count = Math.min(STRETCH, Piece.count(version.size()) - from);
        if (proved != null) {
            return proved.subList(from, from + count);
        }
        Map<List<String>, List<Integer>> told = tell(from, count);
        if (told.isEmpty()) {
            throw new IOException("no holder tells the hashes of its pieces");
        }
        if (told.size() == 1) {
            return told.keySet().iterator().next();
        }
        return prove(told, from, count).subList(from, from + count);
    }

    /** What the holders say, and which of them say the same. */
    private Map<List<String>, List<Integer>> tell(int from, int count) {
        List<Route> asked = paths.best().stream().limit(MOST_ASKED).toList();
        List<CompletableFuture<List<String>>> answers = new ArrayList<>();
        for (Route route : asked) {
            CompletableFuture<List<String>> answer = new CompletableFuture<>();
            answers.add(answer);
            Thread.ofVirtual().name("fetch-hashes").start(() -> {
                try (Couriers couriers = paths.couriers()) {
                    answer.complete(couriers.hashes(route, version, from, count));
                } catch (IOException | ProtocolException e) {
                    paths.strike(route);
                } finally {
                    // Where there was no answer. Nobody waits for ever.
                    answer.complete(null);
                }
            });
        }
        Map<List<String>, List<Integer>> told = new HashMap<>();
        for (int i = 0; i < asked.size(); i++) {
            List<String> hashes = answers.get(i).join();
            if (hashes != null) {
                told.computeIfAbsent(hashes, h -> new ArrayList<>())
                        .add(asked.get(i).holder());
            }
        }
        return told;
    }

    /** Reads the whole file from one holder after another, until it is what it should be. */
    private List<String> prove(Map<List<String>, List<Integer>> told, int from, int count) throws IOException {
        proving.lock();
        try {
            if (proved == null) {
                // The more tell the same, the sooner they are believed.
                List<List<Integer>> groups = new ArrayList<>(told.values());
                groups.sort(Comparator.comparingInt((List<Integer> group) -> -group.size())
                        .thenComparingInt(group -> Collections.min(group)));
                for (int i = 0; i < groups.size() && proved == null; i++) {
                    proved = readThrough(groups.get(i));
                }
            }
            if (proved == null) {
                throw new IOException("no holder has the file that it says it has");
            }
            told.forEach((hashes, holders) -> {
                if (!hashes.equals(proved.subList(from, from + count))) {
                    holders.forEach(paths::distrust);
                }
            });
            return proved;
        } finally {
            proving.unlock();
        }
    }

    /** All hashes as one of these holders has the pieces, or null where none of them has the file. */
    private List<String> readThrough(List<Integer> holders) {
        for (Route route : paths.best()) {
            if (holders.contains(route.holder())) {
                List<String> hashes = readThrough(route);
                if (hashes != null) {
                    return hashes;
                }
            }
        }
        return null;
    }

    private List<String> readThrough(Route route) {
        MessageDigest whole = Piece.digest();
        List<String> hashes = new ArrayList<>();
        try (Couriers couriers = paths.couriers()) {
            for (int i = 0; i < Piece.count(version.size()) && !fetch.isOver(); i++) {
                byte[] bytes = couriers.piece(route, version, Piece.offset(i), Piece.length(i, version.size()));
                whole.update(bytes);
                hashes.add(Piece.hash(bytes));
                fetch.progress();
            }
        } catch (IOException | ProtocolException e) {
            paths.strike(route);
            return null;
        }
        if (HexFormat.of().formatHex(whole.digest()).equals(version.sha256())) {
            return List.copyOf(hashes);
        }
        paths.distrust(route.holder());
        return null;
    }
}
