package roundtable.client.link;

import java.io.ByteArrayInputStream;
import java.net.InetSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import roundtable.client.wire.WireLog;
import roundtable.protocol.LineChannel;
import roundtable.protocol.Service;

/**
 * What a look at the lines costs, read from memory so that nothing else is measured: bare, past a tap that nobody hears, and
 * into the log. The three take turns, and the medians of the turns are printed. No test: it runs when asked for by name.
 */
class TapCost {
    private static final int LINES = 50_000;
    private static final int TURNS = 21;
    private static final String LINE =
            "{\"type\":\"accepted\",\"document\":\"temp.txt\",\"revision\":12345,\"edit\":\"3dd8fb7a416ba7da-1\",\"id\":7}\n";

    private final byte[] lines = LINE.repeat(LINES).getBytes(StandardCharsets.UTF_8);
    private final AtomicLong bytes = new AtomicLong();

    private LineChannel channel() {
        ReadableByteChannel in = Channels.newChannel(new ByteArrayInputStream(lines));
        WritableByteChannel out = Channels.newChannel(java.io.OutputStream.nullOutputStream());
        return new LineChannel(in, out, 1 << 20);
    }

    private TappedChannel past(Tap.Listener listener) {
        Tap tap = new Tap();
        tap.listen(listener);
        return new TappedChannel(
                channel(), tap, tap.source(Service.EDITOR, false, new InetSocketAddress("localhost", 1), false));
    }

    private double bare() throws Exception {
        LineChannel channel = channel();
        long start = System.nanoTime();
        for (byte[] line = channel.readLine(); line != null; line = channel.readLine()) {
            bytes.addAndGet(line.length);
        }
        return (double) (System.nanoTime() - start) / LINES;
    }

    private double tapped(TappedChannel channel) throws Exception {
        long start = System.nanoTime();
        for (byte[] line = channel.readLine(); line != null; line = channel.readLine()) {
            bytes.addAndGet(line.length);
        }
        return (double) (System.nanoTime() - start) / LINES;
    }

    @Test
    void ofALine() throws Exception {
        double[] bare = new double[TURNS];
        double[] closed = new double[TURNS];
        double[] open = new double[TURNS];
        for (int turn = -TURNS; turn < TURNS; turn++) {
            int at = Math.max(0, turn);
            bare[at] = bare();
            closed[at] = tapped(past(null));
            open[at] = tapped(past(new WireLog(() -> {})));
        }
        System.out.printf(
                "a line of %d bytes: bare %.0f ns, closed %.0f ns (ratio %.2f), open %.0f ns%n",
                LINE.length(), median(bare), median(closed), median(closed) / median(bare), median(open));
    }

    private static double median(double[] figures) {
        double[] sorted = figures.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }
}
