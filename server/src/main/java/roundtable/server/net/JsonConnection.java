package roundtable.server.net;

import static java.lang.System.Logger.Level.DEBUG;
import static java.lang.System.Logger.Level.ERROR;
import static java.lang.System.Logger.Level.INFO;
import static java.lang.System.Logger.Level.TRACE;
import static java.lang.System.Logger.Level.WARNING;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.file.FileSystemException;
import java.time.Duration;
import roundtable.protocol.ErrorCode;
import roundtable.protocol.LineChannel;
import roundtable.protocol.LineTooLongException;
import roundtable.protocol.Message;
import roundtable.protocol.ProtocolException;
import roundtable.protocol.SessionEvent;
import roundtable.protocol.SessionRequest;
import roundtable.protocol.Wire;

/**
 * A connection that speaks JSON lines, from its hello to its end. Everything runs in its reading virtual thread, but for
 * what the outbox's thread writes, and for {@link #close} and {@link #cutOff}, which any thread may call.
 *
 * <pre>
 *   accepted ── full ──────────────► error server-full ──┐
 *      │ hello                                           │
 *      ├───── none, or a wrong one ► error ──────────────┤
 *      ▼                                                 ▼
 *   conversing ── bye, close(), line too long ───────► ending: the rest is sent, then our side is shut, then what
 *      │                                                 │     still comes is thrown away until the client closes
 *      └───── the client closed, or is cut off ────────► over
 * </pre>
 *
 * A socket closed with unread bytes in it makes the kernel throw away what was sent last: hence the "ending".
 */
final class JsonConnection<R extends Message.Request> implements Session.Connection, Watch.Watched, Outbox.Listener {
    private static final int MOST_BAD_LINES = 20;
    /** That a client can ask before it says hello. */
    private static final int MOST_QUESTIONS = 4;

    private static final int SCRAP = 1 << 13;

    private final ReadySocket socket;
    private final JsonService<R> service;
    private final Reception<R> reception;
    private final Reception.House house;
    private final System.Logger log;
    private final String address;
    private final InetSocketAddress reachedAt;
    private final TimedInput input;
    private final LineChannel lines;
    private final Outbox outbox;
    private volatile boolean ending;
    private volatile boolean welcomed;

    JsonConnection(
            ReadySocket socket,
            JsonService<R> service,
            Reception<R> reception,
            Reception.House house,
            System.Logger log)
            throws IOException {
        this.socket = socket;
        this.service = service;
        this.reception = reception;
        this.house = house;
        this.log = log;
        address = Addresses.text(socket.remoteAddress());
        reachedAt = socket.localAddress();
        input = new TimedInput(socket, house.patience());
        lines = new LineChannel(input, socket, house.longestLine());
        outbox = new Outbox(socket, house.network().flusher(), this);
    }

    @Override
    public InetAddress cameBy() {
        return reachedAt.getAddress();
    }

    void run(boolean full) {
        house.network().watch().add(this);
        try {
            if (full) {
                log.log(INFO, "Rejected connection from {0}. Server is full.", address);
                throw new ProtocolException(ErrorCode.SERVER_FULL, "Server is full");
            }
            converse();
        } catch (ProtocolException refusal) {
            outbox.offer(Encoded.of(SessionEvent.Refused.of(refusal)));
            end();
            awaitSent();
        } catch (IOException e) {
            log.log(TRACE, "{0}: {1}", address, e.getMessage());
        } finally {
            drain();
            house.network().watch().remove(this);
            outbox.close();
            closeSocket();
        }
    }

    private void converse() throws IOException {
        Session session = null;
        for (int questions = 0; session == null; questions++) {
            byte[] line = lines.readLine();
            if (line == null) {
                leaveUnknown(questions);
                return;
            }
            ObjectNode first = Wire.parse(line);
            Reply reply = new Reply(outbox, Wire.id(first));
            try {
                if (questions < MOST_QUESTIONS
                        && "identify".equals(first.path("type").asText())) {
                    reply.send(identity((SessionRequest.Identify) Wire.decode(first, SessionRequest.class)));
                } else {
                    session = enter(first, reply);
                }
            } catch (ProtocolException refusal) {
                reply.refuse(refusal);
                end();
                awaitSent();
                return;
            }
        }
        converse(session);
    }

