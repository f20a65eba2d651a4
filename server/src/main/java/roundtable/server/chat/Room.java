package roundtable.server.chat;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import roundtable.protocol.ChatEvent;
import roundtable.protocol.ChatEvent.Message;
import roundtable.server.net.Encoded;
import roundtable.server.net.Session;
import roundtable.server.people.Person;
import roundtable.server.storage.FileJournal;
import roundtable.server.storage.History;
import roundtable.server.storage.Latest;
import roundtable.server.storage.Names;
import roundtable.server.storage.Snapshot;

/** One room: its messages, numbered from 1 without gaps, and who is in it. Belongs to the committer's thread. */
final class Room {
    private static final History.Kind<Message> MESSAGES =
            new History.Kind<>("message", "room", "number", Message.class);

    private final String name;
    private final Latest<Message> latest =
            new Latest<>(Message::number, message -> new Latest.Key(message.client(), message.message()));
    private final History<Message> history;
    private final Map<Long, Session> sessions = new LinkedHashMap<>();
    /** The number of the newest message, shown or not, and of the newest that is stored and shown. */
    private long head;

    private long published;

    Room(String name, FileJournal journal) {
        this(new Snapshot.RoomState(name, 0, Map.of()), journal);
    }

    /** A room as it was. */
    Room(Snapshot.RoomState state, FileJournal journal) {
        name = state.room();
        head = state.last();
        published = head;
        history = new History<>(MESSAGES, journal);
        state.marks().forEach(history::note);
        history.between(Names.of(name), Math.max(0, head - Latest.KEPT), head).forEachRemaining(latest::add);
    }

    /** The room as it is, to be kept. */
    Snapshot.RoomState state() {
        return new Snapshot.RoomState(name, published, history.marks());
    }

    String name() {
        return name;
    }

    long last() {
        return published;
    }

    boolean isForgettable() {
        return head == 0 && sessions.isEmpty();
    }

    /** A message of an earlier run, in the batch at that position of the journal. */
    void replay(Message message, long position) {
        add(message);
        published = head;
        history.note(head, position);
    }

    long nextNumber() {
        return head + 1;
    }

    void add(Message message) {
        if (message.number() != nextNumber()) {
            throw new IllegalStateException("message " + message.number() + " of " + name + " follows message " + head);
        }
        latest.add(message);
        head++;
    }

    void removeLast() {
        latest.removeLast();
        head--;
    }

    /** What that person's message of that id has become, or null. */
    Message known(long client, String message) {
        return message == null ? null : latest.find(client, message);
    }

    /** The message is stored: everyone in the room gets it but {@code sender}, who is answered. */
    void publish(Message message, Encoded line, long position, Session sender) {
        published = message.number();
        history.note(published, position);
        for (Session session : sessions.values()) {
            if (session != sender) {
                session.send(line);
            }
        }
    }

    boolean has(Session session) {
        return sessions.containsKey(session.number());
    }

    /** From now on the session gets all that is said here. Others are told when it is the first of its person. */
    void join(Session session) {
        boolean first = sessionsOf(session.person()) == 0;
        if (sessions.putIfAbsent(session.number(), session) == null && first) {
            tellOthers("joined", session);
        }
    }

    boolean leave(Session session) {
        if (sessions.remove(session.number()) == null) {
            return false;
        }
        if (sessionsOf(session.person()) == 0) {
            tellOthers("left", session);
        }
        return true;
    }

    private long sessionsOf(Person person) {
        return sessions.values().stream()
                .filter(one -> one.person().client() == person.client())
                .count();
    }

    private void tellOthers(String event, Session session) {
        Person person = session.person();
        Encoded line = Encoded.of(new ChatEvent.Person(name, event, person.client(), person.name(), person.colour()));
        for (Session other : sessions.values()) {
            if (other != session) {
                other.send(line);
            }
        }
    }

    /** Everyone who is here, each person once. */
    List<ChatEvent.Member> people() {
        return sessions.values().stream()
                .map(Session::person)
                .map(person -> new ChatEvent.Member(person.client(), person.name(), person.colour()))
                .distinct()
                .toList();
    }

    /** The messages after number {@code after}, to be read later, by any one thread. */
    Iterator<Message> after(long after) {
        return between(Math.min(after, published), published);
    }

    /** At most {@code limit} messages before number {@code before}, the oldest first. */
    Iterator<Message> before(long before, int limit) {
        long to = Math.max(0, Math.min(before - 1, published));
        return between(Math.max(0, to - limit), to);
    }

    private Iterator<Message> between(long from, long to) {
        return latest.reachBackTo(from)
                ? latest.between(from, to).iterator()
                : history.between(Names.of(name), from, to);
    }
}
