package roundtable.client.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import roundtable.client.editor.Desk;
import roundtable.client.editor.Drafts;
import roundtable.client.editor.EditorController;
import roundtable.client.editor.EditorModel;
import roundtable.client.editor.LocalCopies;
import roundtable.client.editor.TextView;
import roundtable.client.link.Answer;
import roundtable.client.link.LinkState;
import roundtable.client.link.ServerAddress;
import roundtable.client.link.ServerLink;
import roundtable.protocol.EditorEvent;
import roundtable.protocol.EditorRequest;
import roundtable.protocol.Service;
import roundtable.protocol.SessionEvent;
import roundtable.protocol.change.Change;
import roundtable.server.Options;
import roundtable.server.Server;

/** A document's past without a window, read from a real server. */
@Timeout(90)
class HistoryTest {
    @TempDir
    private Path folder;

    private final ExecutorService delivery = Executors.newSingleThreadExecutor();
    private final List<ServerLink> links = new ArrayList<>();

    @AfterEach
    void stop() {
        links.forEach(ServerLink::close);
        delivery.shutdown();
    }

    private Server server(String data) throws Exception {
        return Server.start(Options.defaults()
                .withData(Files.createDirectories(folder.resolve(data)))
                .withAnyPorts());
    }

    private ServerLink join(Server server, String name) throws Exception {
        ServerLink link = new ServerLink(delivery);
        links.add(link);
        connect(link, server, name);
        return link;
    }

    private void connect(ServerLink link, Server server, String name) {
        link.connect(new ServerAddress("127.0.0.1", server.port(Service.EDITOR)), name);
        await().atMost(Duration.ofSeconds(20))
                .until(() -> link.state().phase() == LinkState.Phase.ONLINE
                        && link.editor().online());
    }

    private <T> T onDelivery(Callable<T> task) throws Exception {
        return delivery.submit(task).get(20, TimeUnit.SECONDS);
    }

    private static CompletableFuture<EditorEvent> ask(ServerLink link, EditorRequest request) {
        CompletableFuture<EditorEvent> answer = new CompletableFuture<>();
        link.editor().ask(request, new Answer<>() {
            @Override
            public void received(EditorEvent event) {
                answer.complete(event);
            }

            @Override
            public void refused(SessionEvent.Refused refusal) {
                answer.completeExceptionally(new AssertionError(refusal.message()));
            }
        });
        return answer;
    }

    private static CompletableFuture<EditorEvent> edit(ServerLink link, long revision, Change change) {
        return ask(link, new EditorRequest.Edit("temp.txt", revision, "e" + revision, change, null, null));
    }

    private Playback open(ServerLink link) throws Exception {
        Playback playback = onDelivery(() -> new Playback(new TimelineReader(link.editor(), () -> "temp.txt")));
        onDelivery(() -> {
            playback.open();
            return null;
        });
        return playback;
    }

    private void untilNewest(Playback playback, long revision) {
        await().atMost(Duration.ofSeconds(20))
                .until(() -> onDelivery(() -> playback.newest() == revision && !playback.isReading()));
    }

    private String shown(Playback playback) throws Exception {
        return onDelivery(() -> playback.moment().text().toString());
    }

    @Test
    void isReadInPagesAndShownAtAnyRevision() throws Exception {
        try (Server server = server("data")) {
            ServerLink asha = join(server, "Asha");
            for (int i = 0; i < 9_000; i++) {
                var accepted = edit(asha, i, Change.insert(i, Integer.toString(i % 10)));
                if (i % 100 == 99) {
                    accepted.get(20, TimeUnit.SECONDS); // a line takes only so many at once
                }
            }
            Playback playback = open(join(server, "Bo"));
            untilNewest(playback, 9_000);
            assertThat(shown(playback)).isEqualTo("0123456789".repeat(900));

            for (int revision : new int[] {0, 1, 255, 4_097, 8_999}) {
                onDelivery(() -> {
                    playback.show(revision);
                    return null;
                });
                assertThat(shown(playback)).isEqualTo("0123456789".repeat(900).substring(0, revision));
            }
            onDelivery(() -> {
                playback.playOrPause();
                return null;
            });
            int ticks = 0;
            while (onDelivery(playback::isPlaying)) {
                ticks++;
                onDelivery(() -> {
                    playback.tick();
                    return null;
                });
            }
            assertThat(ticks).isEqualTo(1);
            assertThat(onDelivery(() -> playback.moment().revision())).isEqualTo(9_000);
        }
    }

