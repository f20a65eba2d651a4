package roundtable.server.chat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import roundtable.protocol.ChatEvent;
import roundtable.protocol.ChatEvent.Message;
import roundtable.server.net.Encoded;
import roundtable.server.net.Session;
import roundtable.server.people.Person;

/** One room: its messages, numbered from 1 without gaps, and who is in it. Belongs to the committer's thread. */
final class Room {
    private record MessageKey(long client, String message) {}

    private final String name;
    /** Message {@code n} is at {@code n - 1}; the last ones may not be published yet. */
    private final List<Message> messages = new ArrayList<>();

    private final Map<MessageKey, Message> byId = new HashMap<>();
    private final Map<Long, Session> sessions = new LinkedHashMap<>();
    private int published;

    Room(String name) {
        this.name = name;
    }

    String name() {
        return name;
    }

    long last() {
        return published;
    }

    boolean isForgettable() {
        return messages.isEmpty() && sessions.isEmpty();
    }

    void replay(Message message) {
        add(message);
        published = messages.size();
    }

    long nextNumber() {
        return messages.size() + 1L;
    }

    void add(Message message) {
        if (message.number() != nextNumber()) {
            throw new IllegalStateException(
                    "message " + message.number() + " of " + name + " follows message " + messages.size());
        }
        messages.add(message);
        if (message.message() != null) {
            byId.put(new MessageKey(message.client(), message.message()), message);
        }
    }

    void removeLast() {
        Message last = messages.removeLast();
        byId.remove(new MessageKey(last.client(), last.message()));
    }

    /** What that person's message of that id has become, or null. */
    Message known(long client, String message) {
        return message == null ? null : byId.get(new MessageKey(client, message));
    }

    /** The message is stored: everyone in the room gets it but {@code sender}, who is answered. */
    void publish(Message message, Encoded line, Session sender) {
        published = Math.toIntExact(message.number());
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
        Encoded line = Encoded.of(new ChatEvent.Person(name, event, person.client(), person.name()));
        for (Session other : sessions.values()) {
            if (other != session) {
                other.send(line);
            }
        }
    }

    /** Everyone who is here, each person once. */
    List<ChatEvent.Member> people() {
        return sessions.values().stream()
                .map(session -> new ChatEvent.Member(
                        session.person().client(), session.person().name()))
                .distinct()
                .toList();
    }

    /** The messages after number {@code after}. */
    List<Message> after(long after) {
        return after >= published ? List.of() : List.copyOf(messages.subList(Math.toIntExact(after), published));
    }

    /** At most {@code limit} messages before number {@code before}, the oldest first. */
    List<Message> before(long before, int limit) {
        int to = (int) Math.max(0, Math.min(before - 1, published));
        return List.copyOf(messages.subList(Math.max(0, to - limit), to));
    }
}
