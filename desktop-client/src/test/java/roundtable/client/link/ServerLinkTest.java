package roundtable.client.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import roundtable.client.link.LinkState.Phase;
import roundtable.client.link.ScriptedServer.Peer;
import roundtable.protocol.BinaryEvent;
import roundtable.protocol.BinaryRequest;
import roundtable.protocol.EditorEvent;
import roundtable.protocol.EditorRequest;
import roundtable.protocol.Service;

@Timeout(60)
class ServerLinkTest {
    private static final LinkTiming QUICK = new LinkTiming(
            Duration.ofSeconds(5),
            Duration.ofSeconds(5),
            Duration.ofSeconds(20),
            Duration.ofSeconds(60),
            Duration.ofMillis(5),
            Duration.ofMillis(20));

    private final ExecutorService delivery = Executors.newSingleThreadExecutor();
    private final BlockingQueue<LinkState> states = new LinkedBlockingQueue<>();
    private final Heard<EditorEvent> editor = new Heard<>();
    private ScriptedServer server;
    private ServerLink link;

    @BeforeEach
    void start() throws IOException {
        server = new ScriptedServer(Service.EDITOR, Service.ENCODE);
        begin(QUICK);
    }

    private void begin(LinkTiming timing) {
        link = new ServerLink(delivery, Tokens.inMemory(), timing);
        link.editor().listen(editor);
        link.listen(states::add);
    }