    @Test
    void playsFromTheBeginningWhereTheNewestIsShown() throws Exception {
        try (Server server = server("data")) {
            ServerLink asha = join(server, "Asha");
            for (int i = 0; i < 3; i++) {
                edit(asha, i, Change.insert(i, "x")).get(20, TimeUnit.SECONDS);
            }
            Playback playback = open(asha);
            untilNewest(playback, 3);
            List<Integer> lengths = new ArrayList<>();
            onDelivery(() -> {
                playback.listen(() -> lengths.add(playback.moment().text().length()));
                playback.playOrPause();
                playback.tick();
                playback.tick();
                playback.tick();
                playback.tick();
                return null;
            });
            assertThat(lengths).startsWith(0, 1, 2, 3).endsWith(3);
            assertThat(onDelivery(playback::isPlaying)).isFalse();
        }
    }

    /** Who looks at the newest goes along with what is written; who looks back does not. */
    @Test
    void growsWhileItIsLookedAt() throws Exception {
        try (Server server = server("data")) {
            ServerLink asha = join(server, "Asha");
            edit(asha, 0, Change.insert(0, "one")).get(20, TimeUnit.SECONDS);
            Playback playback = open(asha);
            untilNewest(playback, 1);
            edit(asha, 1, Change.insert(3, " two")).get(20, TimeUnit.SECONDS);
            onDelivery(() -> {
                playback.readOn();
                return null;
            });
            untilNewest(playback, 2);
            assertThat(shown(playback)).isEqualTo("one two");

            onDelivery(() -> {
                playback.show(1);
                return null;
            });
            edit(asha, 2, Change.insert(7, " three")).get(20, TimeUnit.SECONDS);
            onDelivery(() -> {
                playback.readOn();
                return null;
            });
            untilNewest(playback, 3);
            assertThat(shown(playback)).isEqualTo("one");
            assertThat(playback.restoring("one two three").apply("one two three"))
                    .isEqualTo("one");
        }
    }

    @Test
    void aServerThatWasSetUpAnewHasAnotherPast() throws Exception {
        ServerLink asha;
        Playback playback;
        try (Server server = server("first")) {
            asha = join(server, "Asha");
            edit(asha, 0, Change.insert(0, "old")).get(20, TimeUnit.SECONDS);
            edit(asha, 1, Change.insert(0, "very ")).get(20, TimeUnit.SECONDS);
            playback = open(asha);
            untilNewest(playback, 2);
        }
        try (Server server = server("second")) {
            connect(asha, server, "Asha");
            edit(asha, 0, Change.insert(0, "new")).get(20, TimeUnit.SECONDS);
            List<String> written = new ArrayList<>();
            onDelivery(() -> {
                playback.listen(() -> playback.moment()
                        .authors()
                        .chars()
                        .forEach(number ->
                                written.add(playback.authors().get(number).name())));
                playback.show(1);
                playback.readOn();
                return null;
            });
            untilNewest(playback, 1);
            onDelivery(() -> {
                playback.show(1);
                return null;
            });
            assertThat(shown(playback)).isEqualTo("new");
            assertThat(written).isNotEmpty().containsOnly("Asha");
        }
    }

    @Test
    void aNameThatOneGivesIsSeenByTheOthers() throws Exception {
        try (Server server = server("data")) {
            ServerLink asha = join(server, "Asha");
            ServerLink bo = join(server, "Bo");
            edit(asha, 0, Change.insert(0, "one")).get(20, TimeUnit.SECONDS);
            ask(bo, new EditorRequest.Open("temp.txt", null, null)).get(20, TimeUnit.SECONDS);
            NamedRevisions hers = onDelivery(() -> new NamedRevisions(asha.editor(), () -> "temp.txt"));
            NamedRevisions his = onDelivery(() -> new NamedRevisions(bo.editor(), () -> "temp.txt"));
            List<String> refusals = new ArrayList<>();
            onDelivery(() -> {
                hers.name(1, "First draft", refusals::add);
                hers.name(2, "Not yet", refusals::add);
                return null;
            });
            await().atMost(Duration.ofSeconds(20)).until(() -> onDelivery(() -> his.of(1) != null));
            assertThat(onDelivery(() -> his.of(1).title())).isEqualTo("First draft");
            assertThat(onDelivery(() -> his.of(1).name())).isEqualTo("Asha");
            await().atMost(Duration.ofSeconds(20)).until(() -> onDelivery(() -> refusals.size() == 1));
            onDelivery(() -> {
                his.name(1, null, refusals::add);
                hers.load();
                return null;
            });
            await().atMost(Duration.ofSeconds(20))
                    .until(() ->
                            onDelivery(() -> his.all().isEmpty() && hers.all().isEmpty()));
        }
    }

