package roundtable.server.files;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * The SHA-256 of files, remembered for as long as size, time and identity stay the same. Files are read through in a small
 * pool of platform threads, so that the virtual threads' carriers stay free for the connections.
 */
final class Hashes {
    private static final int CHUNK = 1 << 17;

    private record Key(Path path, long size, long modified, Object identity) {}

    private final ConcurrentHashMap<Key, CompletableFuture<String>> known = new ConcurrentHashMap<>();
    private final ThreadPoolExecutor pool = pool();

    /** Its threads end when there is nothing to read, so that nobody has to close it. */
    private static ThreadPoolExecutor pool() {
        int threads = Math.max(1, Runtime.getRuntime().availableProcessors() / 2);
        ThreadPoolExecutor pool = new ThreadPoolExecutor(
                threads,
                threads,
                10,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(),
                Thread.ofPlatform().name("hashes").daemon().factory());
        pool.allowCoreThreadTimeOut(true);
        return pool;
    }

    /** The hash of a file that has those attributes; waits until it is known. */
    String of(Path path, BasicFileAttributes attributes) throws IOException {
        Key key = new Key(path, attributes.size(), attributes.lastModifiedTime().toMillis(), attributes.fileKey());
        CompletableFuture<String> hash = known.get(key);
        if (hash == null) {
            known.keySet().removeIf(old -> old.path.equals(path));
            hash = known.computeIfAbsent(key, k -> CompletableFuture.supplyAsync(() -> read(path), pool));
        }
        try {
            return hash.join();
        } catch (CompletionException e) {
            known.remove(key, hash);
            throw new IOException("the file cannot be read", e.getCause());
        }
    }

    private static String read(Path path) {
        MessageDigest digest = digest();
        byte[] chunk = new byte[CHUNK];
        try (InputStream in = Files.newInputStream(path, StandardOpenOption.READ)) {
            for (int n; (n = in.read(chunk)) >= 0; ) {
                digest.update(chunk, 0, n);
            }
        } catch (IOException e) {
            throw new CompletionException(e);
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
