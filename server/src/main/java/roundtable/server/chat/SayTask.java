package roundtable.server.chat;

import java.util.Arrays;
import roundtable.protocol.ChatEvent.Message;
import roundtable.protocol.ChatRequest;
import roundtable.protocol.ErrorCode;
import roundtable.protocol.ProtocolException;
import roundtable.protocol.Wire;
import roundtable.server.net.Encoded;
import roundtable.server.net.Reply;
import roundtable.server.net.Session;
import roundtable.server.storage.Committer;

/** One message on its way: it gets its number, is stored, and is shown to the room. */
final class SayTask implements Committer.Task {
    private final Rooms rooms;
    private final ChatRequest.Say say;
    private final long client;
    private final String author;
    /** Null where the message comes from no connection. */
    private final Session sender;

    private final Reply reply;
    private Room room;
    private Message message;
    private Encoded line;
    private boolean again;

    SayTask(Rooms rooms, ChatRequest.Say say, long client, String author, Session sender, Reply reply) {
        this.rooms = rooms;
        this.say = say;
        this.client = client;
        this.author = author;
        this.sender = sender;
        this.reply = reply;
    }

    @Override
    public byte[] prepare() {
        room = rooms.enter(say.room());
        Message known = room.known(client, say.message());
        if (known != null) {
            message = known;
            again = true;
            return null;
        }
        message = new Message(say.room(), room.nextNumber(), say.message(), client, author, Wire.now(), say.text());
        room.add(message);
        byte[] encoded = Wire.encode(message);
        line = Encoded.line(encoded);
        // In the journal an entry stands without its LF.
        return Arrays.copyOf(encoded, encoded.length - 1);
    }

    @Override
    public void undo() {
        room.removeLast();
        rooms.left(room);
    }

    @Override
    public void publish(long position) {
        if (again) {
            sayAgain();
            return;
        }
        boolean inside = sender != null && room.has(sender);
        room.publish(message, line, position, inside ? sender : null);
        if (reply != null) {
            reply.send(line, message);
        }
    }

    /** It was sent again; the one that it repeats may have been in this very batch, and not have been stored. */
    private void sayAgain() {
        if (message.equals(room.known(client, say.message()))) {
            reply.send(message);
        } else {
            refuse(new ProtocolException(ErrorCode.UNAVAILABLE, "The message could not be stored; say it again"));
        }
    }

    @Override
    public void refuse(ProtocolException why) {
        if (reply != null) {
            reply.refuse(why);
        }
    }
}