    @Test
    void aNameThatNoRevisionCanHaveIsRefusedHere() throws Exception {
        try (ServerLink nowhere = new ServerLink(delivery)) {
            NamedRevisions named = onDelivery(() -> new NamedRevisions(nowhere.editor(), () -> "temp.txt"));
            List<String> refusals = new ArrayList<>();
            onDelivery(() -> {
                named.name(1, "x".repeat(65), refusals::add);
                named.name(1, "\u202e", refusals::add);
                return null;
            });
            assertThat(refusals).hasSize(2).containsOnly("A name is 1 to 64 characters that show");
        }
    }

    /** Whatever turns the pages has to stop too. */
    @Test
    void whoeverListensHearsThatThePlayEnds() throws Exception {
        try (Server server = server("data")) {
            ServerLink asha = join(server, "Asha");
            edit(asha, 0, Change.insert(0, "one")).get(20, TimeUnit.SECONDS);
            Playback playback = open(asha);
            untilNewest(playback, 1);
            List<Boolean> heard = new ArrayList<>();
            onDelivery(() -> {
                playback.listen(() -> heard.add(playback.isPlaying()));
                playback.playOrPause();
                playback.close();
                return null;
            });
            assertThat(heard).startsWith(true).endsWith(false);
        }
    }

    @Test
    void whoStaysIsNotTakenAlongToWhatIsWrittenMeanwhile() throws Exception {
        try (Server server = server("data")) {
            ServerLink asha = join(server, "Asha");
            edit(asha, 0, Change.insert(0, "one")).get(20, TimeUnit.SECONDS);
            Playback playback = open(asha);
            untilNewest(playback, 1);
            onDelivery(() -> {
                playback.stay();
                return null;
            });
            edit(asha, 1, Change.insert(3, " two")).get(20, TimeUnit.SECONDS);
            onDelivery(() -> {
                playback.readOn();
                return null;
            });
            untilNewest(playback, 2);
            assertThat(shown(playback)).isEqualTo("one");
        }
    }

    /** A text area without a window. */
    private static final class Screen implements TextView {
        private String text = "";

        @Override
        public void show(String whole) {
            text = whole;
        }

        @Override
        public void apply(Change change) {
            text = change.apply(text);
        }

        @Override
        public void applyAndSelect(Change change, int position, int anchor) {
            apply(change);
        }

        @Override
        public int position() {
            return 0;
        }

        @Override
        public int anchor() {
            return 0;
        }

        @Override
        public CharSequence text() {
            return text;
        }
    }

    /** What was written before and after, here and elsewhere, and while the line was down. */
    @Test
    void theTextOnTheScreenHasItsAuthors() throws Exception {
        Screen screen = new Screen();
        ServerLink asha = new ServerLink(delivery);
        links.add(asha);
        Drafts drafts = new Drafts(folder.resolve("drafts"), delivery);
        Desk desk =
                new Desk(asha, delivery, new LocalCopies(folder.resolve("copies"), Clock.systemUTC()), drafts, "test");
        try (Server server = server("data")) {
            ServerLink bo = join(server, "Bo");
            edit(bo, 0, Change.insert(0, "bbb")).get(20, TimeUnit.SECONDS);
            Desk.Sheet sheet = onDelivery(() -> desk.open("temp.txt"));
            Authorship authorship = onDelivery(() -> {
                TimelineReader reader = new TimelineReader(asha.editor(), () -> "temp.txt");
                Authorship known = new Authorship(sheet.controller(), reader, () -> {});
                sheet.controller().show(screen);
                known.want(true);
                return known;
            });
            connect(asha, server, "Asha");
            untilAuthors(authorship, "BBB");
            type(sheet, screen, Change.insert(1, "aa"));
            assertThat(onDelivery(() -> initials(authorship))).isEqualTo("BAABB");
            await().atMost(Duration.ofSeconds(20))
                    .until(() -> onDelivery(() -> sheet.model().safety() == EditorModel.Safety.SAVED));
            edit(bo, 2, Change.replace(2, 2, "bbbb")).get(20, TimeUnit.SECONDS);
            untilAuthors(authorship, "BABBBBB");

            asha.disconnect();
            await().atMost(Duration.ofSeconds(20))
                    .until(() -> onDelivery(() -> !sheet.controller().isFollowing()));
            type(sheet, screen, Change.insert(7, "a"));
            edit(bo, 3, Change.delete(0, 1)).get(20, TimeUnit.SECONDS);
            edit(bo, 4, Change.insert(6, "b")).get(20, TimeUnit.SECONDS);
            assertThat(onDelivery(() -> initials(authorship))).isEqualTo("BABBBBBA");
            connect(asha, server, "Asha");
            untilAuthors(authorship, "ABBBBBBA");
            assertThat(onDelivery(() -> screen.text)).isEqualTo("abbbbbba");
        } finally {
            onDelivery(() -> {
                desk.close();
                return null;
            });
        }
    }

