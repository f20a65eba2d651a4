package roundtable.client.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Clock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import roundtable.client.Deliveries;
import roundtable.client.host.HostedNodes;
import roundtable.client.link.ScriptedServer;
import roundtable.client.link.ScriptedServer.Peer;
import roundtable.client.link.ServerLink;
import roundtable.protocol.Service;

/** A node that says what it cannot mean: each such answer is refused, and the tab goes on. */
@Timeout(60)
class NetworkNonsenseTest {
    private static final String ALONE = "{'type':'network','node':1,'leader':1,'state':'alone','nodes':[]";

    private final Deliveries deliveries = new Deliveries();
    private final NetworkModel model = new NetworkModel(Clock.systemUTC());
    private final ServerLink link = new ServerLink(deliveries);
    private final HostedNodes hosted = new HostedNodes(deliveries);
    private ScriptedServer server;
    private NetworkController controller;
    private Peer node;

    @BeforeEach
    void connect() throws Exception {
        server = new ScriptedServer(Service.EDITOR, Service.PEERS);
        controller = new NetworkController(
                link.peers(),
                model,
                hosted,
                () -> link.open(Service.PEERS),
                () -> link.address(Service.PEERS),
                deliveries);
        link.connect(server.address(), "Asha");
        server.welcome(Service.EDITOR);
        node = server.welcome(Service.PEERS);
        deliveries.until("online", model::online);
    }

    @AfterEach
    void close() throws IOException {
        controller.close();
        link.close();
        server.close();
    }

    private void isRefusedAndGoesOn() throws Exception {
        deliveries.until(
                "it is refused, not " + model.problem(),
                () -> model.problem().startsWith("The server made a mistake (its answer makes no sense: "));
        node.say("{'type':'network','node':9,'leader':9,'state':'alone','nodes':[]}");
        deliveries.until("the next network is shown", () -> model.problem().isEmpty());
        assertThat(model.network().node()).isEqualTo(9);
        assertThat(model.online()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'type':'network','node':1,'leader':1",
                "{'type':'network','leader':1,'nodes':[]",
                "{'type':'network','node':1,'leader':1,'nodes':[null]",
                "{'type':'network','node':1,'leader':1,'nodes':[{'node':1,'state':'up','files':0}]",
                "{'type':'network','node':1,'leader':1,'nodes':[{'node':1,'address':'a:1','files':0}]",
                "{'type':'network','node':1,'leader':1,'nodes':[{'node':1,'address':'a:1','state':'up','files':-1}]",
                "{'type':'network','node':1,'leader':1,'nodes':[{'node':-1,'address':'a:1','state':'up','files':0}]",
                "{'type':'network','node':1,'leader':1,'nodes':[],'links':[null]",
                "{'type':'network','node':1,'leader':1,'nodes':[],'transfers':[{'from':1,'to':2}]"
            })
    void aNetworkThatMakesNoSenseIsRefused(String answer) throws Exception {
        node.answer("watch", answer);
        isRefusedAndGoesOn();
        node.say(answer + "}");
        isRefusedAndGoesOn();
    }

    @Test
    void moreLinksThanThereCanBeAreRefused() throws Exception {
        String links = "{'from':1,'to':2},".repeat(10_000) + "{'from':1,'to':2}";
        node.answer("watch", ALONE + ",'links':[" + links + "]");
        isRefusedAndGoesOn();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'type':'catalogue'",
                "{'type':'catalogue','files':[{'size':1,'sha256':'SHA','nodes':[1]}]",
                "{'type':'catalogue','files':[{'name':'a','size':-1,'sha256':'SHA','nodes':[1]}]",
                "{'type':'catalogue','files':[{'name':'a','size':1,'sha256':'x','nodes':[1]}]",
                "{'type':'catalogue','files':[{'name':'a','size':1,'nodes':[1]}]",
                "{'type':'catalogue','files':[{'name':'a','size':1,'sha256':'SHA'}]",
                "{'type':'catalogue','files':[{'name':'a','size':1,'sha256':'SHA','nodes':[null]}]",
                "{'type':'found','name':'a','nodes':[1],'size':1,'sha256':'SHA'"
            })
    void aCatalogueThatMakesNoSenseIsRefused(String answer) throws Exception {
        node.answer("watch", ALONE);
        deliveries.until("the network is told", () -> model.network() != null);
        node.answer("catalogue", answer.replace("SHA", "0a".repeat(32)));
        isRefusedAndGoesOn();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{'type':'found'", "{'type':'found','name':'a','nodes':[null],'size':1", ALONE})
    void aSearchWhoseAnswerMakesNoSenseIsRefused(String answer) throws Exception {
        controller.find("a");
        node.answer("find", answer);
        deliveries.until(
                "it is refused, not " + model.search(), () -> model.search().outcome() == Search.Outcome.REFUSED);
        assertThat(model.search().words()).contains("its answer makes no sense");
    }
}
