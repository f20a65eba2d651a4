package roundtable.protocol.change;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import roundtable.protocol.EditorEvent;
import roundtable.protocol.EditorRequest;
import roundtable.protocol.Message;
import roundtable.protocol.Wire;

/** What one edit costs on its way from a line and into one. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(value = 1, jvmArgsAppend = "-Xmx512m")
public class WireBench {
    private final Change change = Change.replace(5_000, 2, "word");
    private final byte[] line = Wire.encode(new EditorRequest.Edit("temp.txt", 42, "k3-1", change, 5_004, 5_004));
    private final Message event = new EditorEvent.Changed(
            "temp.txt", 43, 7, 31L, "Asha", Wire.now(), "k3-1", change, 5_004, 5_004);

    @Benchmark
    public Message read() {
        return Wire.decode(Wire.parse(line), EditorRequest.class);
    }

    @Benchmark
    public byte[] write() {
        return Wire.encode(event);
    }
}
