package roundtable.client.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import roundtable.protocol.ChatRequest;
import roundtable.protocol.Service;
import roundtable.server.Options;
import roundtable.server.Server;

/** Two people at one server: whose colour each of them sees. */
@Timeout(60)
class ColoursTest {
    @TempDir
    private Path folder;

    private final ExecutorService delivery = Executors.newSingleThreadExecutor();
    private final ServerLink asha = new ServerLink(delivery);
    private final ServerLink bo = new ServerLink(delivery);

    @AfterEach
    void leave() {
        asha.close();
        bo.close();
        delivery.shutdown();
    }

    /** On the delivery thread, as everything else that asks. */
    private int colour(ServerLink link, long client) throws Exception {
        Future<Integer> found = delivery.submit(() -> link.colours().of(client));
        return found.get();
    }

    private void join(ServerLink link) {
        await().until(() -> link.chat().online());
        link.chat().send(new ChatRequest.Join("lobby", null));
    }

    @Test
    void everybodySeesSomebodyInTheColourThatTheyChoseAlsoAfterAnotherChoice() throws Exception {
        try (Server server = Server.start(Options.defaults().withData(folder).withAnyPorts())) {
            ServerAddress address = new ServerAddress("127.0.0.1", server.port(Service.EDITOR));
            asha.connect(address, "Asha", 7);
            join(asha);
            await().untilAsserted(() -> assertThat(asha.state().client()).contains(1L));
            bo.connect(address, "Bo");
            join(bo);
            await().untilAsserted(() -> assertThat(bo.state().client()).contains(2L));
            await().untilAsserted(() -> assertThat(colour(bo, 1)).isEqualTo(7));
            assertThat(colour(asha, 1)).isEqualTo(7);
            await().untilAsserted(() -> assertThat(colour(asha, 2)).isEqualTo(3));

            asha.connect(address, "Asha", 4);
            join(asha);
            await().untilAsserted(() -> assertThat(colour(bo, 1)).isEqualTo(4));
            assertThat(asha.state().client()).as("she is the same person").contains(1L);
        }
    }

    @Test
    void whereTheServerTellsNoneThereIsOneByTheNumber() {
        assertThat(new Colours().of(1)).isEqualTo(2);
        assertThat(new Colours().of(8)).isEqualTo(1);
    }
}
