package roundtable.client.link;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.net.UnknownHostException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import roundtable.client.text.Messages;
import roundtable.protocol.ErrorCode;
import roundtable.protocol.LineChannel;
import roundtable.protocol.Message;
import roundtable.protocol.ProtocolException;
import roundtable.protocol.Service;
import roundtable.protocol.SessionEvent;
import roundtable.protocol.SessionRequest;
import roundtable.protocol.Visible;
import roundtable.protocol.Wire;

/**
 * A blocking connection to one service with its hello done. For one thread at a time: transfers use one of their own.
 * Closing it, from any thread, ends a wait in it.
 */
public final class ServiceConnection implements Closeable {
    /** Longer than the contract's limit, because that is an option of the server's; bounded all the same. */
    private static final int LONGEST_READ = 16 * Wire.LONGEST_LINE;

    private final SocketChannel channel;
    private final TappedChannel lines;
    private SessionEvent.Welcome welcome;

    private ServiceConnection(SocketChannel channel, Tap tap, Tap.Source source) {
        this.channel = channel;
        this.lines = new TappedChannel(new LineChannel(channel, LONGEST_READ), tap, source);
    }

    /**
     * Connects to a service and says hello; what goes over the connection goes past {@code tap}.
     *
     * @throws ProtocolException where the server refuses
     * @throws IOException where there is no server, or none that speaks the contract
     */
    public static ServiceConnection open(Service service, InetSocketAddress to, SessionRequest.Hello hello, Tap tap)
            throws IOException {
        return open(service, to, hello, tap, LinkTiming.defaults());
    }

    static ServiceConnection open(
            Service service, InetSocketAddress to, SessionRequest.Hello hello, Tap tap, LinkTiming timing)
            throws IOException {
        return open(service, to, hello.code() != null, asking -> hello, tap, timing);
    }

    /** With a hello, without a join code, that depends on which server this is. */
    static ServiceConnection open(
            Service service, InetSocketAddress to, Introduction introduction, Tap tap, LinkTiming timing)
            throws IOException {
        return open(service, to, false, introduction, tap, timing);
    }

    /** Finds out what to say to a server. */
    @FunctionalInterface
    interface Introduction {
        SessionRequest.Hello hello(Asking asking) throws IOException;
    }

    /** Asks a server which one it is, before the hello. */
    @FunctionalInterface
    interface Asking {
        /**
         * As {@link SessionRequest.Identify} has it.
         *
         * @throws NoIdentityException where the server does not tell; then the connection is of no use any more
         */
        SessionEvent.Identity identify(Long client, String nonce) throws IOException;
    }

    private static ServiceConnection open(
            Service service, InetSocketAddress to, boolean coded, Introduction introduction, Tap tap, LinkTiming timing)
            throws IOException {
        if (to.isUnresolved()) {
            throw new UnknownHostException(to.getHostString());
        }
        ServiceConnection connection =
                new ServiceConnection(SocketChannel.open(), tap, tap.source(service, false, to, coded));
        try {
            connection.channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
            connection.channel.socket().connect(to, (int) timing.connect().toMillis());
            connection.greet(service, introduction, timing.hello());
            return connection;
        } catch (IOException | RuntimeException e) {
            try (connection) {
                throw e;
            }
        }
    }

    private void greet(Service service, Introduction introduction, Duration patience) throws IOException {
        try (Deadline deadline = Deadline.of(patience, this)) {
            try {
                send(introduction.hello(this::identify));
                welcome = read(SessionEvent.Welcome.class, false);
            } catch (ClosedChannelException e) {
                throw deadline.passed() ? new SilentException(e) : e;
            } catch (EOFException e) {
                throw new NotRoundtableException("closed without an answer", e);
            } catch (ProtocolException e) {
                if (e instanceof Said) {
                    throw e;
                }
                throw new NotRoundtableException("answered with something else than a welcome", e);
            }
        }
        if (welcome.protocol() != SessionRequest.PROTOCOL) {
            throw new ProtocolException(
                    ErrorCode.UNSUPPORTED_PROTOCOL,
                    "The server speaks version " + welcome.protocol() + " of the protocol");
        }
        if (welcome.service() != service) {
            throw new OtherServiceException(welcome);
        }
    }

