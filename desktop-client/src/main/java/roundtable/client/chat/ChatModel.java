package roundtable.client.chat;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import roundtable.protocol.ChatEvent;

/** What the chat tab shows: rooms, private talks, which of them is open, and what is unread. For the delivering thread alone. */
public final class ChatModel {
    /** Is told what changed. */
    public interface Listener {
        /** Conversations came, went, or have another unread count; or the rooms of the server changed. */
        default void listChanged() {}

        /** Another conversation is open. */
        default void opened(Conversation conversation) {}

        /** Entries were added behind those that were there. */
        default void appended(Conversation conversation, int from) {}

        /** Entries were added before, or removed. */
        default void rebuilt(Conversation conversation) {}

        /** What is still to be sent changed. */
        default void outgoingChanged(Conversation conversation) {}

        /** Somebody came or went. */
        default void peopleChanged(Room room) {}

        /** The line came or went. */
        default void lineChanged() {}
    }

    private final List<Listener> listeners = new CopyOnWriteArrayList<>();
    private final Map<String, Room> rooms = new LinkedHashMap<>();
    private final Map<String, PrivateTalk> talks = new LinkedHashMap<>();
    private List<ChatEvent.Listed> listed = List.of();
    private Conversation open;
    private boolean reading;
    private boolean online;
    private String name = "";
    private long self;

    public void listen(Listener listener) {
        listeners.add(listener);
    }

    void tell(Consumer<Listener> news) {
        listeners.forEach(news);
    }

    /** The rooms that the person is in, in the order of entering. */
    public Collection<Room> rooms() {
        return List.copyOf(rooms.values());
    }

    /** The private talks, in the order in which they began. */
    public Collection<PrivateTalk> talks() {
        return List.copyOf(talks.values());
    }

    /** The server's rooms that the person is not in, the liveliest first. */
    public List<ChatEvent.Listed> otherRooms() {
        return listed.stream()
                .filter(other -> !rooms.containsKey(other.room()))
                .sorted(Comparator.comparingInt(ChatEvent.Listed::people)
                        .reversed()
                        .thenComparing(ChatEvent.Listed::room))
                .toList();
    }

    /** What is shown just now; empty before the first room. */
    public Optional<Conversation> open() {
        return Optional.ofNullable(open);
    }

    /** How much is unread everywhere: for a badge. */
    public int unread() {
        return rooms.values().stream().mapToInt(Conversation::unread).sum()
                + talks.values().stream().mapToInt(Conversation::unread).sum();
    }

    public boolean online() {
        return online;
    }

    /** The person's own name; empty before the first connection. */
    public String name() {
        return name;
    }

    /** The person's own number; 0 before the first connection. */
    public long self() {
        return self;
    }

    /** Whether the open conversation is before the person's eyes, so that nothing in it is unread. */
    public void reading(boolean now) {
        reading = now;
        markRead();
    }

    /** Shows another conversation. */
    public void open(Conversation conversation) {
        open = conversation;
        markRead();
        tell(listener -> listener.opened(conversation));
        tell(Listener::listChanged);
    }

    private void markRead() {
        if (reading && open != null && open.unread() > 0) {
            open.read();
            tell(Listener::listChanged);
        }
    }

    Optional<Room> room(String title) {
        return Optional.ofNullable(rooms.get(title));
    }

    Room enter(String title) {
        return rooms.computeIfAbsent(title, Room::new);
    }

    void remove(Conversation conversation) {
        switch (conversation) {
            case Room room -> rooms.remove(room.title());
            case PrivateTalk talk -> talks.remove(talk.title());
        }
        if (open == conversation) {
            open = null;
            rooms.values().stream().findFirst().ifPresent(this::open);
        }
        tell(Listener::listChanged);
    }

    PrivateTalk talk(String with) {
        PrivateTalk talk = talks.get(with);
        if (talk == null) {
            talk = new PrivateTalk(with);
            talks.put(with, talk);
            tell(Listener::listChanged);
        }
        return talk;
    }

    void connected(long client, String ownName) {
        online = true;
        self = client;
        name = ownName;
        tell(Listener::lineChanged);
    }

    void disconnected() {
        online = false;
        for (Room room : rooms.values()) {
            room.parted();
            tell(listener -> listener.peopleChanged(room));
        }
        tell(Listener::lineChanged);
    }

    void listed(List<ChatEvent.Listed> all) {
        listed = List.copyOf(all);
        tell(Listener::listChanged);
    }

    /** Takes in what was said in a room; what this client wrote is no longer outgoing. */
    void said(Room room, List<ChatEvent.Message> messages, boolean news) {
        int from = room.entries().size();
        boolean settled = settle(room, messages);
        List<Entry> entries = new ArrayList<>();
        messages.forEach(message -> entries.add(Entry.of(message, self)));
        int first = room.append(entries);
        if (room.entries().size() > from) {
            if (news) {
                countUnread(room, from);
            }
            boolean inOrder = first == from && room.trim() == 0;
            tell(listener -> {
                if (inOrder) {
                    listener.appended(room, from);
                } else {
                    listener.rebuilt(room);
                }
            });
        }
        if (settled) {
            tell(listener -> listener.outgoingChanged(room));
        }
    }

    private boolean settle(Room room, List<ChatEvent.Message> messages) {
        boolean settled = false;
        for (ChatEvent.Message message : messages) {
            settled |= message.client() == self && message.message() != null && room.settle(message.message());
        }
        return settled;
    }

    /** Takes in what was said between two. */
    void told(ChatEvent.Told told) {
        boolean own = told.from().equals(name);
        PrivateTalk talk = talk(own ? told.to() : told.from());
        int from = talk.entries().size();
        talk.add(new Entry(0, own ? self : numberOf(told.from()), told.from(), own, told.time(), told.text()));
        countUnread(talk, from);
        tell(listener -> listener.appended(talk, from));
    }

    /** The number of the person of that name in a room of ours; 0 where nobody is called so. */
    private long numberOf(String person) {
        return rooms.values().stream()
                .flatMap(room -> room.people().stream())
                .filter(member -> member.name().equals(person))
                .mapToLong(ChatEvent.Member::client)
                .findFirst()
                .orElse(0);
    }

    private void countUnread(Conversation conversation, int from) {
        boolean seen = reading && open == conversation;
        long others = conversation.entries().stream()
                .skip(from)
                .filter(entry -> !entry.own())
                .count();
        if (!seen && others > 0) {
            conversation.countUnread(others);
            tell(Listener::listChanged);
        }
    }
}
