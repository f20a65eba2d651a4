package roundtable.client.chat;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import roundtable.client.link.Answer;
import roundtable.client.link.LinkListener;
import roundtable.client.link.ServiceLink;
import roundtable.client.text.Messages;
import roundtable.protocol.ChatEvent;
import roundtable.protocol.ChatRequest;
import roundtable.protocol.ErrorCode;
import roundtable.protocol.ProtocolException;
import roundtable.protocol.SessionEvent;
import roundtable.protocol.Visible;

/**
 * Wires the chat's model to the line: enters rooms, and enters them again after a reconnect from where they were left.
 * Its methods are for the delivering thread; those that can be wrong return what is wrong, for the field, or an empty text.
 */
public final class ChatController implements LinkListener<ChatEvent> {
    /** The room that everyone is in. */
    public static final String LOBBY = "lobby";

    private static final int PAGE = 200;

    private final ServiceLink<ChatEvent> link;
    private final ChatModel model;
    private final Speech speech;
    /** Of the last welcome: with another token the server, and all that it said, is another one. */
    private String token = "";

    public ChatController(ServiceLink<ChatEvent> link, ChatModel model) {
        this.link = link;
        this.model = model;
        this.speech = new Speech(link, model);
        model.open(model.enter(LOBBY));
        link.listen(this);
    }

    @Override
    public void connected(SessionEvent.Welcome welcome) {
        if (!welcome.token().equals(token)) {
            for (Room room : model.rooms()) {
                room.reset();
                model.tell(listener -> listener.rebuilt(room));
            }
            token = welcome.token();
        }
        model.connected(welcome.client(), welcome.name());
        model.rooms().forEach(this::enter);
        model.talks().forEach(speech::sendWaiting);
        refreshRooms();
    }

    @Override
    public void lost(String reason) {
        model.disconnected();
    }

    @Override
    public void received(ChatEvent event) {
        switch (event) {
            case ChatEvent.Message message ->
                model.room(message.room()).ifPresent(room -> model.said(room, List.of(message), true));
            case ChatEvent.Told told -> model.told(told);
            case ChatEvent.Person person ->
                model.room(person.room()).ifPresent(room -> {
                    room.person(person);
                    model.tell(listener -> listener.peopleChanged(room));
                });
            case ChatEvent.Joined joined ->
                model.room(joined.room()).ifPresent(room -> new Entering(room).received(joined));
            case ChatEvent.Left left -> {}
            case ChatEvent.Messages messages -> {}
            case ChatEvent.Rooms rooms -> {}
        }
    }

    /** Does what a typed line asks for. */
    public String enterLine(String line) {
        Conversation here = model.open().orElse(null);
        return switch (Command.parse(line, names())) {
            case Command.Say say -> here == null ? Messages.text("chat.problem.no-room") : say(here, say.text());
            case Command.Tell tell -> tell(tell);
            case Command.Join join -> join(join.room());
            case Command.Leave leave -> {
                if (here != null) {
                    leave(here);
                }
                yield "";
            }
            case Command.Unknown unknown -> Messages.text("chat.problem.command", unknown.word());
        };
    }

    private String say(Conversation where, String text) {
        String problem = problem(text);
        if (problem.isEmpty()) {
            speech.write(where, text);
        }
        return problem;
    }

    private String tell(Command.Tell tell) {
        if (tell.to().isEmpty()) {
            return Messages.text("chat.problem.tell-whom");
        }
        String problem = tell.text().isEmpty() ? "" : problem(tell.text());
        if (problem.isEmpty()) {
            PrivateTalk talk = talkTo(tell.to());
            if (!tell.text().isEmpty()) {
                speech.write(talk, tell.text());
            }
        }
        return problem;
    }

    private static String problem(String text) {
        if (text.isBlank()) {
            return Messages.text("chat.problem.empty");
        }
        if (text.length() > ChatRequest.LONGEST_TEXT) {
            return Messages.text("chat.problem.too-long", text.length(), ChatRequest.LONGEST_TEXT);
        }
        return Visible.unpairedSurrogate(text) >= 0 ? Messages.text("chat.problem.broken-character") : "";
    }

    private Collection<String> names() {
        Collection<String> names = new TreeSet<>();
        model.rooms().forEach(room -> room.people().forEach(member -> names.add(member.name())));
        model.talks().forEach(talk -> names.add(talk.title()));
        return names;
    }

