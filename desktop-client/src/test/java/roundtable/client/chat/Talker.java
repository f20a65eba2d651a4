package roundtable.client.chat;

import java.util.List;
import roundtable.client.Deliveries;
import roundtable.client.link.ServerAddress;
import roundtable.client.link.ServerLink;
import roundtable.protocol.ChatEvent;

/** One person in the chat without a window: what is delivered runs on the test's thread. */
final class Talker implements AutoCloseable {
    final ChatModel model = new ChatModel();
    final ChatController controller;
    private final ServerLink link;
    private final Deliveries deliveries;

    Talker(Deliveries deliveries) {
        this.deliveries = deliveries;
        link = new ServerLink(deliveries);
        controller = new ChatController(link.chat(), model);
    }

    Talker connect(ServerAddress server, String name) throws InterruptedException {
        link.connect(server, name);
        deliveries.until(name + " is in the lobby", () -> lobby().joined());
        return this;
    }

    Room lobby() {
        return room(ChatController.LOBBY);
    }

    Room room(String name) {
        return model.room(name).orElseThrow();
    }

    PrivateTalk talk(String with) {
        return model.talks().stream()
                .filter(talk -> talk.title().equals(with))
                .findFirst()
                .orElseThrow();
    }

    List<String> texts(Conversation conversation) {
        return conversation.entries().stream().map(Entry::text).toList();
    }

    List<String> people(Room room) {
        return room.people().stream().map(ChatEvent.Member::name).toList();
    }

    void sees(Conversation conversation, String... texts) throws InterruptedException {
        deliveries.until(
                "seen: " + List.of(texts),
                () -> texts(conversation).equals(List.of(texts))
                        && conversation.outgoing().isEmpty());
    }

    @Override
    public void close() {
        link.close();
    }
}