    @AfterEach
    void stop() throws IOException {
        link.close();
        server.close();
        delivery.shutdown();
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

    @Test
    void theEditorsWelcomeLeadsToTheOtherServicesAsTheSamePerson() throws Exception {
        link.connect(server.address(), "Asha");
        Peer peer = server.welcome(Service.EDITOR);
        assertThat(peer.hello).hasToString("{\"type\":\"hello\",\"protocol\":1,\"name\":\"Asha\"}");

        LinkState online = await(Phase.ONLINE);
        assertThat(online.text()).isEqualTo("Connected to the server. Start typing to edit the document.");
        assertThat(online.name()).contains("Asha");
        assertThat(online.client()).contains(7L);
        assertThat(online.server()).contains("Roundtable test");
        assertThat(editor.next()).isEqualTo("connected as Asha");

        Peer binary = server.welcome(Service.ENCODE);
        assertThat(binary.hello.path("token").asText()).isEqualTo("secret-7");
        assertThat(link.address(Service.ENCODE).getPort()).isEqualTo(server.port(Service.ENCODE));
    }

    @Test
    void answersGoToTheirAskersAndAllElseToTheListener() throws Exception {
        link.connect(server.address(), "Asha");
        server.welcome(Service.EDITOR);
        Peer peer = server.welcome(Service.ENCODE);
        Heard<BinaryEvent> listener = new Heard<>();
        link.binary().listen(listener);
        assertThat(listener.next()).isEqualTo("connected as Asha");
        Heard<BinaryEvent> first = new Heard<>();
        Heard<BinaryEvent> second = new Heard<>();
        link.binary().ask(new BinaryRequest.Decode("01"), first);
        link.binary().ask(new BinaryRequest.Decode("02"), second);
        long id1 = peer.next().path("id").asLong();
        long id2 = peer.next().path("id").asLong();

        peer.say("{'type':'error','code':'invalid','message':'no','position':0,'id':" + id2 + "}");
        peer.say("{'type':'decoded','text':'a','more':true,'id':" + id1 + "}");
        peer.say("{'type':'news-from-the-future','id':" + id1 + "}");
        peer.say("{'type':'decoded','text':'b','id':" + id1 + "}");
        peer.say("{'type':'decoded','text':'for all'}");
        peer.say("{'type':'error','code':'too-fast','message':'slow down'}");

        assertThat(second.next()).isEqualTo("refused invalid: no");
        assertThat(first.next()).isEqualTo("Decoded[text=a, more=true]");
        assertThat(first.next()).isEqualTo("Decoded[text=b, more=null]");
        assertThat(listener.next()).isEqualTo("Decoded[text=for all, more=null]");
        assertThat(listener.next()).isEqualTo("refused too-fast: slow down");
        assertThat(first.nothing() && second.nothing()).isTrue();
    }

    @Test
    void aLostLineIsSaidRefusesWhatWasAskedAndComesBackAsTheSamePerson() throws Exception {
        link.connect(server.address(), "Asha");
        Peer peer = server.welcome(Service.EDITOR);
        assertThat(editor.next()).isEqualTo("connected as Asha");
        Heard<EditorEvent> answer = new Heard<>();
        link.editor().ask(new EditorRequest.Documents(), answer);
        assertThat(peer.next().path("type").asText()).isEqualTo("documents");

        peer.say("{'type':'closing','reason':'The server is being stopped'}");
        peer.close();

        assertThat(answer.next()).isEqualTo("refused unavailable: The server is being stopped");
        assertThat(editor.next()).isEqualTo("lost: The server is being stopped");
        assertThat(await(Phase.RECONNECTING).reason()).isEqualTo("The server is being stopped");
        Peer again = server.welcome(Service.EDITOR);
        assertThat(again.hello.path("token").asText()).isEqualTo("secret-7");
        assertThat(again.hello.path("name").asText()).isEqualTo("Asha");
        assertThat(editor.next()).isEqualTo("connected as Asha");
        await(Phase.ONLINE);
    }

    /** So that nobody takes for a refusal of the server's what is only a line that broke. */
    @Test
    void thatTheLineIsLostIsSaidBeforeWhatWasAskedIsRefused() throws Exception {
        link.connect(server.address(), "Asha");
        server.welcome(Service.EDITOR);
        Peer peer = server.welcome(Service.ENCODE);
        Heard<BinaryEvent> both = new Heard<>();
        link.binary().listen(both);
        assertThat(both.next()).isEqualTo("connected as Asha");
        link.binary().ask(new BinaryRequest.Encode("x"), both);
        peer.next();
        peer.close();
        assertThat(both.next()).startsWith("lost: ");
        assertThat(both.next()).startsWith("refused unavailable: ");
    }

    @Test
    void whoBeginsToListenWhileTheOthersAreYetToBeToldIsToldOnce() throws Exception {
        CountDownLatch busy = new CountDownLatch(1);
        delivery.execute(() -> Awaitility.await().until(() -> busy.await(1, TimeUnit.SECONDS)));
        link.connect(server.address(), "Asha");
        Peer peer = server.welcome(Service.EDITOR);
        Awaitility.await().until(() -> link.editor().send(new EditorRequest.Close("temp.txt")));
        Heard<EditorEvent> late = new Heard<>();
        link.editor().listen(late);
        busy.countDown();
        assertThat(late.next()).isEqualTo("connected as Asha");
        peer.close();
        assertThat(late.next()).startsWith("lost: ");
    }

    @Test
    void whatAsksWithoutALineIsRefused() throws Exception {
        Heard<EditorEvent> answer = new Heard<>();
        link.editor().ask(new EditorRequest.Documents(), answer);
        assertThat(answer.next()).isEqualTo("refused unavailable: There is no connection to the server.");
        assertThat(link.editor().send(new EditorRequest.Documents())).isFalse();
        assertThatThrownBy(() -> link.open(Service.FILES)).isInstanceOf(IOException.class);
    }

    @Test
    void disconnectingSendsWhatWaitsAndSaysBye() throws Exception {
        link.connect(server.address(), "Asha");
        Peer peer = server.welcome(Service.EDITOR);
        await(Phase.ONLINE);
        assertThat(editor.next()).isEqualTo("connected as Asha");
        assertThat(link.editor().send(new EditorRequest.Close("temp.txt"))).isTrue();
        link.disconnect();
        assertThat(peer.next().path("type").asText()).isEqualTo("close");
        assertThat(peer.next().path("type").asText()).isEqualTo("bye");
        assertThat(peer.next()).isNull();
        assertThat(editor.next()).isEqualTo("lost: Disconnected.");
        await(Phase.OFFLINE);
        assertThat(link.editor().online()).isFalse();
    }

    @Test
    void pingsMeasureTheRoundTrip() throws Exception {
        link.connect(server.address(), "Asha");
        Peer peer = server.welcome(Service.EDITOR);
        await(Phase.ONLINE);
        Thread.ofVirtual().start(() -> {
            try {
                peer.next();
            } catch (IOException e) {
                peer.pings.clear();
            }
        });
        String time = peer.pings.take().path("time").asText();
        peer.say("{'type':'pong','time':" + time + "}");
        assertThat(await(Phase.ONLINE).roundTrip()).isBetween(Duration.ZERO, Duration.ofSeconds(30));
    }

    @Test
    void silenceEndsTheLine() throws Exception {
        link.close();
        begin(new LinkTiming(
                Duration.ofSeconds(5),
                Duration.ofSeconds(5),
                Duration.ofMillis(10),
                Duration.ofMillis(100),
                Duration.ofMillis(5),
                Duration.ofMillis(20)));
        link.connect(server.address(), "Asha");
        server.welcome(Service.EDITOR);
        assertThat(await(Phase.RECONNECTING).reason()).isEqualTo("The server has not been heard for too long.");
    }

    @Test
    void anEndlessLineIsNotGathered() throws Exception {
        link.connect(server.address(), "Asha");
        Peer peer = server.welcome(Service.EDITOR);
        await(Phase.ONLINE);
        byte[] part = "x".repeat(1 << 20).getBytes(StandardCharsets.UTF_8);
        assertThatThrownBy(() -> {
                    for (int i = 0; i < 64; i++) {
                        peer.raw(part);
                    }
                })
                .isInstanceOf(IOException.class);
        assertThat(await(Phase.RECONNECTING).reason()).startsWith("The server sent something");
    }

    @Test
    void aRequestThatIsTooLongIsRefusedHereAndTheLineLivesOn() throws Exception {
        link.connect(server.address(), "Asha");
        server.welcome(Service.EDITOR);
        Peer peer = server.welcome(Service.ENCODE);
        Heard<BinaryEvent> listener = new Heard<>();
        link.binary().listen(listener);
        listener.next();
        Heard<BinaryEvent> answer = new Heard<>();
        link.binary().ask(new BinaryRequest.Encode("x".repeat(1 << 20)), answer);
        assertThat(answer.next()).startsWith("refused too-large: This is too long to be sent");
        link.binary().ask(new BinaryRequest.Encode("x"), answer);
        assertThat(peer.next().path("text").asText()).isEqualTo("x");
    }

    @Test
    void aSecondConnectLeavesTheFirstServer() throws Exception {
        link.connect(server.address(), "Asha");
        Peer first = server.welcome(Service.EDITOR);
        await(Phase.ONLINE);
        try (ScriptedServer other = new ScriptedServer(Service.EDITOR)) {
            link.connect(other.address(), "Asha");
            assertThat(first.next().path("type").asText()).isEqualTo("bye");
            Peer second = other.welcome(Service.EDITOR);
            assertThat(second.hello.has("token"))
                    .as("one server's token told to another")
                    .isFalse();
            assertThat(await(Phase.ONLINE).address()).isEqualTo(other.address());
            link.close();
        }
    }

    @Test
    void eachWayToFailIsToldInWords() throws Exception {
        int free;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            free = socket.getLocalPort();
        }
        link.connect(new ServerAddress("127.0.0.1", free), "");
        LinkState failed = await(Phase.FAILED);
        assertThat(failed.text()).isEqualTo("Connection failed. Please check the server and try again.");
        assertThat(failed.reason()).startsWith("No server is running at 127.0.0.1:" + free + ". Check");

        link.connect(new ServerAddress("no-such-host.invalid", 8080), "");
        assertThat(await(Phase.FAILED).reason())
                .startsWith("There is no computer called no-such-host.invalid on this network. Check");

        assertThat(reasonAfter("HTTP/1.1 400 Bad Request\r\n\r\n")).contains("is not a Roundtable server");
        assertThat(reasonAfter("{\"type\":\"hello\",\"protocol\":1}\n")).contains("is not a Roundtable server");
        assertThat(reasonAfterError("server-full", "Server is full")).contains("is full. Try again");
        assertThat(reasonAfterError("unsupported-protocol", "'protocol' must be 2, not 1"))
                .contains("is newer than this program. Get the newer version");
        assertThat(reasonAfterError("unsupported-protocol", "'protocol' must be 0, not 1"))
                .contains("is older than this program. Ask its host");
        assertThat(reasonAfterError("unsupported-protocol", "no")).contains("another version of the protocol. Use");
        assertThat(reasonAfterError("unauthorized", "A join code is needed")).contains("asks for a join code");
        assertThat(reasonAfterError("invalid", "'name' is not liked here")).contains("does not take this name. Choose");
        assertThat(reasonAfterError("invalid", "no \\u202e here")).endsWith("says: no \\u202e here");
    }

