package roundtable.client.link;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import roundtable.client.link.LinkJournal.Kind;
import roundtable.client.link.LinkState.Phase;
import roundtable.client.link.ScriptedServer.Peer;
import roundtable.protocol.Service;

/** A link on a computer that sleeps and changes its network; the servers do not notice. */
@Timeout(60)
class SurroundingsTest {
    private static final Duration LONG = Duration.ofMinutes(10);

    private final OtherSurroundings computer = new OtherSurroundings();
    private final ExecutorService delivery = Executors.newSingleThreadExecutor();
    private final BlockingQueue<LinkState> states = new LinkedBlockingQueue<>();
    private final ScriptedServer server = new ScriptedServer(Service.EDITOR);
    private ServerLink link;

    SurroundingsTest() throws IOException {}

    /** Only what makes the line be doubted can end it, and only what makes one hurry can end a pause. */
    private void begin(Duration firstPause) {
        begin(firstPause, Duration.ofMillis(50));
    }

    private void begin(Duration firstPause, Duration doubt) {
        link = new ServerLink(
                delivery,
                Tokens.inMemory(),
                new LinkTiming(
                        Duration.ofSeconds(5),
                        Duration.ofSeconds(5),
                        LONG,
                        LONG,
                        firstPause,
                        firstPause,
                        Duration.ofMillis(10),
                        doubt),
                computer);
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

    private List<String> journal(Kind kind) {
        return link.journal().entries().stream()
                .filter(entry -> entry.kind() == kind)
                .map(LinkJournal.Entry::text)
                .toList();
    }

    /** No FIN comes from a server that was switched off meanwhile: the line looks alive. */
    @Test
    void aLineThatDiedWhileTheComputerSleptIsFoundOutSoonAndComesBackAtOnce() throws Exception {
        begin(LONG);
        link.connect(server.address(), "Asha");
        server.welcome(Service.EDITOR);
        await(Phase.ONLINE);

        computer.sleep(Duration.ofMinutes(12));

        assertThat(await(Phase.RECONNECTING).reason()).isEqualTo("The server could not be heard any more.");
        assertThat(server.welcome(Service.EDITOR).hello.path("token").asText()).isEqualTo("secret-7");
        await(Phase.ONLINE);
        assertThat(journal(Kind.WOKE)).singleElement().asString().contains("slept for 12 min");
        assertThat(journal(Kind.LOST)).containsExactly("Lost: The server could not be heard any more.");
        assertThat(journal(Kind.CONNECTED)).hasSize(2).last().asString().startsWith("Back as Asha, after ");
    }

    @Test
    void aLineThatLivesOutlivesTheSleep() throws Exception {
        begin(LONG, Duration.ofSeconds(1));
        link.connect(server.address(), "Asha");
        Peer peer = server.welcome(Service.EDITOR);
        await(Phase.ONLINE);
        Thread.ofVirtual().start(() -> {
            try {
                while (peer.next() != null) {
                    // Pings are set aside.
                }
            } catch (IOException e) {
                peer.pings.clear();
            }
        });
        answer(peer);
        // Longer than a line is doubted that does not answer.
        long end = System.nanoTime() + Duration.ofMillis(1_500).toNanos();
        int nights = 0;
        for (; System.nanoTime() < end; nights++) {
            states.clear();
            computer.sleep(LONG);
            answer(peer);
            assertThat(await(Phase.ONLINE).roundTrip()).isNotNull();
        }
        assertThat(journal(Kind.WOKE)).hasSize(nights);
        assertThat(journal(Kind.LOST)).isEmpty();
    }

    private static void answer(Peer peer) throws Exception {
        ObjectNode ping = peer.pings.poll(10, TimeUnit.SECONDS);
        assertThat(ping).as("a ping").isNotNull();
        peer.say("{'type':'pong','time':" + ping.path("time") + "}");
    }

    @Test
    void anotherNetworkCutsThePauseShort() throws Exception {
        begin(LONG);
        link.connect(server.address(), "Asha");
        Peer peer = server.welcome(Service.EDITOR);
        await(Phase.ONLINE);
        computer.moveTo();
        peer.close();
        await(Phase.RECONNECTING);
        computer.moveTo("192.168.1.7");
        assertThat(server.welcome(Service.EDITOR).hello.path("token").asText()).isEqualTo("secret-7");
        await(Phase.ONLINE);
        assertThat(journal(Kind.NETWORK))
                .last()
                .isEqualTo("The network is another one. This computer is now 192.168.1.7.");
    }

    @Test
    void aHostThatHasAnotherAddressIsFoundThereByTheSamePerson() throws Exception {
        InetAddress elsewhere = InetAddress.getByAddress(new byte[] {127, 0, 0, 2});
        computer.host("teacher.test", InetAddress.getByAddress(new byte[] {127, 0, 0, 1}));
        begin(Duration.ofMillis(5));
        link.connect(new ServerAddress("teacher.test", server.port(Service.EDITOR)), "Asha");
        Peer peer = server.welcome(Service.EDITOR);
        await(Phase.ONLINE);
        try (ScriptedServer moved = new ScriptedServer(elsewhere, server.port(Service.EDITOR))) {
            computer.host("teacher.test", elsewhere);
            server.close();
            peer.close();
            assertThat(moved.welcome(Service.EDITOR).hello.path("token").asText())
                    .isEqualTo("secret-7");
            await(Phase.RECONNECTING);
            await(Phase.ONLINE);
            assertThat(link.address(Service.EDITOR).getAddress()).isEqualTo(elsewhere);
            link.close();
        }
    }
}