    /** The client closed its side before a hello: what it asked is still answered. */
    private void leaveUnknown(int questions) {
        if (questions > 0) {
            end();
            awaitSent();
        }
    }

    private SessionEvent.Identity identity(SessionRequest.Identify question) {
        return new SessionEvent.Identity(
                house.people().identity(),
                question.client() == null
                        ? null
                        : house.people().proof(question.client(), question.nonce(), reachedAt));
    }

    private Session enter(ObjectNode first, Reply reply) {
        SessionRequest.Hello hello = hello(first);
        input.expectLines();
        Session session = reception.admit(hello, address, this, outbox, reply);
        welcomed = true;
        // It may have been accepted before the server moved, and said hello after those present were sent out.
        if (!house.open().test(service.service(), reachedAt.getAddress())) {
            close(Reception.RESTRICTED);
        }
        return session;
    }

    private void converse(Session session) throws IOException {
        Conversation<R> conversation = null;
        try {
            conversation = service.begin(session);
            receiveAll(conversation);
            // Said goodbye, or closed its own side only: what it asked for before is still answered.
            ending = true;
            conversation.finish(this::end);
        } catch (LineTooLongException refusal) {
            outbox.offer(Encoded.of(SessionEvent.Refused.of(refusal)));
            close(refusal.getMessage());
        } finally {
            awaitSent();
            if (conversation != null) {
                conversation.ended();
            }
            reception.discharge(session);
        }
    }

    private static SessionRequest.Hello hello(ObjectNode object) {
        if (!"hello".equals(object.path("type").asText())) {
            throw ProtocolException.invalid("The first line must be a hello");
        }
        if (object.path("protocol").isIntegralNumber()
                && object.path("protocol").longValue() != SessionRequest.PROTOCOL) {
            throw new ProtocolException(
                    ErrorCode.UNSUPPORTED_PROTOCOL,
                    "'protocol' must be " + SessionRequest.PROTOCOL + ", not " + object.path("protocol"));
        }
        return (SessionRequest.Hello) Wire.decode(object, SessionRequest.class);
    }

    private void receiveAll(Conversation<R> conversation) throws IOException {
        int bad = 0;
        byte[] line;
        while (!ending && outbox.awaitRoom() && (line = lines.readLine()) != null) {
            ObjectNode object;
            try {
                object = Wire.parse(line);
                bad = 0;
            } catch (ProtocolException refusal) {
                outbox.offer(Encoded.of(SessionEvent.Refused.of(refusal)));
                if (++bad == MOST_BAD_LINES) {
                    close(MOST_BAD_LINES + " lines in a row were not JSON objects");
                }
                continue;
            }
            receive(object, conversation);
        }
    }

    private void receive(ObjectNode object, Conversation<R> conversation) throws IOException {
        Reply reply = new Reply(outbox, null);
        Message message;
        try {
            JsonNode id = Wire.id(object);
            reply = new Reply(outbox, id);
            message = Wire.<Message>decode(object, SessionRequest.class, service.requests());
        } catch (ProtocolException refusal) {
            reply.refuse(refusal);
            if (refusal.code() != ErrorCode.UNKNOWN_TYPE) {
                conversation.unreadable(refusal);
            }
            return;
        }
        carryOut(message, conversation, reply);
    }