    @Test
    void aServerThatWelcomesInAnotherVersionIsToldInWords() throws Exception {
        String welcome = "{\"type\":\"welcome\",\"protocol\":%d,\"service\":\"editor\",\"client\":1,\"session\":1,"
                + "\"name\":\"Asha\",\"token\":\"t\",\"server\":\"Roundtable\",\"services\":{}}\n";
        assertThat(reasonAfter(welcome.formatted(2))).contains("is newer than this program");
        assertThat(reasonAfter(welcome.formatted(0))).contains("is older than this program");
    }

    @Test
    void aServerThatAsksForACodeFromNowOnIsNotAskedAgainAndAgain() throws Exception {
        link.connect(server.address(), "Asha");
        server.welcome(Service.EDITOR).close();
        await(Phase.RECONNECTING);
        try (Peer peer = server.accept(Service.EDITOR)) {
            peer.next();
            peer.say("{'type':'error','code':'unauthorized','message':'A join code is needed'}");
        }
        assertThat(await(Phase.FAILED).reason()).contains("asks for a join code");
    }

    private String reasonAfterError(String code, String message) throws Exception {
        return reasonAfter("{\"type\":\"error\",\"code\":\"" + code + "\",\"message\":\"" + message + "\"}\n");
    }

    private String reasonAfter(String answer) throws Exception {
        link.connect(server.address(), "");
        try (Peer peer = server.accept(Service.EDITOR)) {
            peer.next();
            peer.raw(answer.getBytes(StandardCharsets.UTF_8));
        }
        return await(Phase.FAILED).reason();
    }

