package roundtable.server.peers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import roundtable.protocol.ProtocolException;
import roundtable.protocol.Sha256;
import roundtable.server.files.Shelf;

/** The hashes of pieces: right, computed once, and in turn. */
final class PieceHashesTest {
    private static final int PIECES = 20;

    @TempDir
    private Path folder;

    private final AtomicInteger computed = new AtomicInteger();
    private final AtomicInteger waiting = new AtomicInteger();
    private final AtomicInteger mostWaiting = new AtomicInteger();
    private final byte[] content = new byte[PIECES * Piece.SIZE - 5];
    private Shelf.Entry entry;

    @BeforeEach
    void write() throws Exception {
        new Random(5).nextBytes(content);
        Files.write(folder.resolve("a.bin"), content);
        try (Shelf shelf = new Shelf(folder)) {
            entry = shelf.require("a.bin");
        }
    }

    private ExecutorService counting() {
        ExecutorService pool = Executors.newSingleThreadExecutor();
        return new AbstractExecutorService() {
            @Override
            public void execute(Runnable work) {
                computed.incrementAndGet();
                mostWaiting.accumulateAndGet(waiting.incrementAndGet(), Math::max);
                pool.execute(() -> {
                    waiting.decrementAndGet();
                    work.run();
                });
            }

            @Override
            public void shutdown() {
                pool.shutdown();
            }

            @Override
            public List<Runnable> shutdownNow() {
                return pool.shutdownNow();
            }

            @Override
            public boolean isShutdown() {
                return pool.isShutdown();
            }

            @Override
            public boolean isTerminated() {
                return pool.isTerminated();
            }

            @Override
            public boolean awaitTermination(long timeout, TimeUnit unit) throws InterruptedException {
                return pool.awaitTermination(timeout, unit);
            }
        };
    }

    private String hashOf(int piece) {
        int from = piece * Piece.SIZE;
        return Sha256.of(Arrays.copyOfRange(content, from, Math.min(content.length, from + Piece.SIZE)));
    }

    @Test
    void manyThatAskAtOnceHaveEachHashComputedOnce() throws Exception {
        try (PieceHashes hashes = new PieceHashes(counting());
                ExecutorService askers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<List<String>>> answers = new ArrayList<>();
            for (int i = 0; i < 30; i++) {
                answers.add(askers.submit(() -> hashes.of(entry, 0, PIECES)));
            }
            for (Future<List<String>> answer : answers) {
                assertThat(answer.get()).hasSize(PIECES).startsWith(hashOf(0)).endsWith(hashOf(PIECES - 1));
            }
            assertThat(hashes.of(entry, 3, 1)).containsExactly(hashOf(3));

            assertThat(computed).hasValue(PIECES);
        }
    }

    @Test
    void whoAsksForMuchHasOnePieceInWorkAndOthersTakeTheirTurn() throws Exception {
        try (PieceHashes hashes = new PieceHashes(counting());
                ExecutorService askers = Executors.newVirtualThreadPerTaskExecutor()) {
            var much = askers.submit(() -> hashes.of(entry, 0, PIECES / 2));
            var more = askers.submit(() -> hashes.of(entry, PIECES / 2, PIECES / 2));
            much.get();
            more.get();

            assertThat(mostWaiting.get()).isBetween(1, 2);
        }
    }

    @Test
    void aFileThatHasChangedOrGoneIsReadAnew() throws Exception {
        try (PieceHashes hashes = new PieceHashes(counting())) {
            hashes.of(entry, 0, 1);
            content[0]++;
            Files.write(folder.resolve("a.bin"), content);
            try (Shelf shelf = new Shelf(folder)) {
                assertThat(hashes.of(shelf.require("a.bin"), 0, 1)).containsExactly(hashOf(0));
            }
            Files.delete(folder.resolve("a.bin"));

            assertThatThrownBy(() -> hashes.of(entry, 1, 1))
                    .isInstanceOf(ProtocolException.class)
                    .hasMessage("404 Not Found");
            Files.write(folder.resolve("a.bin"), new byte[10]);
            assertThatThrownBy(() -> hashes.of(entry, 1, 1)).isInstanceOf(IOException.class);
        }
    }
}
