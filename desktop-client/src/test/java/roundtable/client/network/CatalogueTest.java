package roundtable.client.network;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import roundtable.client.Deliveries;
import roundtable.client.host.HostedNodes;
import roundtable.client.link.ScriptedServer;
import roundtable.client.link.ScriptedServer.Peer;
import roundtable.client.link.ServerLink;
import roundtable.protocol.PeersEvent.Listed;
import roundtable.protocol.Service;

/** When the catalogue is asked for, told by a scripted node. */
@Timeout(60)
class CatalogueTest {
    private final Deliveries deliveries = new Deliveries();
    private final NetworkModel model = new NetworkModel(Clock.systemUTC());

    @Test
    void whatChangesWhileTheCatalogueComesIsAskedForOnceMoreBehindIt() throws Exception {
        try (ScriptedServer server = new ScriptedServer(Service.EDITOR, Service.PEERS);
                HostedNodes hosted = new HostedNodes(deliveries);
                ServerLink link = new ServerLink(deliveries);
                NetworkController controller = new NetworkController(
                        link.peers(),
                        model,
                        hosted,
                        () -> link.open(Service.PEERS),
                        () -> link.address(Service.PEERS),
                        deliveries)) {
            link.connect(server.address(), "Asha");
            server.welcome(Service.EDITOR);
            Peer node = server.welcome(Service.PEERS);
            deliveries.until("online", model::online);
            assertThat(type(node.next())).isEqualTo("watch");
            tell(node, 1);
            deliveries.until("the network is told", () -> model.network() != null);
            ObjectNode first = node.next();
            assertThat(type(first)).isEqualTo("catalogue");
            tell(node, 2);
            tell(node, 3);
            answer(node, first, "a.txt", true);
            deliveries.until("the last is told", () -> model.network().catalogue() == 3);
            controller.find("between.txt");
            assertThat(type(node.next())).as("nothing before it").isEqualTo("find");
            answer(node, first, "b.txt", false);
            deliveries.until("the first is listed", () -> names().equals(List.of("a.txt", "b.txt")));
            ObjectNode second = node.next();
            assertThat(type(second)).isEqualTo("catalogue");
            answer(node, second, "c.txt", false);
            deliveries.until("the second is listed", () -> names().equals(List.of("c.txt")));
            controller.find("after.txt");
            assertThat(type(node.next())).as("once").isEqualTo("find");

            tell(node, 4);
            deliveries.until("it is told", () -> model.network().catalogue() == 4);
            ObjectNode third = node.next();
            assertThat(type(third)).isEqualTo("catalogue");
            node.say("{'type':'error','code':'unavailable','message':'Later','id':%s}".formatted(third.get("id")));
            tell(node, 5);
            deliveries.until("it is told too", () -> model.network().catalogue() == 5);
            assertThat(type(node.next())).as("after a refusal").isEqualTo("catalogue");
        }
    }

    private List<String> names() {
        return model.catalogue().stream().map(Listed::name).toList();
    }

    private static String type(ObjectNode line) {
        return line.path("type").asText();
    }

    private static void tell(Peer node, int catalogue) throws IOException {
        node.say("{'type':'network','node':1,'leader':1,'nodes':[],'state':'leading','catalogue':%d}"
                .formatted(catalogue));
    }

    private static void answer(Peer node, ObjectNode question, String file, boolean more) throws IOException {
        node.say("{'type':'catalogue','id':%s,'files':[{'name':'%s','size':1,'sha256':'%s','nodes':[1]}],'more':%b}"
                .formatted(question.get("id"), file, "0a".repeat(32), more));
    }
}
