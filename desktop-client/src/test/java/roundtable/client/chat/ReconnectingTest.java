package roundtable.client.chat;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import roundtable.client.Deliveries;
import roundtable.client.link.ScriptedServer;
import roundtable.client.link.ServerLink;
import roundtable.protocol.Service;

/** What happens around a line that breaks at the worst moment, told by a scripted server. */
@Timeout(60)
class ReconnectingTest {
    private final Deliveries deliveries = new Deliveries();
    private final ChatModel model = new ChatModel();

    @Test
    void aMessageWhoseAnswerWasLostIsNotSaidAgain() throws Exception {
        try (ScriptedServer server = new ScriptedServer(Service.EDITOR, Service.CHAT);
                ServerLink link = new ServerLink(deliveries)) {
            ChatController controller = new ChatController(link.chat(), model);
            link.connect(server.address(), "Asha");
            server.welcome(Service.EDITOR);
            String said;
            try (ScriptedServer.Peer chat = server.welcome(Service.CHAT)) {
                deliveries.until("online", model::online);
                join(chat, null, "[]", 0);
                deliveries.until("joined", () -> lobby().joined());
                controller.enterLine("once");
                said = next(chat, "say").get("message").asText();
            }
            deliveries.until("offline", () -> !model.online());
            assertThat(lobby().outgoing()).hasSize(1);

            ScriptedServer.Peer chat = server.welcome(Service.CHAT);
            deliveries.until("online again", model::online);
            join(chat, null, message(1, said, "once"), 1);
            deliveries.until("it is there", () -> lobby().outgoing().isEmpty());
            assertThat(lobby().entries()).extracting(Entry::text).containsExactly("once");
            controller.enterLine("next");
            assertThat(next(chat, "say").get("text").asText()).isEqualTo("next");
        }
    }

    @Test
    void whatTheServerCannotKeepIsNotSentAndSaysWhyUntilItIsTriedAgain() throws Exception {
        try (ScriptedServer server = new ScriptedServer(Service.EDITOR, Service.CHAT);
                ServerLink link = new ServerLink(deliveries)) {
            ChatController controller = new ChatController(link.chat(), model);
            link.connect(server.address(), "Asha");
            server.welcome(Service.EDITOR);
            ScriptedServer.Peer chat = server.welcome(Service.CHAT);
            deliveries.until("online", model::online);
            join(chat, null, "[]", 0);
            deliveries.until("joined", () -> lobby().joined());
            controller.enterLine("words");
            ObjectNode said = next(chat, "say");
            chat.say("{'type':'error','code':'unavailable','message':'No space left','id':%s}"
                    .formatted(said.get("id")));
            deliveries.until("not sent", () -> lobby().outgoing().getFirst().failed());
            assertThat(lobby().outgoing().getFirst().problem()).isEqualTo("No space left");
            controller.retry(lobby());
            assertThat(next(chat, "say").get("message")).isEqualTo(said.get("message"));
        }
    }

    @Test
    void aRoomIsEnteredAgainFromWhereItWasLeft() throws Exception {
        try (ScriptedServer server = new ScriptedServer(Service.EDITOR, Service.CHAT);
                ServerLink link = new ServerLink(deliveries)) {
            ChatController controller = new ChatController(link.chat(), model);
            link.connect(server.address(), "Asha");
            server.welcome(Service.EDITOR);
            try (ScriptedServer.Peer chat = server.welcome(Service.CHAT)) {
                deliveries.until("online", model::online);
                join(chat, null, message(7, "b-1", "seven"), 7);
                deliveries.until("joined", () -> lobby().joined());
            }
            deliveries.until("offline", () -> !model.online());
            controller.enterLine("waits");
            ScriptedServer.Peer chat = server.welcome(Service.CHAT);
            deliveries.until("online again", model::online);
            join(chat, 7L, message(8, "b-2", "eight"), 8);
            deliveries.until("eight is there", () -> lobby().entries().size() == 2);
            assertThat(model.unread()).isEqualTo(1);
            assertThat(next(chat, "say").get("text").asText()).isEqualTo("waits");
        }
    }

    private Room lobby() {
        return model.room("lobby").orElseThrow();
    }

    private static String message(long number, String id, String text) {
        long client = id.startsWith("b-") ? 3 : 7;
        return ("[{'type':'message','room':'lobby','number':%d,'message':'%s','client':%d,'name':'X',"
                        + "'time':'2026-11-21T10:00:00Z','text':'%s'}]")
                .formatted(number, id, client, text);
    }

    private void join(ScriptedServer.Peer chat, Long after, String messages, long last) throws Exception {
        ObjectNode join = next(chat, "join");
        assertThat(join.get("after")).isEqualTo(after == null ? null : join.numberNode(after.intValue()));
        chat.say("{'type':'joined','room':'lobby','last':%d,'people':[],'messages':%s,'id':%s}"
                .formatted(last, messages, join.get("id")));
    }

    /** The next request of that type; who asks for rooms is told that there are none. */
    private static ObjectNode next(ScriptedServer.Peer chat, String type) throws Exception {
        ObjectNode request = chat.next();
        while (request.get("type").asText().equals("rooms")) {
            chat.say("{'type':'rooms','rooms':[],'id':%s}".formatted(request.get("id")));
            request = chat.next();
        }
        assertThat(request.get("type").asText()).isEqualTo(type);
        return request;
    }
}
