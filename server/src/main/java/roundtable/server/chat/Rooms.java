package roundtable.server.chat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import roundtable.protocol.ChatEvent;
import roundtable.protocol.ErrorCode;
import roundtable.protocol.ProtocolException;
import roundtable.server.storage.FileJournal;
import roundtable.server.storage.Snapshot;

/** All rooms of a server; a room is there from the first who enters it on. Belongs to the committer's thread. */
public final class Rooms {
    private static final int MOST = 10_000;

    private final FileJournal journal;
    private final Map<String, Room> byName = new LinkedHashMap<>();

    /** No rooms yet. */
    public Rooms(FileJournal journal) {
        this.journal = journal;
    }

    /** A room as an earlier run left it. */
    public void restore(Snapshot.RoomState state) {
        byName.put(state.room(), new Room(state, journal));
    }

    /** All rooms where something was said, to be kept. */
    public List<Snapshot.RoomState> states() {
        return byName.values().stream()
                .map(Room::state)
                .filter(state -> state.last() > 0)
                .toList();
    }

    /** What an earlier run stored, in the batch at {@code position}. */
    public void replay(ChatEvent.Message message, long position) {
        room(message.room()).replay(message, position);
    }

    private Room room(String name) {
        return byName.computeIfAbsent(name, unknown -> new Room(unknown, journal));
    }

    /** The room of that name, new if need be. */
    Room enter(String name) {
        if (byName.size() >= MOST && !byName.containsKey(name)) {
            throw new ProtocolException(ErrorCode.TOO_LARGE, "There are " + MOST + " rooms already");
        }
        return room(name);
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
