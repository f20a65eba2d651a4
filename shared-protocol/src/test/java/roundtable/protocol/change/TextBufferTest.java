package roundtable.protocol.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The buffer against a StringBuilder, which does the same slowly; and its snapshots, which stay as they are. */
@Timeout(120)
class TextBufferTest {
    @Test
    void typing() {
        Cases.oneIn(100, cases -> {
            Pair pair = new Pair(cases.text(50));
            int at = cases.border(pair.plain);
            for (int i = 0; i < 300; i++) {
                if (cases.upTo(30) == 0) {
                    at = cases.upTo(pair.plain.length());
                }
                if (at > 0 && cases.upTo(4) == 0) {
                    pair.delete(--at, 1);
                } else {
                    String typed = cases.someText(2);
                    pair.insert(at, typed);
                    at += typed.length();
                }
            }
            pair.assertSame();
        });
    }

    /** Long texts come and go, at any place, so that leaves are split, filled, emptied and joined. */
    @Test
    void pastingAndCutting() {
        Cases.oneIn(200, cases -> {
            Pair pair = new Pair("0123456789".repeat(cases.upTo(2000)));
            for (int i = 0; i < 60; i++) {
                int at = cases.upTo(pair.plain.length());
                switch (cases.upTo(3)) {
                    case 0 -> pair.insert(at, cases.someText(8).repeat(cases.upTo(2000)));
                    case 1 -> pair.insert(at, cases.text(300));
                    case 2 -> pair.delete(at, cases.upTo(pair.plain.length() - at));
                    default -> pair.delete(at, cases.upTo(Math.min(3000, pair.plain.length() - at)));
                }
                pair.assertSameAround(at);
            }
            pair.assertSame();
        });
    }

