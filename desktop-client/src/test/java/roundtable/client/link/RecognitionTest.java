package roundtable.client.link;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import roundtable.client.link.LinkState.Phase;
import roundtable.client.link.ScriptedServer.Peer;
import roundtable.client.settings.TokenFile;
import roundtable.client.text.Messages;
import roundtable.protocol.LineChannel;
import roundtable.protocol.Service;
import roundtable.protocol.SessionRequest;
import roundtable.protocol.Wire;
import roundtable.server.Options;
import roundtable.server.Server;

/** One is the same person at a server wherever it is reached, and tells it to no other server. */
@Timeout(60)
class RecognitionTest {
    @TempDir
    private Path folder;

    private final ExecutorService delivery = Executors.newSingleThreadExecutor();
    private final BlockingQueue<LinkState> states = new LinkedBlockingQueue<>();
    private ServerLink link;

    @BeforeEach
    void start() {
        link = new ServerLink(delivery, new Tokens(new TokenFile(folder.resolve("config"))));
        link.listen(states::add);
    }

    @AfterEach
    void stop() {
        link.close();
        delivery.shutdown();
    }

    private Server server(String data, int port) throws Exception {
        return Server.start(Options.defaults()
                .withData(folder.resolve(data))
                .withAnyPorts()
                .withPorts(Map.of(
                        Service.EDITOR, port,
                        Service.CHAT, 0,
                        Service.FILES, 0,
                        Service.ECHO, 0,
                        Service.ENCODE, 0,
                        Service.DECODE, 0,
                        Service.PEERS, 0))
                .withBind("127.0.0.1,127.0.0.2,::1"));
    }

    private LinkState await(Phase phase) throws InterruptedException {
        while (true) {
            LinkState state = states.poll(10, TimeUnit.SECONDS);
            assertThat(state).as("the state " + phase).isNotNull();
            if (state.phase() == phase) {
                return state;
            }
        }
    }

    /** Who one is at that address. */
    private String enter(String host, int port) throws InterruptedException {
        return enter(host, port, "Asha");
    }

    private String enter(String host, int port, String name) throws InterruptedException {
        link.connect(new ServerAddress(host, port), name);
        LinkState online = await(Phase.ONLINE);
        link.disconnect();
        await(Phase.OFFLINE);
        return online.name().orElseThrow() + " is client " + online.client().orElseThrow();
    }

    @Test
    void oneIsTheSamePersonByWhateverAddressTheServerIsReached() throws Exception {
        try (Server server = server("one", 0)) {
            int port = server.port(Service.EDITOR);
            assertThat(enter("127.0.0.1", port)).isEqualTo("Asha is client 1");
            assertThat(enter("127.0.0.2", port)).isEqualTo("Asha is client 1");
            assertThat(enter("::1", port)).isEqualTo("Asha is client 1");
            assertThat(enter("localhost", port)).isEqualTo("Asha is client 1");
        }
    }

    @Test
    void anotherServerOnThePortMeetsAFreshPersonAndTheFirstOneTheSameAgain() throws Exception {
        int port;
        try (Server server = server("one", 0)) {
            port = server.port(Service.EDITOR);
            enter("127.0.0.1", port, "Bo");
            assertThat(enter("127.0.0.1", port)).isEqualTo("Asha is client 2");
        }
        try (Server other = server("other", port)) {
            assertThat(enter("127.0.0.1", other.port(Service.EDITOR))).isEqualTo("Asha is client 1");
        }
        try (Server server = server("one", port)) {
            assertThat(enter("127.0.0.1", server.port(Service.EDITOR))).isEqualTo("Asha is client 2");
        }
    }

