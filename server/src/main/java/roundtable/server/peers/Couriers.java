package roundtable.server.peers;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import roundtable.protocol.ErrorCode;
import roundtable.protocol.FilesEvent;
import roundtable.protocol.Message;
import roundtable.protocol.NodeMessage.Held;
import roundtable.protocol.PeersEvent;
import roundtable.protocol.PeersRequest;
import roundtable.protocol.ProtocolException;
import roundtable.protocol.SessionEvent;

/**
 * Connections to other nodes for pieces of files, kept from one piece to the next. Only for one thread at a time; any other
 * may end what is under way.
 */
final class Couriers implements Closeable {
    private static final int PATIENCE_MILLIS = 4_000;
    /** From the request to the end of the line that answers it, of 1,024 hashes at most. */
    private static final Duration FOR_AN_ANSWER = Duration.ofSeconds(10);

    private final int self;
    private final Map<String, NodeConnection> open = new ConcurrentHashMap<>();
    private final Consumer<Couriers> whenClosed;
    private volatile boolean closed;

    /** Those of that node; {@code whenClosed} hears of their end. */
    Couriers(int self, Consumer<Couriers> whenClosed) {
        this.self = self;
        this.whenClosed = whenClosed;
    }

    /**
     * Fetches a piece.
     *
     * @throws ProtocolException where the node refuses it
     * @throws IOException where it does not come
     */
    byte[] piece(Route route, Held version, long offset, int length) throws IOException {
        Integer node = route.via() == null ? null : (Integer) route.holder();
        PeersRequest.Piece request = new PeersRequest.Piece(route.name(), version.sha256(), offset, length, node);
        return ask(route.address(), request, connection -> {
            Message answer = connection.<Message>readWithin(FOR_AN_ANSWER, FilesEvent.class, SessionEvent.class);
            if (answer instanceof FilesEvent.File file && file.length() == length) {
                ByteBuffer bytes = ByteBuffer.allocate(length);
                connection.readBytes(bytes);
                return bytes.array();
            }
            throw refusal(answer);
        });
    }

    /** Fetches the hashes of {@code count} pieces from piece {@code from} on. */
    List<String> hashes(Route route, Held version, int from, int count) throws IOException {
        Integer node = route.via() == null ? null : (Integer) route.holder();
        PeersRequest.Pieces request = new PeersRequest.Pieces(route.name(), version.sha256(), from, count, node);
        return ask(route.address(), request, connection -> {
            Message answer = connection.<Message>readWithin(FOR_AN_ANSWER, PeersEvent.class, SessionEvent.class);
            if (answer instanceof PeersEvent.Pieces pieces && pieces.hashes().size() == count) {
                return pieces.hashes();
            }
            throw refusal(answer);
        });
    }

    private interface Exchange<T> {
        T with(NodeConnection connection) throws IOException;
    }

    private <T> T ask(String address, PeersRequest request, Exchange<T> exchange) throws IOException {
        if (closed) {
            throw new IOException("nobody wants it any more");
        }
        NodeConnection connection = open.get(address);
        if (connection == null) {
            connection = NodeConnection.open(address, self);
            connection.patience(PATIENCE_MILLIS);
            open.put(address, connection);
            if (closed) {
                // It was being opened meanwhile.
                hangUp();
            }
        }
        try {
            connection.write(request);
            return exchange.with(connection);
        } catch (RefusedException e) {
            // The line is as good as before.
            throw new ProtocolException(e.code(), e.getMessage());
        } catch (IOException | RuntimeException e) {
            open.remove(address);
            connection.close();
            throw e;
        }
    }

    private static final class RefusedException extends ProtocolException {
        RefusedException(ErrorCode code, String message) {
            super(code, message);
        }
    }

    private static RuntimeException refusal(Message answer) throws IOException {
        if (answer instanceof SessionEvent.Refused refused) {
            ProtocolException refusal = NodeConnection.refusal(refused);
            return new RefusedException(refusal.code(), refusal.getMessage());
        }
        throw new IOException("the node answers something else");
    }

    /** Ends what is under way too; what is asked for later does not come. */
    @Override
    public void close() {
        closed = true;
        hangUp();
        whenClosed.accept(this);
    }

    /** Ends what is under way; what is asked for later comes by other connections. */
    void hangUp() {
        open.values().forEach(NodeConnection::close);
        open.clear();
    }
}
