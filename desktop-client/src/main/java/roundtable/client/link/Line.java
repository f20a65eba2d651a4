package roundtable.client.link;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import roundtable.client.text.Messages;
import roundtable.protocol.LineTooLongException;
import roundtable.protocol.ProtocolException;
import roundtable.protocol.SessionRequest;
import roundtable.protocol.Visible;
import roundtable.protocol.Wire;

/**
 * One connection for as long as it lives: whoever calls {@link #run} reads, one virtual thread writes what stands in a
 * bounded queue, another pings and notices silence. The first of them that finds a reason ends the line.
 */
final class Line implements Outgoing {
    private static final System.Logger LOG = System.getLogger(Line.class.getName());
    private static final int LONGEST_QUEUE = 256;
    private static final byte[] BYE = Wire.encode(new SessionRequest.Bye());

    private final ServiceConnection connection;
    private final LinkTiming timing;
    private final Consumer<Duration> measured;
    private final BlockingQueue<byte[]> outgoing = new ArrayBlockingQueue<>(LONGEST_QUEUE);
    private final CountDownLatch ended = new CountDownLatch(1);
    private final CountDownLatch flushed = new CountDownLatch(1);
    private final AtomicReference<String> reason = new AtomicReference<>();
    private volatile long lastHeard = System.nanoTime();

    /** A line over that connection; {@code measured} is told the time of each ping. */
    Line(ServiceConnection connection, LinkTiming timing, Consumer<Duration> measured) {
        this.connection = connection;
        this.timing = timing;
        this.measured = measured;
    }

    /** A line that takes no more is ended. */
    @Override
    public boolean send(byte[] line) {
        if (ended.getCount() == 0) {
            return false;
        }
        if (!outgoing.offer(line)) {
            end(Messages.text("link.slow"));
            return false;
        }
        return true;
    }

    @Override
    public void doubt() {
        long asked = System.nanoTime();
        ping();
        Thread.ofVirtual().name("link doubt").start(() -> {
            try {
                if (!ended.await(timing.doubt().toMillis(), TimeUnit.MILLISECONDS) && lastHeard - asked < 0) {
                    end(Messages.text("link.dead"));
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    private void ping() {
        send(Wire.encode(new SessionRequest.Ping(JsonNodeFactory.instance.numberNode(System.nanoTime()))));
    }

    @Override
    public void leave() {
        if (!outgoing.offer(BYE)) {
            end(Messages.text("link.ended"));
        }
    }

    @Override
    public void awaitEnd(Duration patience) throws InterruptedException {
        if (!flushed.await(patience.toMillis(), TimeUnit.MILLISECONDS)) {
            end(Messages.text("link.ended"));
        }
    }

    /** Reads until the line ends, and says why it did. */
    String run(Consumer<ObjectNode> arrived) {
        Thread.ofVirtual().name("link writer").start(this::write);
        Thread.ofVirtual().name("link pulse").start(this::pulse);
        try {
            for (byte[] line = next(); line != null; line = next()) {
                take(line, arrived);
            }
            end(Messages.text("link.closed"));
        } catch (LineTooLongException e) {
            end(Messages.text("link.unreadable", e.getMessage()));
        } catch (ProtocolException e) {
            LOG.log(Level.WARNING, "unreadable line from the server: " + Visible.escaped(e.getMessage()));
            end(Messages.text("link.unreadable", Visible.escaped(e.getMessage())));
        } catch (IOException e) {
            LOG.log(Level.TRACE, "the line broke", e);
            end(Messages.text("link.broken"));
        }
        return reason.get();
    }

    /** When something came last, by {@code System.nanoTime}; at first, when it began. */
    long lastHeard() {
        return lastHeard;
    }

    private byte[] next() throws IOException {
        byte[] line = connection.lines().readLine();
        lastHeard = System.nanoTime();
        return line;
    }

    private void take(byte[] line, Consumer<ObjectNode> arrived) {
        ObjectNode object = Wire.parse(line);
        switch (object.path("type").asText()) {
            case "pong" ->
                measured.accept(
                        Duration.ofNanos(System.nanoTime() - object.path("time").asLong()));
            case "closing" ->
                reason.compareAndSet(null, Visible.escaped(object.path("reason").asText()));
            default -> arrived.accept(object);
        }
    }

    private void write() {
        try {
            while (ended.getCount() > 0) {
                byte[] line = outgoing.take();
                if (line.length > 0) {
                    connection.lines().writeLine(line);
                }
                if (Arrays.equals(line, BYE)) {
                    end(Messages.text("link.ended"));
                }
            }
        } catch (IOException e) {
            LOG.log(Level.TRACE, "the line broke while writing", e);
            end(Messages.text("link.broken"));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            flushed.countDown();
        }
    }

    private void pulse() {
        try {
            do {
                if (System.nanoTime() - lastHeard > timing.silence().toNanos()) {
                    end(Messages.text("link.silent"));
                    return;
                }
                ping();
            } while (!ended.await(timing.ping().toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Ends it at once; the first reason counts. */
    void end(String why) {
        reason.compareAndSet(null, why);
        ended.countDown();
        try {
            connection.close();
        } catch (IOException e) {
            LOG.log(Level.TRACE, "closing the line", e);
        }
        // The writer may wait for something to write; where the queue is full it does not.
        outgoing.offer(new byte[0]);
    }
}