    private void carryOut(Message message, Conversation<R> conversation, Reply reply) throws IOException {
        try {
            switch (message) {
                case SessionRequest.Hello hello -> throw ProtocolException.invalid("'hello' comes only once");
                case SessionRequest.Identify question -> reply.send(identity(question));
                case SessionRequest.Ping ping -> reply.send(new SessionEvent.Pong(ping.time()));
                case SessionRequest.Bye bye -> ending = true;
                default -> conversation.receive(service.requests().cast(message), reply);
            }
        } catch (ProtocolException refusal) {
            reply.refuse(refusal);
        } catch (ConnectionLostException gone) {
            throw gone;
        } catch (IOException e) {
            log.log(WARNING, "A request from {0} could not be carried out: {1}", address, e.toString());
            reply.refuse(
                    new ProtocolException(ErrorCode.UNAVAILABLE, "The server cannot do that just now: " + reason(e)));
        } catch (RuntimeException bug) {
            log.log(ERROR, "A request from " + address + " met an error in the server", bug);
            reply.refuse(new ProtocolException(ErrorCode.INTERNAL, "The server made a mistake; it has been logged"));
        }
    }

    /** For the client, who need not know where the server keeps its files. */
    private static String reason(IOException e) {
        if (e instanceof FileSystemException trouble) {
            return trouble.getReason() != null ? trouble.getReason() : "a file cannot be used";
        }
        return e.getMessage();
    }

    /** Trouble of the line is told apart from trouble of the taker, which the client can still be told. */
    @Override
    public void receiveBytes(long length, Session.RawBytes taker) throws IOException {
        input.expectBytes();
        for (long left = length; left > 0; ) {
            ByteBuffer room = taker.room();
            int limit = room.limit();
            // What the taker took its time for is not the client's silence.
            input.expectBytes();
            int n = readBytes(room.limit((int) Math.min(limit, room.position() + left)));
            room.limit(limit);
            if (n < 0) {
                throw new ConnectionLostException(
                        "The client left " + left + " bytes before the end of its file", null);
            }
            left -= n;
            taker.arrived(n);
        }
        input.expectLines();
    }

    private int readBytes(ByteBuffer into) throws ConnectionLostException {
        try {
            return lines.readBytes(into);
        } catch (IOException e) {
            throw new ConnectionLostException("The line broke", e);
        }
    }

    /** Tells the client why, and ends. */
    @Override
    public void close(String reason) {
        outbox.offer(Encoded.of(new SessionEvent.Closing(reason)));
        end();
    }

    /** Waits until all is sent, if this is the end; who does not read what it is sent is cut off by the watch. */
    private void awaitSent() {
        if (!ending) {
            return;
        }
        try {
            outbox.awaitEnd();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void end() {
        ending = true;
        outbox.finish();
    }

    @Override
    public void done() {
        try {
            input.expectEnd();
            socket.shutdownOutput();
        } catch (IOException e) {
            failed(e.getMessage());
        }
    }

    @Override
    public void failed(String why) {
        cutOff(why);
    }

    /** Reads on to nobody until the client closes too, or the watch finds that it takes too long. */
    private void drain() {
        if (!ending) {
            return;
        }
        ByteBuffer scrap = ByteBuffer.allocate(SCRAP);
        try {
            while (lines.readBytes(scrap.clear()) >= 0) {
                log.log(TRACE, "{0}: more after the end", address);
            }
        } catch (IOException e) {
            log.log(TRACE, "{0}: {1}", address, e.getMessage());
        }
    }

    @Override
    public void look(long now) {
        Duration most = house.patience().reading();
        if (outbox.stuck(now) > most.toNanos()) {
            cutOff("It has read nothing for " + most.toSeconds() + " seconds");
        } else {
            input.overdue(now).ifPresent(this::giveUp);
        }
    }

    /** Tells the client what did not come in time; who has been told something already is cut off. */
    private void giveUp(String why) {
        if (ending) {
            cutOff(why);
        } else if (welcomed) {
            close(why);
        } else {
            outbox.offer(Encoded.of(SessionEvent.Refused.of(ProtocolException.invalid(why))));
            end();
        }
    }

    @Override
    public void cutOff(String why) {
        log.log(ending ? TRACE : DEBUG, "Cut off {0}: {1}", address, why);
        outbox.close();
        closeSocket();
    }

    private void closeSocket() {
        try {
            socket.close();
        } catch (IOException e) {
            log.log(TRACE, "{0}: {1}", address, e.getMessage());
        }
    }
}
