package roundtable.server.chat;

import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import roundtable.protocol.ChatEvent;
import roundtable.protocol.ChatRequest;
import roundtable.protocol.ErrorCode;
import roundtable.protocol.ProtocolException;
import roundtable.protocol.Service;
import roundtable.protocol.Visible;
import roundtable.protocol.Wire;
import roundtable.server.net.Conversation;
import roundtable.server.net.Encoded;
import roundtable.server.net.JsonService;
import roundtable.server.net.Parts;
import roundtable.server.net.Reply;
import roundtable.server.net.Session;
import roundtable.server.net.Sessions;
import roundtable.server.storage.Committer;

/** The chat: turns requests into tasks for the committer, which owns the rooms. */
public final class ChatService implements JsonService<ChatRequest> {
    /** The room that everyone finds. */
    public static final String LOBBY = "lobby";

    private static final int NEWEST = 200;

    private final Rooms rooms;
    private final Committer committer;
    private final Sessions sessions;
    private final int longestLine;

    /** The chat in these rooms. */
    public ChatService(Rooms rooms, Committer committer, Sessions sessions, int longestLine) {
        this.rooms = rooms;
        this.committer = committer;
        this.sessions = sessions;
        this.longestLine = longestLine;
    }

    @Override
    public Service service() {
        return Service.CHAT;
    }

    @Override
    public Class<ChatRequest> requests() {
        return ChatRequest.class;
    }

    /** Says something to everyone in the lobby in the server's own name. */
    public void announce(String text) {
        committer.submit(new SayTask(rooms, new ChatRequest.Say(LOBBY, null, text), 0, "Server", null, null));
    }

    @Override
    public Conversation<ChatRequest> begin(Session session) {
        return new Chatting(session);
    }

    /** One client's part in it. */
    private final class Chatting implements Conversation<ChatRequest> {
        private final Session session;
        /** Where the client is; only for the committer's thread. */
        private final Set<Room> inside = new HashSet<>();

        Chatting(Session session) {
            this.session = session;
        }

        @Override
        public void receive(ChatRequest request, Reply reply) {
            switch (request) {
                case ChatRequest.Say say ->
                    committer.submit(new SayTask(
                            rooms,
                            say,
                            session.person().client(),
                            session.person().name(),
                            session,
                            reply));
                case ChatRequest.Tell tell -> committer.look(() -> tell(tell, reply), reply::refuse);
                case ChatRequest.Join join -> committer.look(() -> join(join, reply), reply::refuse);
                case ChatRequest.Leave leave -> committer.look(() -> leave(leave.room(), reply), reply::refuse);
                case ChatRequest.Messages messages -> committer.look(() -> page(messages, reply), reply::refuse);
                case ChatRequest.Rooms all -> committer.look(() -> list(reply), reply::refuse);
            }
        }

        private void join(ChatRequest.Join request, Reply reply) {
            Room room = rooms.enter(request.room());
            room.join(session);
            inside.add(room);
            Iterator<ChatEvent.Message> messages =
                    request.after() != null ? room.after(request.after()) : room.before(room.last() + 1, NEWEST);
            List<ChatEvent.Member> people = room.people();
            long last = room.last();
            reply.send(Parts.ofItems(
                    messages,
                    longestLine,
                    (part, more) -> new ChatEvent.Joined(room.name(), last, people, part, more)));
        }

        private void leave(String name, Reply reply) {
            Room room = rooms.get(name);
            if (room == null || !room.leave(session)) {
                throw new ProtocolException(ErrorCode.NOT_FOUND, "You are not in the room '" + name + "'");
            }
            inside.remove(room);
            rooms.left(room);
            reply.send(new ChatEvent.Left(name));
        }

        private void page(ChatRequest.Messages request, Reply reply) {
            Room room = rooms.get(request.room());
            if (room == null) {
                throw new ProtocolException(ErrorCode.NOT_FOUND, "There is no room '" + request.room() + "'");
            }
            long before = request.before() == null ? room.last() + 1 : request.before();
            int limit = request.limit() == null ? NEWEST : request.limit();
            reply.send(Parts.ofItems(
                    room.before(before, limit),
                    longestLine,
                    (part, more) -> new ChatEvent.Messages(room.name(), part, more)));
        }

        private void list(Reply reply) {
            reply.send(Parts.ofItems(rooms.listed().iterator(), longestLine, ChatEvent.Rooms::new));
        }

        private void tell(ChatRequest.Tell tell, Reply reply) {
            List<Session> listeners = chatSessionsOf(tell.to());
            if (listeners.isEmpty()) {
                throw new ProtocolException(
                        ErrorCode.NOT_FOUND, "Nobody here is called '" + Visible.quoted(tell.to()) + "'");
            }
            String me = session.person().name();
            ChatEvent.Told told =
                    new ChatEvent.Told(me, listeners.getFirst().person().name(), Wire.now(), tell.text());
            Encoded line = Encoded.of(told);
            Stream.concat(listeners.stream(), chatSessionsOf(me).stream())
                    .distinct()
                    .filter(one -> one != session)
                    .forEach(one -> one.send(line));
            reply.send(line, told);
        }

        private List<Session> chatSessionsOf(String name) {
            return sessions.present().stream()
                    .filter(one ->
                            one.service() == Service.CHAT && one.person().name().equals(name))
                    .toList();
        }

        @Override
        public void finish(Runnable then) {
            committer.look(then);
        }

        @Override
        public void ended() {
            committer.look(() -> {
                for (Room room : inside) {
                    room.leave(session);
                    rooms.left(room);
                }
            });
        }
    }
}
