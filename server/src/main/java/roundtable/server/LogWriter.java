package roundtable.server;

import java.io.PrintStream;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.logging.Formatter;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;

/**
 * Writes the log with a thread of its own: a terminal that was stopped, or a pipe that nobody reads, must not stop the
 * server. Lines that find no room are counted, and the log says how many they were.
 */
public final class LogWriter extends Handler {
    /** Lines that may wait. */
    static final int MOST = 4_096;

    private static final Duration AT_THE_END = Duration.ofSeconds(1);

    private final PrintStream out;
    private final BlockingQueue<Line> waiting = new ArrayBlockingQueue<>(MOST);
    private final AtomicLong leftOut = new AtomicLong();
    private final Thread thread;

    /** A line, and whom to tell that it was written, or null. */
    private record Line(String text, CountDownLatch written) {}

    /** Writes to {@code out}, in that format. */
    public LogWriter(PrintStream out, Formatter formatter) {
        this.out = out;
        setFormatter(formatter);
        thread = Thread.ofPlatform().name("log").daemon().start(this::run);
    }

    @Override
    public void publish(LogRecord record) {
        if (isLoggable(record) && !waiting.offer(new Line(getFormatter().format(record), null))) {
            leftOut.incrementAndGet();
        }
    }

    private void run() {
        try {
            while (true) {
                write(waiting.take());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void write(Line line) {
        long missing = leftOut.getAndSet(0);
        if (missing > 0) {
            LogRecord record = new LogRecord(Level.WARNING, "Nobody read the log; it lacks {0} lines");
            record.setLoggerName("roundtable.server");
            record.setParameters(new Object[] {Long.toString(missing)});
            out.print(getFormatter().format(record));
        }
        out.print(line.text);
        out.flush();
        if (line.written != null) {
            line.written.countDown();
        }
    }

    /** Waits until all is written that came before, but not for long: it may be that nobody reads it. */
    @Override
    public void flush() {
        CountDownLatch written = new CountDownLatch(1);
        long deadline = System.nanoTime() + AT_THE_END.toNanos();
        try {
            if (waiting.offer(new Line("", written), AT_THE_END.toNanos(), TimeUnit.NANOSECONDS)) {
                var unused = written.await(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        if (thread.isAlive()) {
            flush();
            thread.interrupt();
        }
    }
}
