package roundtable.server.peers;

import static java.lang.System.Logger.Level.DEBUG;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import roundtable.protocol.Message;
import roundtable.protocol.NodeMessage;
import roundtable.protocol.ProtocolException;
import roundtable.protocol.SessionEvent;

/**
 * A line that this node has opened. A virtual thread reads; another writes what waits in a bounded queue, so that whoever
 * sends never waits: a node that does not read what it is told loses the line.
 */
final class DialledLink implements Link {
    private static final System.Logger LOG = System.getLogger("roundtable.peers");
    private static final int MOST_WAITING = 4_096;
    /** How long the other node may take to read what it is still to be told. */
    private static final Duration FOR_THE_REST = Duration.ofSeconds(2);

    /** The state machine ends a silent line sooner than that. */
    private static final int SILENCE_MILLIS = 10_000;

    private static final Executor ENDING =
            CompletableFuture.delayedExecutor(FOR_THE_REST.toMillis(), TimeUnit.MILLISECONDS);

    private final NodeConnection connection;
    private final BlockingQueue<Item> waiting = new ArrayBlockingQueue<>(MOST_WAITING);

    private sealed interface Item {
        record Say(Message message) implements Item {}

        record End() implements Item {}
    }

    /** Who hears what the other node says. */
    interface Listener {
        void received(NodeMessage message);

        void refused(ProtocolException refusal);

        /** What it said is no message. */
        void unreadable(ProtocolException why);

        /** It is gone; the last call. */
        void closed();
    }

    DialledLink(NodeConnection connection) {
        this.connection = connection;
    }

    /** Begins to write; the caller goes on to {@link #read}. */
    void startWriting() {
        Thread.ofVirtual().name("peer-writer").start(this::writeAll);
    }

    private void writeAll() {
        try {
            while (waiting.take() instanceof Item.Say say) {
                connection.write(say.message());
            }
            // Closed with unread bytes in it, the socket would take back what was sent last.
            connection.endOutput();
        } catch (IOException e) {
            LOG.log(DEBUG, "A line to a node broke: {0}", e.getMessage());
            connection.close();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            connection.close();
        }
    }

    /** Reads until the line ends; runs in the thread of its caller. */
    void read(Listener listener) {
        try {
            connection.patience(SILENCE_MILLIS);
            hearAll(listener);
        } catch (IOException e) {
            LOG.log(DEBUG, "A line to a node ended: {0}", e.getMessage());
        } finally {
            waiting.clear();
            var unused = waiting.offer(new Item.End());
            connection.close();
            listener.closed();
        }
    }

    private void hearAll(Listener listener) throws IOException {
        try {
            boolean goesOn = true;
            while (goesOn) {
                goesOn = hear(connection.<Message>read(NodeMessage.class, SessionEvent.class), listener);
            }
        } catch (ProtocolException e) {
            listener.unreadable(e);
            close(null);
            // Until it has been told.
            connection.passOver();
        }
    }

    private static boolean hear(Message message, Listener listener) {
        if (message instanceof NodeMessage said) {
            listener.received(said);
        } else if (message instanceof SessionEvent.Refused refused) {
            listener.refused(NodeConnection.refusal(refused));
        }
        return message != null;
    }

    @Override
    public void send(NodeMessage message) {
        if (!waiting.offer(new Item.Say(message))) {
            connection.close();
        }
    }

    @Override
    public void close(ProtocolException refusal) {
        boolean told = refusal == null || waiting.offer(new Item.Say(SessionEvent.Refused.of(refusal)));
        if (told && waiting.offer(new Item.End())) {
            // Who does not read keeps the writer waiting, whatever it says itself.
            ENDING.execute(connection::close);
        } else {
            connection.close();
        }
    }

    /** Ends it at once. */
    void cutOff() {
        connection.close();
    }
}