    /** A text of thousands of leaves, thinned out and grown again. */
    @Test
    void aLongTextThinnedOut() {
        Pair pair = new Pair("The quick brown fox.\n".repeat(100_000));
        for (int at = 0; at + 700 < pair.plain.length(); at += 90) {
            pair.delete(at, 600);
        }
        pair.assertSame();
        for (int at = 0; at < pair.plain.length(); at += 1100) {
            // Leaves of one byte a unit and of two come to stand side by side, and are joined below.
            pair.insert(at, (at % 3 == 0 ? "jumps over the lazy 犬 " : "jumps over the lazy dog ").repeat(30));
        }
        pair.assertSame();
        for (int at = 0; at + 700 < pair.plain.length(); at += 90) {
            pair.delete(at, 600);
        }
        pair.assertSame();
        for (int i = 0; pair.plain.length() > 0; i++) {
            pair.delete(i % 2 == 0 ? 0 : pair.plain.length() / 2, Math.min(5000, (pair.plain.length() + 1) / 2));
        }
        pair.assertSame();
        pair.insert(0, "again");
        pair.assertSame();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 63, 64, 1535, 1536, 1537, 2047, 2048, 2049, 4096, 100_000})
    void beginsWithAText(int length) {
        String text = "x".repeat(length);
        Pair pair = new Pair(text);
        pair.assertSame();
        pair.insert(length, "end");
        pair.insert(0, "start");
        pair.assertSame();
        pair.delete(0, length + 8);
        pair.assertSame();
    }

    @Test
    void looksLikeTheTextEverywhere() {
        Cases.oneIn(1000, cases -> {
            Pair pair = new Pair(cases.text(3000));
            pair.insert(cases.upTo(pair.plain.length()), "pasted".repeat(300));
            for (int i = 0; i < 200; i++) {
                int start = cases.upTo(pair.plain.length());
                int end = start + cases.upTo(pair.plain.length() - start);
                assertThat(pair.buffer.subSequence(start, end)).hasToString(pair.plain.substring(start, end));
                assertThat(pair.buffer.snapshot().subSequence(start, end))
                        .hasToString(pair.plain.substring(start, end));
            }
            for (int i = 0; i < pair.plain.length(); i++) {
                assertThat(pair.buffer.charAt(i)).isEqualTo(pair.plain.charAt(i));
            }
        });
    }

    @Test
    void snapshotsStayAsTheyWere() {
        Cases.oneIn(500, cases -> {
            Pair pair = new Pair(cases.text(10).repeat(cases.upTo(500)));
            IdentityHashMap<TextSnapshot, String> taken = new IdentityHashMap<>();
            for (int i = 0; i < 60; i++) {
                int at = cases.upTo(pair.plain.length());
                if (cases.upTo(2) == 0) {
                    pair.delete(at, cases.upTo(Math.min(cases.upTo(4000), pair.plain.length() - at)));
                } else {
                    pair.insert(at, cases.text(cases.upTo(800)));
                }
                if (cases.upTo(2) == 0) {
                    taken.put(pair.buffer.snapshot(), pair.plain.toString());
                }
            }
            taken.forEach((snapshot, text) -> {
                assertThat(snapshot).hasToString(text).hasSize(text.length());
                assertThat(snapshot.chars().toArray()).isEqualTo(text.chars().toArray());
            });
            pair.assertSame();
        });
    }

    /** Readers in other threads see whole texts while the buffer goes on. */
    @Test
    void snapshotsAreReadElsewhereMeanwhile() throws Exception {
        TextBuffer buffer = new TextBuffer("0".repeat(50_000));
        AtomicReference<TextSnapshot> newest = new AtomicReference<>(buffer.snapshot());
        Callable<Integer> reader = () -> {
            int last = 0;
            while (last < 9) {
                String text = newest.get().toString();
                // Each round replaces all that is there by the next digit, so no text holds two.
                assertThat(text).hasSize(50_000).matches(one -> one.chars().allMatch(c -> c == one.charAt(0)));
                assertThat(text.charAt(0) - '0').isGreaterThanOrEqualTo(last);
                last = text.charAt(0) - '0';
            }
            return last;
        };
        try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
            List<Future<Integer>> readers = new ArrayList<>();
            readers.add(threads.submit(reader));
            readers.add(threads.submit(reader));
            for (int round = 1; round <= 9; round++) {
                for (int at = 0; at < buffer.length(); at += 100) {
                    buffer.delete(at, 100);
                    buffer.insert(at, Integer.toString(round).repeat(100));
                }
                newest.set(buffer.snapshot());
            }
            for (Future<Integer> each : readers) {
                assertThat(each.get()).isEqualTo(9);
            }
        }
    }

    @Test
    void refusesPlacesThatAreNotThere() {
        for (String text : List.of("", "abc", "x".repeat(5000))) {
            TextBuffer buffer = new TextBuffer(text);
            int end = text.length();
            assertRefused(() -> buffer.charAt(-1));
            assertRefused(() -> buffer.charAt(end));
            assertRefused(() -> buffer.snapshot().charAt(-1));
            assertRefused(() -> buffer.snapshot().charAt(end));
            assertRefused(() -> buffer.insert(-1, "x"));
            assertRefused(() -> buffer.insert(end + 1, "x"));
            assertRefused(() -> buffer.delete(-1, 1));
            assertRefused(() -> buffer.delete(0, -1));
            assertRefused(() -> buffer.delete(end, 1));
            assertRefused(() -> buffer.delete(1, Integer.MAX_VALUE));
            assertRefused(() -> buffer.subSequence(-1, 0));
            assertRefused(() -> buffer.subSequence(0, end + 1));
            assertRefused(() -> buffer.subSequence(1, 0));
            assertThat(buffer).hasToString(text);
        }
    }

    private static void assertRefused(ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOf(IndexOutOfBoundsException.class);
    }

    /** The buffer, and what it should hold. */
    private static final class Pair {
        final TextBuffer buffer;
        final StringBuilder plain;

        Pair(String text) {
            buffer = new TextBuffer(text);
            plain = new StringBuilder(text);
        }

        void insert(int at, String text) {
            buffer.insert(at, text);
            plain.insert(at, text);
        }

        void delete(int at, int length) {
            buffer.delete(at, length);
            plain.delete(at, at + length);
        }

        void assertSame() {
            assertThat(buffer.length()).isEqualTo(plain.length());
            assertThat(buffer.toString().contentEquals(plain)).as("same text").isTrue();
        }

        void assertSameAround(int at) {
            assertThat(buffer.length()).isEqualTo(plain.length());
            for (int i = Math.max(0, at - 3); i < Math.min(at + 3, plain.length()); i++) {
                assertThat(buffer.charAt(i)).isEqualTo(plain.charAt(i));
            }
        }
    }
}
