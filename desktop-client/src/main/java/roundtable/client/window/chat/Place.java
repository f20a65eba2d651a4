package roundtable.client.window.chat;

import java.util.ArrayList;
import java.util.List;
import roundtable.client.chat.ChatModel;
import roundtable.client.chat.Conversation;
import roundtable.client.text.Messages;
import roundtable.protocol.ChatEvent;

/** A line of the sidebar. */
sealed interface Place {
    /** The words over the lines below it. */
    record Heading(String words) implements Place {}

    /** A room or talk that the person takes part in. */
    record Open(Conversation conversation) implements Place {}

    /** A room that can be joined. */
    record Other(ChatEvent.Listed room) implements Place {}

    /** All lines for what the model holds. */
    static List<Place> of(ChatModel model) {
        List<Place> places = new ArrayList<>();
        places.add(new Heading(Messages.text("chat.rooms")));
        model.rooms().forEach(room -> places.add(new Open(room)));
        if (!model.talks().isEmpty()) {
            places.add(new Heading(Messages.text("chat.private")));
            model.talks().forEach(talk -> places.add(new Open(talk)));
        }
        List<ChatEvent.Listed> others = model.otherRooms();
        if (!others.isEmpty()) {
            places.add(new Heading(Messages.text("chat.others")));
            others.forEach(room -> places.add(new Other(room)));
        }
        return places;
    }
}
