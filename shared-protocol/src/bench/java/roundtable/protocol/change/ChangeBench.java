package roundtable.protocol.change;

import java.util.ArrayList;
import java.util.List;
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

/** What the algebra costs: for single edits, and for someone who comes back with many. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(value = 1, jvmArgsAppend = "-Xmx512m")
public class ChangeBench {
    private static final int LENGTH = 100_000;

    /** How many letters someone types before going elsewhere in the text. */
    @Param({"40", "1"})
    public int run;

    private List<Change> remote;
    private List<Change> pending;
    private TextSnapshot text;
    private Change edit;
    private Change other;

    @Setup
    public void prepare() {
        remote = history(50_000, 1);
        pending = history(5_000, 2);
        text = new TextBuffer("a".repeat(LENGTH)).snapshot();
        edit = Change.replace(70_000, 3, "word");
        other = Change.insert(20_000, "x");
    }

    /** 5,000 edits made offline meet 50,000 of others. */
    @Benchmark
    public Change comingBack() {
        Change theirs = Change.composeAll(remote);
        return Change.composeAll(pending).transform(theirs, Change.Side.SECOND);
    }

    @Benchmark
    public Change transform() {
        return edit.transform(other, Change.Side.SECOND);
    }

    @Benchmark
    public Change compose() {
        return other.compose(edit);
    }

    @Benchmark
    public Change invert() {
        return edit.invert(text);
    }

    private List<Change> history(int edits, long seed) {
        Random random = new Random(seed);
        List<Change> history = new ArrayList<>();
        int length = LENGTH;
        int at = 0;
        for (int i = 0; i < edits; i++) {
            at = random.nextInt(run) == 0 ? random.nextInt(length) : at;
            if (at > 0 && random.nextInt(5) == 0) {
                history.add(Change.delete(--at, 1));
                length--;
            } else {
                history.add(Change.insert(at++, "x"));
                length++;
            }
        }
        return history;
    }
}
