package roundtable.server.net;

import static java.lang.System.Logger.Level.ERROR;

import java.io.IOException;
import java.nio.channels.CancelledKeyException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;

/**
 * Tells when sockets can be read or written again: one platform thread around a selector. The JDK would do the same for
 * virtual threads that block on a socket, but then nobody could try to write without the risk of being made to wait, and
 * a message for hundreds would wake hundreds of threads.
 */
public final class Readiness implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger("roundtable.net");

    private final Selector selector;
    private final Thread thread;
    private volatile boolean closed;

    /** Begins to watch. */
    public Readiness() throws IOException {
        selector = Selector.open();
        thread = Thread.ofPlatform().name("readiness").daemon().start(this::run);
    }

    /** Puts a socket, which becomes non-blocking, under watch. */
    ReadySocket watch(SocketChannel channel) throws IOException {
        channel.configureBlocking(false);
        ReadySocket socket = new ReadySocket(channel, this);
        socket.watchedBy(channel.register(selector, 0, socket));
        return socket;
    }

    /** Looks at what the sockets are waiting for anew. */
    void lookAgain() {
        if (!Thread.currentThread().equals(thread)) {
            selector.wakeup();
        }
    }

    private void run() {
        while (!closed) {
            try {
                selector.select(Readiness::tell);
            } catch (IOException | RuntimeException e) {
                LOG.log(ERROR, "Waiting for sockets failed", e);
            }
        }
    }

    private static void tell(SelectionKey key) {
        try {
            int ready = key.readyOps();
            key.interestOpsAnd(~ready);
            ((ReadySocket) key.attachment()).ready(ready);
        } catch (CancelledKeyException e) {
            // Closed meanwhile; whoever closed it has told those who wait.
        }
    }

    @Override
    public void close() throws IOException {
        closed = true;
        selector.close();
    }
}
