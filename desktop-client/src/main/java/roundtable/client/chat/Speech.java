package roundtable.client.chat;

import java.util.List;
import roundtable.client.link.Answer;
import roundtable.client.link.ServiceLink;
import roundtable.client.text.Messages;
import roundtable.protocol.ChatEvent;
import roundtable.protocol.ChatRequest;
import roundtable.protocol.ErrorCode;
import roundtable.protocol.SessionEvent;
import roundtable.protocol.Wire;

/**
 * Sends what the person writes. A room's message waits, and is said again under its id, until the room has given it back;
 * the server keeps one of the two. A private one has no id: where the line breaks under it nobody knows whether it
 * arrived, and the person decides.
 */
final class Speech {
    private final ServiceLink<ChatEvent> link;
    private final ChatModel model;
    private final MessageIds ids = new MessageIds();

    Speech(ServiceLink<ChatEvent> link, ChatModel model) {
        this.link = link;
        this.model = model;
    }

    void write(Conversation conversation, String text) {
        Outgoing message = new Outgoing(ids.next(), text, Wire.now(), "");
        conversation.write(message);
        model.tell(listener -> listener.outgoingChanged(conversation));
        send(conversation, message);
    }

    /** Sends all that waits in a conversation, in its order. */
    void sendWaiting(Conversation conversation) {
        for (Outgoing message : List.copyOf(conversation.outgoing())) {
            if (!message.failed()) {
                send(conversation, message);
            }
        }
    }

    void retry(Conversation conversation) {
        for (Outgoing message : List.copyOf(conversation.outgoing())) {
            if (message.failed()) {
                conversation.change(message.id(), Outgoing::again);
                send(conversation, message.again());
            }
        }
        model.tell(listener -> listener.outgoingChanged(conversation));
    }

    void discardFailed(Conversation conversation) {
        for (Outgoing message : List.copyOf(conversation.outgoing())) {
            if (message.failed()) {
                conversation.settle(message.id());
            }
        }
        model.tell(listener -> listener.outgoingChanged(conversation));
    }

    private void send(Conversation conversation, Outgoing message) {
        if (!link.online()) {
            return;
        }
        switch (conversation) {
            case Room room -> {
                if (room.joined()) {
                    link.ask(new ChatRequest.Say(room.title(), message.id(), message.text()), new Said(room, message));
                }
            }
            case PrivateTalk talk ->
                link.ask(new ChatRequest.Tell(talk.title(), message.text()), new Told(talk, message));
        }
    }

    private void failed(Conversation conversation, Outgoing message, String why) {
        conversation.change(message.id(), waiting -> waiting.failed(why));
        model.tell(listener -> listener.outgoingChanged(conversation));
    }

    private static String words(SessionEvent.Refused refusal) {
        return refusal.message() == null || refusal.message().isBlank()
                ? Messages.text("chat.problem.refused")
                : refusal.message();
    }

    private final class Said implements Answer<ChatEvent> {
        private final Room room;
        private final Outgoing message;

        Said(Room room, Outgoing message) {
            this.room = room;
            this.message = message;
        }

        @Override
        public void received(ChatEvent event) {
            if (event instanceof ChatEvent.Message said) {
                model.said(room, List.of(said), true);
            }
        }

        @Override
        public void refused(SessionEvent.Refused refusal) {
            failed(room, message, words(refusal));
        }

        @Override
        public void lost(SessionEvent.Refused why) {
            // It stays waiting: it is said again once the room is joined again.
        }
    }

    private final class Told implements Answer<ChatEvent> {
        private final PrivateTalk talk;
        private final Outgoing message;

        Told(PrivateTalk talk, Outgoing message) {
            this.talk = talk;
            this.message = message;
        }

        @Override
        public void received(ChatEvent event) {
            if (event instanceof ChatEvent.Told told) {
                talk.settle(message.id());
                model.told(told);
                model.tell(listener -> listener.outgoingChanged(talk));
            }
        }

        @Override
        public void refused(SessionEvent.Refused refusal) {
            String why = refusal.code() == ErrorCode.NOT_FOUND
                    ? Messages.text("chat.problem.nobody", talk.title())
                    : words(refusal);
            failed(talk, message, why);
        }
    }
}
