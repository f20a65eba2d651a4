package roundtable.server.chat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import roundtable.protocol.ChatEvent;
import roundtable.protocol.ErrorCode;
import roundtable.protocol.ProtocolException;

/** All rooms of a server; a room is there from the first who enters it on. Belongs to the committer's thread. */
public final class Rooms {
    private static final int MOST = 10_000;

    private final Map<String, Room> byName = new LinkedHashMap<>();

    /** What an earlier run stored. */
    public void replay(ChatEvent.Message message) {
        byName.computeIfAbsent(message.room(), Room::new).replay(message);
    }

    /** The room of that name, new if need be. */
    Room enter(String name) {
        if (byName.size() >= MOST && !byName.containsKey(name)) {
            throw new ProtocolException(ErrorCode.TOO_LARGE, "There are " + MOST + " rooms already");
        }
        return byName.computeIfAbsent(name, Room::new);
    }

    /** The room of that name, or null. */
    Room get(String name) {
        return byName.get(name);
    }

    /** Someone has left the room: one that is empty and where nothing was said is no more. */
    void left(Room room) {
        if (room.isForgettable()) {
            byName.remove(room.name());
        }
    }

    List<ChatEvent.Listed> listed() {
        List<ChatEvent.Listed> all = new ArrayList<>();
        for (Room room : byName.values()) {
            all.add(new ChatEvent.Listed(room.name(), room.people().size(), room.last()));
        }
        return all;
    }
}