    /** What waits here goes to the document under its new name, where it was given one while the line was down. */
    @Test
    void aDocumentRenamedWhileTheLineWasDownIsFoundAgain() throws Exception {
        Screen screen = new Screen();
        ServerLink asha = new ServerLink(delivery);
        links.add(asha);
        Drafts drafts = new Drafts(folder.resolve("drafts"), delivery);
        Desk desk =
                new Desk(asha, delivery, new LocalCopies(folder.resolve("copies"), Clock.systemUTC()), drafts, "test");
        try (Server server = server("data")) {
            ServerLink bo = join(server, "Bo");
            ask(bo, new EditorRequest.Create("notes.txt")).get(20, TimeUnit.SECONDS);
            bo.editor().send(new EditorRequest.Close("notes.txt"));
            Desk.Sheet sheet = onDelivery(() -> desk.open("notes.txt"));
            onDelivery(() -> {
                sheet.controller().show(screen);
                return null;
            });
            connect(asha, server, "Asha");
            await().atMost(Duration.ofSeconds(20))
                    .until(() -> onDelivery(() -> sheet.model().safety() == EditorModel.Safety.SAVED));
            asha.disconnect();
            await().atMost(Duration.ofSeconds(20))
                    .until(() -> onDelivery(() -> !sheet.controller().isFollowing()));
            type(sheet, screen, Change.insert(0, "kept"));
            // The server may not have seen yet that Asha is gone.
            await().atMost(Duration.ofSeconds(20)).ignoreExceptions().until(() -> {
                ask(bo, new EditorRequest.Rename("notes.txt", "minutes.txt")).get(20, TimeUnit.SECONDS);
                return true;
            });
            ask(bo, new EditorRequest.Create("notes.txt")).get(20, TimeUnit.SECONDS);

            connect(asha, server, "Asha");
            await().atMost(Duration.ofSeconds(20))
                    .until(() -> onDelivery(() -> sheet.model().safety() == EditorModel.Safety.SAVED));
            assertThat(onDelivery(sheet::document)).isEqualTo("minutes.txt");
            EditorEvent.Document now = (EditorEvent.Document)
                    ask(bo, new EditorRequest.Open("minutes.txt", null, null)).get(20, TimeUnit.SECONDS);
            assertThat(now.text()).isEqualTo("kept");
        } finally {
            onDelivery(() -> {
                desk.close();
                return null;
            });
        }
    }

    private void type(Desk.Sheet sheet, Screen screen, Change change) throws Exception {
        onDelivery(() -> {
            Change inverse = change.invert(screen.text);
            screen.apply(change);
            sheet.controller().typed(change, inverse, new EditorController.Selections(0, 0, 0, 0));
            return null;
        });
    }

    private void untilAuthors(Authorship authorship, String initials) {
        await().atMost(Duration.ofSeconds(20))
                .until(() -> onDelivery(() -> initials(authorship).equals(initials)));
    }

    private static String initials(Authorship authorship) {
        CharSequence authors = authorship.authors();
        StringBuilder initials = new StringBuilder();
        if (authors != null) {
            authors.chars()
                    .forEach(number ->
                            initials.append(authorship.author(number).name().charAt(0)));
        }
        return initials.toString();
    }
}