    /** A server that is older than the question refuses it in some way or other, and closes. */
    private SessionEvent.Identity identify(Long client, String nonce) throws IOException {
        send(new SessionRequest.Identify(client, nonce));
        try {
            return read(SessionEvent.Identity.class, false);
        } catch (ProtocolException e) {
            if (e instanceof Said && isOfTheMoment(e.code())) {
                throw e;
            }
            throw new NoIdentityException(e);
        } catch (EOFException e) {
            throw new NoIdentityException(e);
        }
    }

    /** Whether that is no answer to the question: any other line would have been refused just now, too. */
    private static boolean isOfTheMoment(ErrorCode code) {
        return code == ErrorCode.SERVER_FULL || code == ErrorCode.UNAVAILABLE || code == ErrorCode.TOO_FAST;
    }

    /** The server's answer to the hello. */
    public SessionEvent.Welcome welcome() {
        return welcome;
    }

    /** The connection itself, for raw bytes. */
    public TappedChannel lines() {
        return lines;
    }

    /** Where the other end is. */
    InetSocketAddress remote() throws IOException {
        return (InetSocketAddress) channel.getRemoteAddress();
    }

    /** Sends one request; waits as long as the server takes nothing. */
    public void send(Message.Request request) throws IOException {
        lines.write(request);
    }

    /**
     * The next line.
     *
     * @throws ProtocolException where it is an {@code error}
     * @throws EOFException where the server closed the connection
     */
    public ObjectNode read() throws IOException {
        byte[] line = lines.readLine();
        if (line == null) {
            throw new EOFException("the server closed the connection");
        }
        ObjectNode object = Wire.parse(line);
        if (object.path("type").asText().equals("error")) {
            throw new Said(Wire.decode(object, SessionEvent.class));
        }
        return object;
    }

    /**
     * The next event of that kind; types that this client does not know are passed over.
     *
     * @throws ProtocolException where it is an {@code error}, or {@link #nonsense}
     * @throws ClosingException where the server says that it closes the connection
     * @throws EOFException where the server closed the connection without a word
     */
    public <E extends Message.Event> E read(Class<E> kind) throws IOException {
        try {
            return read(kind, true);
        } catch (Said said) {
            throw said;
        } catch (ProtocolException e) {
            throw nonsense(e.getMessage());
        }
    }

    /** What is thrown where a server answers what it cannot mean; its message is for the person. */
    public static ProtocolException nonsense(String why) {
        return new ProtocolException(ErrorCode.INTERNAL, Messages.text("link.nonsense", Visible.escaped(why)));
    }

    private <E extends Message.Event> E read(Class<E> kind, boolean passOver) throws IOException {
        while (true) {
            ObjectNode object = read();
            try {
                return decode(object, kind);
            } catch (ProtocolException e) {
                if (!passOver || e.code() != ErrorCode.UNKNOWN_TYPE) {
                    throw e;
                }
                if (object.path("type").asText().equals("closing")) {
                    throw new ClosingException(object.path("reason").asText());
                }
            }
        }
    }

    private static <E extends Message.Event> E decode(ObjectNode object, Class<E> kind) {
        if (kind.isSealed()) {
            return Wire.decode(object, kind);
        }
        Message.Event event = Wire.decode(object, sealedOf(kind));
        if (!kind.isInstance(event)) {
            throw new ProtocolException(ErrorCode.UNKNOWN_TYPE, "Another event than the one awaited");
        }
        return kind.cast(event);
    }

    /** The service's interface that a single kind of event belongs to. */
    private static Class<? extends Message.Event> sealedOf(Class<?> kind) {
        for (Class<?> parent : kind.getInterfaces()) {
            if (parent.isSealed() && Message.Event.class.isAssignableFrom(parent)) {
                return parent.asSubclass(Message.Event.class);
            }
        }
        throw new IllegalArgumentException(kind + " is not an event of a service");
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }

    /** A refusal that came over the wire, told apart from a line that this client could not read. */
    private static final class Said extends ProtocolException {
        Said(SessionEvent.Refused refused) {
            super(
                    refused.code() == null ? ErrorCode.INTERNAL : refused.code(),
                    refused.message() == null ? "" : refused.message(),
                    refused.position() == null ? -1 : refused.position());
        }

        Said(SessionEvent other) {
            this((SessionEvent.Refused) other);
        }
    }
}
