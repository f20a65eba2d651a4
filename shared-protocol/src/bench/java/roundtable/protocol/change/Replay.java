package roundtable.protocol.change;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import roundtable.protocol.EditorRequest;
import roundtable.protocol.Wire;

/**
 * Replays a recorded history: each patch as one edit that is carried over nothing, checked and applied, then the final
 * text. Prints milliseconds as JSON, the median of five after two to warm up, on its last line; on the line before it, the
 * same with each edit read from a line of JSON first.
 */
public final class Replay {
    private static final int WARM_UPS = 2;
    private static final int TIMES = 5;

    private Replay() {}

    /** Takes the trace's file. */
    public static void main(String[] args) throws IOException {
        try (PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8)) {
            if (args.length != 1) {
                out.println("usage: Replay TRACE.json.gz");
                return;
            }
            Trace trace = Trace.read(Path.of(args[0]));
            double edits = median(trace, () -> replayed(trace.edits()));
            List<byte[]> lines = lines(trace.edits());
            double parsed = median(trace, () -> parsedAndReplayed(lines));
            int length = trace.finalText().length();
            out.printf(Locale.ROOT, "{\"what\":\"from lines of JSON\",\"ms\":%.3f,\"length\":%d}%n", parsed, length);
            out.printf(Locale.ROOT, "{\"ms\":%.3f,\"length\":%d}%n", edits, length);
        }
    }

    private static double median(Trace trace, Supplier<String> replay) {
        double[] times = new double[TIMES];
        for (int i = -WARM_UPS; i < TIMES; i++) {
            System.gc();
            long begin = System.nanoTime();
            String text = replay.get();
            long took = System.nanoTime() - begin;
            if (!text.equals(trace.finalText())) {
                throw new IllegalStateException("the final text is wrong");
            }
            if (i >= 0) {
                times[i] = took / 1e6;
            }
        }
        Arrays.sort(times);
        return times[TIMES / 2];
    }

    static String replayed(List<Change> edits) {
        TextBuffer text = new TextBuffer("");
        for (Change edit : edits) {
            take(edit, text);
        }
        return text.toString();
    }

    private static String parsedAndReplayed(List<byte[]> lines) {
        TextBuffer text = new TextBuffer("");
        for (byte[] line : lines) {
            ObjectNode object = Wire.parse(line);
            EditorRequest.Edit edit = (EditorRequest.Edit) Wire.decode(object, EditorRequest.class);
            take(edit.change(), text);
        }
        return text.toString();
    }

    private static void take(Change edit, TextBuffer text) {
        Change rebased = edit.transform(Change.NONE, Change.Side.SECOND);
        rebased.check(text);
        rebased.applyTo(text);
    }

    /** Each edit as a client sends it. */
    static List<byte[]> lines(List<Change> edits) {
        byte[][] lines = new byte[edits.size()][];
        for (int i = 0; i < lines.length; i++) {
            lines[i] = Wire.encode(new EditorRequest.Edit("temp.txt", i, "k-" + i, edits.get(i), null, null));
        }
        return Arrays.asList(lines);
    }
}
