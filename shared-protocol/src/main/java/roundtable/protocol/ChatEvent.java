package roundtable.protocol;

import java.time.Instant;
import java.util.List;

/** What the chat says to a client. */
public sealed interface ChatEvent extends Message.Event {

    /**
     * The answer to {@code join}: who is there, and what was said, in parts where it is long.
     *
     * @param last the number of the room's newest message, 0 where there is none
     * @param more true on all parts but the last; or null
     */
    record Joined(String room, long last, List<Member> people, List<Message> messages, Boolean more)
            implements ChatEvent {
        public Joined {
            people = people == null ? List.of() : List.copyOf(people);
            messages = List.copyOf(messages);
        }
    }

    /** A person in a room, and their colour, 1 to 8. */
    record Member(long client, String name, Integer colour) {}

    /** Something said in a room; {@code number} counts its messages from 1 without gaps. */
    record Message(String room, long number, String message, long client, String name, Instant time, String text)
            implements ChatEvent {}

    /** Something said by one person to another. */
    record Told(String from, String to, Instant time, String text) implements ChatEvent {}

    /** The client is no longer in the room. */
    record Left(String room) implements ChatEvent {}

    /** Earlier messages, oldest first, in parts where they are long. */
    record Messages(String room, List<Message> messages, Boolean more) implements ChatEvent {
        public Messages {
            messages = List.copyOf(messages);
        }
    }

    /** The rooms of this server. */
    record Rooms(List<Listed> rooms, Boolean more) implements ChatEvent {
        public Rooms {
            rooms = List.copyOf(rooms);
        }
    }

    /** One room of the list: how many people are in it, and the number of its newest message. */
    record Listed(String room, int people, long last) {}

    /** Somebody entered or left a room: {@code event} is {@code joined} or {@code left}. */
    record Person(String room, String event, long client, String name, Integer colour) implements ChatEvent {}
}