    @Test
    void aServerThatTakesOverAnAddressUnderAnotherIdentityIsToldNoToken() throws Exception {
        int port;
        try (Server server = server("one", 0)) {
            port = server.port(Service.EDITOR);
            enter("127.0.0.1", port);
        }
        try (ScriptedServer other = new ScriptedServer(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), port)) {
            link.connect(new ServerAddress("127.0.0.1", port), "Asha");
            Peer peer = other.accept(Service.EDITOR);
            peer.answer("identify", "{'type':'identity','identity':'another'");
            assertNoToken(peer.next());
        }
    }

    @Test
    void aServerThatOnlySaysThatItIsTheOneIsToldNoToken() throws Exception {
        try (Server server = server("one", 0);
                ScriptedServer liar = new ScriptedServer(Service.EDITOR)) {
            enter("127.0.0.1", server.port(Service.EDITOR));
            link.connect(liar.address(), "Asha");
            Peer peer = liar.accept(Service.EDITOR);
            String identity = ask(server, peer.next()).path("identity").asText();
            peer.say("{'type':'identity','identity':'" + identity + "'}");
            assertThat(peer.next().path("nonce").asText()).isNotEmpty();
            peer.say("{'type':'identity','identity':'" + identity + "','proof':'made up'}");
            assertNoToken(peer.next());
        }
    }

    /** The proof is of the address on which the right server was reached, and that is another one than the client's. */
    @Test
    void aServerThatHasTheRightOneAnswerForItIsToldNoToken() throws Exception {
        try (Server server = server("one", 0);
                ScriptedServer between = new ScriptedServer(Service.EDITOR)) {
            enter("127.0.0.1", server.port(Service.EDITOR));
            link.connect(between.address(), "Asha");
            Peer peer = between.accept(Service.EDITOR);
            peer.raw((ask(server, peer.next()) + "\n").getBytes(StandardCharsets.UTF_8));
            ObjectNode question = peer.next();
            assertThat(question.path("client").asLong()).isEqualTo(1);
            ObjectNode proof = ask(server, question);
            assertThat(proof.path("proof").asText()).isNotEmpty();
            peer.raw((proof + "\n").getBytes(StandardCharsets.UTF_8));
            assertNoToken(peer.next());
        }
    }

    /** Nor does one that cannot prove what it is, as behind a forwarded port. */
    @Test
    void aServerThatOnlySaysThatItIsTheOneTakesNobodysPlaceThere() throws Exception {
        try (Server server = server("one", 0);
                ScriptedServer liar = new ScriptedServer(Service.EDITOR)) {
            int port = server.port(Service.EDITOR);
            assertThat(enter("127.0.0.1", port)).isEqualTo("Asha is client 1");
            assertThat(greetedBy(liar, server).has("token")).isFalse();
            assertThat(enter("127.0.0.1", port)).isEqualTo("Asha is client 1");
            assertThat(greetedBy(liar, server).path("token").asText()).isEqualTo("secret-7");
        }
    }

    /** The hello that one hears which says that it is the other, and gives a token of its own. */
    private ObjectNode greetedBy(ScriptedServer liar, Server other) throws Exception {
        link.connect(liar.address(), "Asha");
        Peer peer = liar.accept(Service.EDITOR);
        ObjectNode identity = ask(other, peer.next());
        peer.raw((identity + "\n").getBytes(StandardCharsets.UTF_8));
        assertThat(peer.next().path("nonce").asText()).isNotEmpty();
        peer.raw((identity + "\n").getBytes(StandardCharsets.UTF_8));
        ObjectNode hello = peer.next();
        peer.say(
                "{'type':'welcome','protocol':1,'service':'editor','client':7,'session':1,'name':'Asha','token':'secret-7',"
                        + "'server':'Roundtable test','services':{'editor':" + liar.port(Service.EDITOR)
                        + "},'identity':'"
                        + identity.path("identity").asText() + "'}");
        await(Phase.ONLINE);
        link.disconnect();
        await(Phase.OFFLINE);
        return hello;
    }

    private static ObjectNode ask(Server server, ObjectNode question) throws Exception {
        try (SocketChannel channel = SocketChannel.open(new InetSocketAddress(
                InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), server.port(Service.EDITOR)))) {
            LineChannel lines = new LineChannel(channel, Wire.LONGEST_LINE);
            SessionRequest request = Wire.decode(question, SessionRequest.class);
            lines.write(ByteBuffer.wrap(Wire.encode(request)));
            return Wire.parse(lines.readLine());
        }
    }

    @Test
    void aServerThatTakesOverThePortOfAnotherServiceIsToldNoTokenEither() throws Exception {
        int chat;
        try (Server server = server("one", 0)) {
            chat = server.port(Service.CHAT);
            link.connect(new ServerAddress("127.0.0.1", server.port(Service.EDITOR)), "Asha");
            await(Phase.ONLINE);
        }
        await(Phase.RECONNECTING);
        try (ScriptedServer other = new ScriptedServer(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), chat)) {
            // On the chat's port, whatever the service is called.
            Peer peer = other.accept(Service.EDITOR);
            assertThat(peer.next().path("type").asText()).isEqualTo("identify");
            peer.say("{'type':'identity','identity':'another'}");
            assertThat(peer.next()).as("what is said to another server").isNull();
        }
    }

    private static void assertNoToken(ObjectNode hello) {
        assertThat(hello.path("type").asText()).isEqualTo("hello");
        assertThat(hello.path("name").asText()).isEqualTo("Asha");
        assertThat(hello.has("token")).as("a token in %s", hello).isFalse();
    }

    @Test
    void anOlderServerIsGreetedAsEverAndKnownByItsAddress() throws Exception {
        try (Server server = server("one", 0);
                ScriptedServer older = new ScriptedServer(Service.EDITOR)) {
            enter("127.0.0.1", server.port(Service.EDITOR));
            String first = greetAsOlder(older).toString();
            assertThat(first).doesNotContain("token");
            assertThat(greetAsOlder(older).path("token").asText()).isEqualTo("secret-7");
        }
    }

    /** Greeted once more, without the token, one would be somebody else there as soon as somebody leaves. */
    @Test
    void aServerThatIsFullIsNotTakenForAnOlderOne() throws Exception {
        int port;
        try (Server server = server("one", 0)) {
            port = server.port(Service.EDITOR);
            enter("127.0.0.1", port);
        }
        try (ScriptedServer full = new ScriptedServer(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), port)) {
            link.connect(new ServerAddress("127.0.0.1", port), "Asha");
            try (Peer peer = full.accept(Service.EDITOR)) {
                assertThat(peer.next().path("type").asText()).isEqualTo("identify");
                peer.say("{'type':'error','code':'server-full','message':'Server is full'}");
            }
            assertThat(await(Phase.FAILED).reason()).isEqualTo(Messages.text("link.problem.full", "127.0.0.1:" + port));
        }
    }

    private ObjectNode greetAsOlder(ScriptedServer older) throws Exception {
        link.connect(older.address(), "Asha");
        try (Peer refused = older.accept(Service.EDITOR)) {
            assertThat(refused.next().path("type").asText()).isEqualTo("identify");
            refused.say("{'type':'error','code':'invalid','message':'The first line must be a hello'}");
        }
        Peer peer = older.welcome(Service.EDITOR);
        await(Phase.ONLINE);
        link.disconnect();
        await(Phase.OFFLINE);
        return peer.hello;
    }
}
