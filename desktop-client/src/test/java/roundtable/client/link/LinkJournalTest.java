package roundtable.client.link;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import roundtable.client.link.LinkJournal.Kind;
import roundtable.client.link.ScriptedServer.Peer;
import roundtable.protocol.Service;

@Timeout(60)
class LinkJournalTest {
    private final List<Runnable> delivered = new ArrayList<>();
    private Instant now = Instant.parse("2026-11-27T08:00:00Z");
    private final LinkJournal journal = new LinkJournal(() -> now, delivered::add);

    private List<String> texts() {
        return journal.entries().stream().map(LinkJournal.Entry::text).toList();
    }

    @Test
    void theLatestFiveHundredThingsAreKept() {
        for (int i = 0; i < 600; i++) {
            journal.add(Service.EDITOR, Kind.LOST, "journal.lost", "no. " + i);
        }
        assertThat(texts()).hasSize(500).startsWith("Lost: no. 100").endsWith("Lost: no. 599");
    }

    @Test
    void aTryTakesThePlaceOfTheOneBeforeOnTheSameLine() {
        journal.add(Service.EDITOR, Kind.TRYING, "journal.next-try", "Not there.", 1, "0.5 s");
        journal.add(Service.CHAT, Kind.TRYING, "journal.first-try", "0.6 s");
        now = now.plusSeconds(1);
        journal.add(Service.EDITOR, Kind.TRYING, "journal.next-try", "Not there.", 2, "1.0 s");
        assertThat(texts()).containsExactly("Next try in 0.6 s.", "Not there. 2 tries so far, the next in 1.0 s.");
        assertThat(journal.entries().getLast().time()).isEqualTo(now);
        journal.add(Service.EDITOR, Kind.CONNECTED, "journal.connected", "Asha");
        assertThat(texts()).containsExactly("Next try in 0.6 s.", "Connected as Asha.");
    }

    @Test
    void manyThingsInOneMomentAreToldOnce() {
        List<Integer> heard = new ArrayList<>();
        Runnable listener = () -> heard.add(journal.entries().size());
        journal.listen(listener);
        journal.add(null, Kind.WOKE, "journal.woke", "1 h 0 min");
        journal.add(null, Kind.NETWORK, "journal.no-network");
        assertThat(delivered).hasSize(1);
        delivered.removeFirst().run();
        assertThat(heard).containsExactly(2);
        journal.add(null, Kind.ENDED, "journal.ended", "localhost");
        journal.forget(listener);
        delivered.removeFirst().run();
        assertThat(heard).hasSize(1);
    }

    @Test
    void spansAreAsExactAsOneWantsThem() {
        assertThat(List.of(Duration.ofMillis(-3), Duration.ofMillis(430), Duration.ofSeconds(59)))
                .extracting(Spans::words)
                .containsExactly("0.0 s", "0.4 s", "59 s");
        assertThat(List.of(Duration.ofSeconds(200), Duration.ofMinutes(125)))
                .extracting(Spans::words)
                .containsExactly("3 min 20 s", "2 h 5 min");
    }

    @Test
    void theStoryOfALineIsToldFromConnectToDisconnect() throws Exception {
        LinkedBlockingQueue<Boolean> news = new LinkedBlockingQueue<>();
        try (ScriptedServer server = new ScriptedServer(Service.EDITOR, Service.ENCODE);
                ExecutorService delivery = Executors.newSingleThreadExecutor();
                ServerLink link = new ServerLink(delivery)) {
            link.journal().listen(() -> news.add(true));
            link.connect(server.address(), "Asha");
            Peer peer = server.welcome(Service.EDITOR);
            server.welcome(Service.ENCODE);
            until(link, news, "ENCODE Connected as Asha."::equals);
            peer.say("{'type':'closing','reason':'The server is being stopped'}");
            peer.close();
            server.welcome(Service.EDITOR);
            until(link, news, line -> line.startsWith("EDITOR Back as Asha, after "));
            link.disconnect();
            assertThat(lines(link))
                    .containsSubsequence(
                            "EDITOR Connecting to " + server.address() + " …",
                            "EDITOR Connected as Asha.",
                            "EDITOR Lost: The server is being stopped")
                    .endsWith("null Disconnected from " + server.address() + ".");
        }
    }

    private static List<String> lines(ServerLink link) {
        return link.journal().entries().stream()
                .map(entry -> entry.service() + " " + entry.text())
                .toList();
    }

    private static void until(ServerLink link, LinkedBlockingQueue<Boolean> news, Predicate<String> wanted)
            throws InterruptedException {
        while (lines(link).stream().noneMatch(wanted)) {
            assertThat(news.poll(10, TimeUnit.SECONDS))
                    .as("news, after " + lines(link))
                    .isNotNull();
        }
    }
}
