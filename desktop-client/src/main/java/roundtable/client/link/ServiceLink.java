package roundtable.client.link;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import roundtable.client.text.Messages;
import roundtable.protocol.ErrorCode;
import roundtable.protocol.Message;
import roundtable.protocol.ProtocolException;
import roundtable.protocol.SessionEvent;
import roundtable.protocol.Wire;

/**
 * A connection to one service that is kept up. Its methods may be called from any thread and never block. Listeners and
 * answers are told on the delivery executor, in the order in which things happened; a line that was replaced or ended is
 * heard no more.
 */
public final class ServiceLink<E extends Message.Event> implements AutoCloseable {
    private final Class<E> events;
    private final Executor delivery;
    private final Colours colours;
    private final List<LinkListener<E>> listeners = new CopyOnWriteArrayList<>();
    /** Guards what follows, and the order in which things are handed to the delivery executor. */
    private final ReentrantLock lock = new ReentrantLock();

    private Outgoing line;
    private SessionEvent.Welcome welcome;
    private final Map<JsonNode, Answer<E>> asked = new HashMap<>();
    private long lastId;

    private boolean refusesNonsense;

    ServiceLink(Class<E> events, Executor delivery, Colours colours) {
        this.events = events;
        this.delivery = delivery;
        this.colours = colours;
    }

    /**
     * Has what makes no sense refused, and the line go on: for a service each of whose answers stands for itself. With others the
     * line ends there, since what follows would build on what was not understood.
     */
    ServiceLink<E> refusingNonsense() {
        refusesNonsense = true;
        return this;
    }

    /** Whether the line is up. */
    public boolean online() {
        lock.lock();
        try {
            return line != null;
        } finally {
            lock.unlock();
        }
    }

    /** Sends a request that needs no answer of its own; false where the line is down or the request is too long. */
    public boolean send(Message.Request request) {
        byte[] encoded = Wire.encode(request);
        lock.lock();
        try {
            if (line == null) {
                return false;
            }
            if (encoded.length > Wire.LONGEST_LINE) {
                SessionEvent.Refused refusal = tooLong(encoded.length);
                tell(listener -> listener.refused(refusal));
                return false;
            }
            return line.send(encoded);
        } finally {
            lock.unlock();
        }
    }

    /**
     * Sends a request whose answers go to {@code answer} alone. It is refused with {@code unavailable} where the line is
     * down or breaks first.
     */
    public void ask(Message.Request request, Answer<E> answer) {
        lock.lock();
        try {
            JsonNode id = JsonNodeFactory.instance.numberNode(++lastId);
            byte[] encoded = Wire.encode(request, id);
            if (line == null) {
                lose(answer, Messages.text("link.not-connected"));
            } else if (encoded.length > Wire.LONGEST_LINE) {
                refuse(answer, tooLong(encoded.length));
            } else {
                asked.put(key(id), answer);
                line.send(encoded);
            }
        } finally {
            lock.unlock();
        }
    }

    /** Adds a listener; where the line is up already it is told so. */
    public void listen(LinkListener<E> listener) {
        lock.lock();
        try {
            listeners.add(listener);
            if (line != null) {
                SessionEvent.Welcome greeting = welcome;
                delivery.execute(() -> listener.connected(greeting));
            }
        } finally {
            lock.unlock();
        }
    }

    /** Tells that listener nothing more. */
    public void forget(LinkListener<E> listener) {
        listeners.remove(listener);
    }

    /**
     * How a connection ended.
     *
     * @param lastHeard when something came over it last, by {@code System.nanoTime}
     */
    record Ended(String reason, long lastHeard) {}

    /** Uses that connection until it ends, and says why it did. For the thread that keeps the link up. */
    Ended serve(ServiceConnection connection, Visit visit, Upkeep.Watcher watcher) {
        Line mine = new Line(connection, visit.timing(), watcher::measured);
        if (attach(mine, connection.welcome(), visit)) {
            watcher.connected(connection.welcome());
            String reason = mine.run(object -> arrived(mine, object));
            lost(mine, reason);
            return new Ended(reason, mine.lastHeard());
        }
        mine.end(Messages.text("link.ended"));
        return new Ended(Messages.text("link.ended"), mine.lastHeard());
    }