    @Test
    void whatTakesAConnectionAndSaysNothingIsToldFromAComputerThatIsNotThere() throws Exception {
        link.close();
        begin(new LinkTiming(
                Duration.ofSeconds(5),
                Duration.ofMillis(50),
                Duration.ofSeconds(20),
                Duration.ofSeconds(60),
                Duration.ofMillis(5),
                Duration.ofMillis(20)));
        link.connect(server.address(), "");
        server.accept(Service.EDITOR);
        assertThat(await(Phase.FAILED).reason()).contains("said nothing. Check the number");
    }

    @Test
    void thePortOfAnotherServiceIsNoSessionAndTheRightOneIsSaid() throws Exception {
        String reason = reasonAfter(
                "{\"type\":\"welcome\",\"protocol\":1,\"service\":\"chat\",\"client\":7,\"session\":1,"
                        + "\"name\":\"Asha\",\"token\":\"t\",\"server\":\"Roundtable\",\"services\":{\"editor\":8181,\"chat\":9}}\n");
        assertThat(reason).contains("its port for chat. Connect to").contains(":8181,");
    }

    @Test
    void aTransferHasAConnectionOfItsOwn() throws Exception {
        link.connect(server.address(), "Asha");
        server.welcome(Service.EDITOR);
        Peer kept = server.welcome(Service.ENCODE);
        await(Phase.ONLINE);
        Thread.ofVirtual().start(() -> {
            try {
                Peer own = server.welcome(Service.ENCODE);
                own.say("{'type':'unheard-of'}");
                own.say("{'type':'" + (own.next().path("type").asText().equals("encode") ? "encoded" : "x")
                        + "','bits':'1'}");
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        });
        try (ServiceConnection own = link.open(Service.ENCODE)) {
            assertThat(own.welcome().client()).isEqualTo(7);
            own.send(new BinaryRequest.Encode("a"));
            assertThat(own.read(BinaryEvent.Encoded.class).bits()).isEqualTo("1");
        }
        kept.close();
    }
}
