package roundtable.protocol.change;

import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What one edit of a text costs, by the text's length: it should hardly grow. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(value = 1, jvmArgsAppend = "-Xmx512m")
public class TextBufferBench {
    private static final int EDITS = 1 << 14;

    /** Units of text. */
    @Param({"1000", "100000", "5000000"})
    public int length;

    private TextBuffer text;
    private Change[] edits;
    private int next;
    private int typed;

    @Setup
    public void prepare() {
        Random random = new Random(1);
        text = new TextBuffer("a".repeat(length));
        edits = new Change[EDITS];
        for (int i = 0; i < EDITS; i++) {
            int position = random.nextInt(length - 1);
            edits[i] = i % 2 == 0 ? Change.insert(position, "x") : Change.delete(position, 1);
        }
    }

    /** A letter comes or goes, each time at another place. */
    @Benchmark
    public void anywhere() {
        take(edits[next++ & EDITS - 1]);
    }

    /** The same, and the text is kept as it then was, as a server does that shows it to others. */
    @Benchmark
    public TextSnapshot anywhereWithSnapshot() {
        take(edits[next++ & EDITS - 1]);
        return text.snapshot();
    }

    /** Letter after letter, with all of a line taken out again. */
    @Benchmark
    public void typing() {
        if (typed == 80) {
            take(Change.delete(length / 2, typed));
            typed = 0;
        }
        take(Change.insert(length / 2 + typed++, "x"));
    }

    private void take(Change edit) {
        edit.check(text);
        edit.applyTo(text);
    }
}