    /**
     * Uses that line from now on; false where the visit is over. A visit is ended before its lines are left: one that comes
     * too late to be left finds the visit over.
     */
    boolean attach(Outgoing mine, SessionEvent.Welcome greeting, Visit visit) {
        lock.lock();
        try {
            if (visit.over()) {
                return false;
            }
            line = mine;
            welcome = greeting;
            delivery.execute(() -> colours.learn(greeting));
            tell(listener -> listener.connected(greeting));
            return true;
        } finally {
            lock.unlock();
        }
    }

    /** Has the present line show that it lives, if there is one. */
    void doubt() {
        lock.lock();
        try {
            if (line != null) {
                line.doubt();
            }
        } finally {
            lock.unlock();
        }
    }

    /** Ends the present line, if there is one, behind all that waits to be sent; returns it to be waited for, or null. */
    Outgoing leave() {
        lock.lock();
        try {
            Outgoing left = line;
            if (left != null) {
                lost(left, Messages.text("link.ended"));
                left.leave();
            }
            return left;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        leave();
    }

    /** That line has ended. */
    void lost(Outgoing ended, String reason) {
        lock.lock();
        try {
            if (!ended.equals(line)) {
                return;
            }
            line = null;
            welcome = null;
            List<Answer<E>> open = new ArrayList<>(asked.values());
            asked.clear();
            // First that the line is down, so that nobody takes what hung on it for the server's refusal.
            tell(listener -> listener.lost(reason));
            open.forEach(answer -> lose(answer, reason));
        } finally {
            lock.unlock();
        }
    }

    /** Something came over that line. */
    void arrived(Outgoing from, ObjectNode object) {
        Message.Event event;
        try {
            event = Wire.<Message.Event>decode(object, events, SessionEvent.class);
        } catch (ProtocolException e) {
            if (e.code() == ErrorCode.UNKNOWN_TYPE) {
                return; // a later server may say more than this client knows
            }
            if (!refusesNonsense) {
                throw e;
            }
            event = SessionEvent.Refused.of(ServiceConnection.nonsense(e.getMessage()));
        }
        lock.lock();
        try {
            if (from.equals(line)) {
                dispatch(event, object);
            }
        } finally {
            lock.unlock();
        }
    }

    /** A later server may know other codes. */
    private static SessionEvent.Refused whole(SessionEvent.Refused said) {
        return new SessionEvent.Refused(
                said.code() == null ? ErrorCode.INTERNAL : said.code(),
                said.message() == null ? "" : said.message(),
                said.position());
    }

    private void dispatch(Message.Event event, ObjectNode object) {
        boolean last =
                event instanceof SessionEvent.Refused || !object.path("more").asBoolean();
        JsonNode id = object.get("id");
        Answer<E> answer = id == null ? null : last ? asked.remove(key(id)) : asked.get(key(id));
        if (event instanceof SessionEvent.Refused said) {
            SessionEvent.Refused refusal = whole(said);
            if (answer != null) {
                refuse(answer, refusal);
            } else {
                tell(listener -> listener.refused(refusal));
            }
        } else if (events.isInstance(event)) {
            E told = events.cast(event);
            delivery.execute(() -> colours.learn(told));
            if (answer != null) {
                delivery.execute(() -> answer.received(told));
            } else {
                tell(listener -> listener.received(told));
            }
        }
    }

    // 7 as an int and 7 as a long are different nodes.
    private static JsonNode key(JsonNode id) {
        return id.canConvertToLong() ? JsonNodeFactory.instance.numberNode(id.longValue()) : id;
    }

    /** Tells those who listen now: who begins to before it is their turn has been told how things are, and would hear it twice. */
    private void tell(Consumer<LinkListener<E>> news) {
        List<LinkListener<E>> now = List.copyOf(listeners);
        delivery.execute(() -> now.stream().filter(listeners::contains).forEach(news));
    }

    private void refuse(Answer<E> answer, SessionEvent.Refused refusal) {
        delivery.execute(() -> answer.refused(refusal));
    }

    private void lose(Answer<E> answer, String why) {
        delivery.execute(() -> answer.lost(new SessionEvent.Refused(ErrorCode.UNAVAILABLE, why, null)));
    }

    private static SessionEvent.Refused tooLong(int length) {
        return new SessionEvent.Refused(
                ErrorCode.TOO_LARGE, Messages.text("link.too-long", length, Wire.LONGEST_LINE), null);
    }
}
