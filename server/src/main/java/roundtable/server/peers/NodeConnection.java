package roundtable.server.peers;

import static java.lang.System.Logger.Level.TRACE;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import roundtable.protocol.ErrorCode;
import roundtable.protocol.LineChannel;
import roundtable.protocol.Message;
import roundtable.protocol.ProtocolException;
import roundtable.protocol.SessionEvent;
import roundtable.protocol.SessionRequest;
import roundtable.protocol.Wire;

/** A connection to another node's peers port that has said hello. One thread reads, and one writes. */
final class NodeConnection implements Closeable {
    private static final System.Logger LOG = System.getLogger("roundtable.peers");
    private static final int SCRAP = 1 << 13;
    private static final int CONNECTING_MILLIS = 1_000;
    private static final Duration GREETING = Duration.ofSeconds(2);
    /** What a piece has to bring in that time: many share a crowded wireless network, but a trickle is none. */
    private static final int LEAST_IN_WINDOW = 40 << 10;

    private static final long WINDOW_NANOS = Duration.ofSeconds(5).toNanos();

    private final Socket socket;
    private final LineChannel lines;

    private NodeConnection(Socket socket) throws IOException {
        this.socket = socket;
        lines = new LineChannel(
                Channels.newChannel(socket.getInputStream()),
                Channels.newChannel(socket.getOutputStream()),
                Wire.LONGEST_LINE);
    }

    /**
     * Opens one, as the node of that id.
     *
     * @throws ProtocolException where it is refused
     */
    static NodeConnection open(String address, int node) throws IOException {
        NodeConnection connection = new NodeConnection(connect(address));
        try {
            connection.greet(node);
            return connection;
        } catch (IOException | RuntimeException e) {
            connection.close();
            throw e;
        }
    }

    /** A name may stand for several addresses, of which one answers. */
    private static Socket connect(String address) throws IOException {
        String host = Whereabouts.host(address);
        String bare = host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
        IOException failure = new IOException(host + " has no address");
        for (InetAddress one : InetAddress.getAllByName(bare)) {
            Socket socket = new Socket();
            try {
                socket.setTcpNoDelay(true);
                socket.connect(new InetSocketAddress(one, Whereabouts.port(address)), CONNECTING_MILLIS);
                return socket;
            } catch (IOException e) {
                socket.close();
                failure = e;
            }
        }
        throw failure;
    }

    private void greet(int node) throws IOException {
        socket.setSoTimeout((int) GREETING.toMillis());
        write(new SessionRequest.Hello(SessionRequest.PROTOCOL, "Node " + node, null, null, null, node));
        SessionEvent answer = readWithin(GREETING, SessionEvent.class);
        if (answer instanceof SessionEvent.Refused refused) {
            throw refusal(refused);
        } else if (!(answer instanceof SessionEvent.Welcome)) {
            throw new IOException("there is no Roundtable server");
        }
    }

    static ProtocolException refusal(SessionEvent.Refused refused) {
        ErrorCode code = refused.code();
        return new ProtocolException(code == null ? ErrorCode.INTERNAL : code, String.valueOf(refused.message()));
    }

    /** From now on a read waits for so long at most. */
    void patience(int millis) throws IOException {
        socket.setSoTimeout(millis);
    }

    void write(Message message) throws IOException {
        lines.write(message);
    }

    /**
     * The next message of one of those kinds, or null at the end; others, which a later version may send, are passed over.
     *
     * @throws ProtocolException where a line is none of the protocol
     */
    @SafeVarargs
    @SuppressWarnings("varargs") // Only handed on to be read.
    final <M extends Message> M read(Class<? extends M>... kinds) throws IOException {
        for (byte[] line; (line = lines.readLine()) != null; ) {
            try {
                return Wire.decode(Wire.parse(line), kinds);
            } catch (ProtocolException e) {
                if (e.code() != ErrorCode.UNKNOWN_TYPE) {
                    throw e;
                }
            }
        }
        return null;
    }

    /** The same for an answer that has to be whole within {@code limit}, however it trickles in; else the connection ends. */
    @SafeVarargs
    @SuppressWarnings("varargs") // Only handed on to be read.
    final <M extends Message> M readWithin(Duration limit, Class<? extends M>... kinds) throws IOException {
        CountDownLatch whole = new CountDownLatch(1);
        Thread.ofVirtual().name("answer-limit").start(() -> {
            try {
                if (!whole.await(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                    close();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        try {
            return read(kinds);
        } finally {
            whole.countDown();
        }
    }

    /**
     * Reads raw bytes until {@code into} is full.
     *
     * @throws IOException where they end before, or come more slowly than any line that is of use
     */
    void readBytes(ByteBuffer into) throws IOException {
        long since = System.nanoTime();
        int from = into.position();
        while (into.hasRemaining()) {
            if (lines.readBytes(into) < 0) {
                throw new IOException("the node left in the middle of a piece");
            }
            if (System.nanoTime() - since > WINDOW_NANOS) {
                if (into.position() - from < LEAST_IN_WINDOW) {
                    throw new IOException("the node sends too slowly");
                }
                since = System.nanoTime();
                from = into.position();
            }
        }
    }

    /** Says no more; the other end may. */
    void endOutput() throws IOException {
        socket.shutdownOutput();
    }

    /** Reads on to nobody, until the other end closes too. */
    void passOver() throws IOException {
        ByteBuffer scrap = ByteBuffer.allocate(SCRAP);
        while (lines.readBytes(scrap.clear()) >= 0) {
            LOG.log(TRACE, "A node says more after the end");
        }
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            LOG.log(TRACE, "close", e);
        }
    }
}
