package roundtable.server.net;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.time.Instant;
import roundtable.protocol.Message;
import roundtable.protocol.Service;
import roundtable.protocol.Wire;
import roundtable.server.people.Person;

/** One connection that said hello, as the services see it. Sending is safe for any thread and never waits. */
public final class Session {
    private final long number;
    private final Person person;
    private final Service service;
    private final String address;
    private final Instant connected = Wire.now();
    private final Connection connection;
    private final Outgoing outbox;

    /** What a session does to its connection, beside sending. */
    public interface Connection {
        /** Tells the client why, and ends once all that was sent has gone out. */
        void close(String reason);

        /** Reads exactly {@code length} raw bytes. */
        void receiveBytes(long length, RawBytes taker) throws IOException;

        /** The address of this machine by which it came; null where it came by none. */
        default InetAddress cameBy() {
            return null;
        }
    }

    /** A session that begins now. */
    public Session(
            long number, Person person, Service service, String address, Connection connection, Outgoing outbox) {
        this.number = number;
        this.person = person;
        this.service = service;
        this.address = address;
        this.connection = connection;
        this.outbox = outbox;
    }

    /** This connection's number, unlike any other's while the server runs. */
    public long number() {
        return number;
    }

    /** Who it is. */
    public Person person() {
        return person;
    }

    /** The service that it is connected to. */
    public Service service() {
        return service;
    }

    /** Where it comes from: {@code 127.0.0.1:42298}. */
    public String address() {
        return address;
    }

    /** The address of this machine by which it came; null where it came by none. */
    public InetAddress cameBy() {
        return connection.cameBy();
    }

    /** Since when. */
    public Instant connected() {
        return connected;
    }

    /** Sends an event that nobody asked for. */
    public void send(Message.Event event) {
        outbox.offer(Encoded.of(event));
    }

    /** Sends an event that others get too. */
    public void send(Encoded event) {
        outbox.offer(event);
    }

    /** Tells the client why, and closes the connection once all that was sent has gone out. */
    public void close(String reason) {
        connection.close(reason);
    }

    /** What raw bytes are given to. */
    public interface RawBytes {
        /** Where the next bytes are to be put: at the buffer's position, at least one. */
        ByteBuffer room() throws IOException;

        /** So many bytes have been put there; the buffer's position stands behind them. */
        void arrived(int bytes) throws IOException;
    }

    /**
     * Reads exactly {@code length} raw bytes. Only for the conversation, within its {@code receive}.
     *
     * @throws ConnectionLostException where the client left before the last of them; what {@code taker} throws comes as
     *     it is
     */
    public void receiveBytes(long length, RawBytes taker) throws IOException {
        connection.receiveBytes(length, taker);
    }

    @Override
    public String toString() {
        return person.name() + " (" + address + ")";
    }
}