    /** Opens the private talk with a person. */
    public PrivateTalk talkTo(String name) {
        PrivateTalk talk = model.talk(name);
        model.open(talk);
        return talk;
    }

    /** Enters a room and opens it. */
    public String join(String name) {
        try {
            Visible.room("room", name);
        } catch (ProtocolException e) {
            return name.isEmpty() ? Messages.text("chat.problem.which-room") : Messages.text("chat.problem.room");
        }
        Room room = model.enter(name);
        model.open(room);
        if (link.online() && !room.joined()) {
            enter(room);
        }
        return "";
    }

    private void enter(Room room) {
        link.ask(new ChatRequest.Join(room.title(), room.known() ? room.newest() : null), new Entering(room));
    }

    /** Leaves a room, or puts a private talk away. */
    public void leave(Conversation conversation) {
        if (conversation instanceof Room room && room.joined()) {
            link.send(new ChatRequest.Leave(room.title()));
        }
        model.remove(conversation);
        refreshRooms();
    }

    /** Asks for what was said before the first message that is here. */
    public void loadEarlier(Room room) {
        if (!room.joined() || room.loadingEarlier() || !room.hasEarlier()) {
            return;
        }
        room.askedForEarlier();
        model.tell(ChatModel.Listener::lineChanged);
        link.ask(new ChatRequest.Messages(room.title(), room.oldest(), PAGE), new Earlier(room));
    }

    /** Asks which rooms the server has. */
    public void refreshRooms() {
        if (link.online()) {
            link.ask(new ChatRequest.Rooms(), new Listing());
        }
    }

    /** Sends again what could not be sent. */
    public void retry(Conversation conversation) {
        speech.retry(conversation);
    }

    /** Gives up what could not be sent. */
    public void discardFailed(Conversation conversation) {
        speech.discardFailed(conversation);
    }

    /** The answer to {@code join}: what was said, in parts, and who is there. */
    private final class Entering implements Answer<ChatEvent> {
        private final Room room;
        private final boolean first;
        private final List<ChatEvent.Member> people = new ArrayList<>();

        Entering(Room room) {
            this.room = room;
            this.first = !room.known();
        }

        @Override
        public void received(ChatEvent event) {
            if (!(event instanceof ChatEvent.Joined joined)) {
                return;
            }
            if (room.newest() != null && joined.last() < room.newest()) {
                // The room is not the one that was left: what was said there before belongs to another history.
                room.reset();
                model.tell(listener -> listener.rebuilt(room));
                enter(room);
                return;
            }
            people.addAll(joined.people());
            model.said(room, joined.messages(), !first);
            if (!Boolean.TRUE.equals(joined.more())) {
                room.joined(people);
                model.tell(listener -> listener.peopleChanged(room));
                model.tell(ChatModel.Listener::lineChanged);
                speech.sendWaiting(room);
                refreshRooms();
            }
        }

        @Override
        public void refused(SessionEvent.Refused refusal) {
            if (refusal.code() != ErrorCode.UNAVAILABLE) {
                room.refused(refusal.message());
                model.tell(ChatModel.Listener::lineChanged);
            }
        }
    }

    private final class Earlier implements Answer<ChatEvent> {
        private final Room room;
        private final List<Entry> older = new ArrayList<>();

        Earlier(Room room) {
            this.room = room;
        }

        @Override
        public void received(ChatEvent event) {
            if (event instanceof ChatEvent.Messages messages) {
                messages.messages().forEach(message -> older.add(Entry.of(message, model.self())));
                if (!Boolean.TRUE.equals(messages.more())) {
                    room.prepend(older);
                    model.tell(listener -> listener.rebuilt(room));
                }
            }
        }

        @Override
        public void refused(SessionEvent.Refused refusal) {
            room.stoppedLoading();
            model.tell(ChatModel.Listener::lineChanged);
        }
    }

    private final class Listing implements Answer<ChatEvent> {
        private final List<ChatEvent.Listed> all = new ArrayList<>();

        @Override
        public void received(ChatEvent event) {
            if (event instanceof ChatEvent.Rooms rooms) {
                all.addAll(rooms.rooms());
                if (!Boolean.TRUE.equals(rooms.more())) {
                    model.listed(all);
                }
            }
        }

        @Override
        public void refused(SessionEvent.Refused refusal) {
            // The list of before stays: it is asked for again with the next line.
        }
    }
}
