package roundtable.client.editor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import roundtable.client.link.ScriptedServer;
import roundtable.client.link.ScriptedServer.Peer;
import roundtable.client.link.ServerAddress;
import roundtable.client.link.ServerLink;
import roundtable.protocol.EditorRequest;
import roundtable.protocol.Service;
import roundtable.protocol.change.Change;
import roundtable.server.Options;
import roundtable.server.Server;

/** The editor without its window, on a real server. */
@Timeout(90)
class EditorControllerTest {
    private static final Instant NOW = Instant.parse("2026-11-21T11:30:05Z");

    @TempDir
    private Path folder;

    private final ExecutorService delivery = Executors.newSingleThreadExecutor();
    private ServerLink link = new ServerLink(delivery);
    private Drafts drafts;
    private EditorModel model = new EditorModel();
    private Screen screen = new Screen();
    private String document = "temp.txt";
    private int starts;

    private EditorController open(Server server) throws Exception {
        EditorController controller = controller();
        link.connect(address(server), "Asha");
        until(EditorModel.Safety.SAVED);
        return controller;
    }

    private static ServerAddress address(Server server) {
        return new ServerAddress("127.0.0.1", server.port(Service.EDITOR));
    }

    private EditorController controller() throws Exception {
        drafts = new Drafts(folder.resolve("drafts"), delivery);
        EditorController controller = onDelivery(() -> new EditorController(
                link,
                delivery,
                model,
                new LocalCopies(folder.resolve("copies"), Clock.fixed(NOW, ZoneOffset.UTC)),
                drafts,
                document,
                "test" + ++starts));
        onDelivery(() -> {
            controller.show(screen);
            return null;
        });
        return controller;
    }

    /** The window is closed, and another one opened on an empty screen. */
    private EditorController startAgain(EditorController before) throws Exception {
        link.close();
        onDelivery(() -> {
            before.close();
            return null;
        });
        drafts.close();
        link = new ServerLink(delivery);
        model = new EditorModel();
        screen = new Screen();
        return controller();
    }

    @AfterEach
    void stop() {
        link.close();
        drafts.close();
        delivery.shutdown();
    }

    private <T> T onDelivery(Callable<T> task) throws Exception {
        return delivery.submit(task).get(20, TimeUnit.SECONDS);
    }

    private void until(EditorModel.Safety safety) {
        await().atMost(Duration.ofSeconds(30)).until(() -> onDelivery(model::safety) == safety);
    }

    private void type(EditorController controller, Change change) throws Exception {
        onDelivery(() -> {
            Change inverse = change.invert(screen.text);
            screen.text = change.apply(screen.text);
            controller.typed(change, inverse, new EditorController.Selections(0, 0, 0, 0));
            return null;
        });
    }

    private Options options(String data) throws IOException {
        return Options.defaults()
                .withData(Files.createDirectories(folder.resolve(data)))
                .withAnyPorts();
    }

    @Test
    void aLongDocumentComesInPartsWithEveryCharacterInItsPlace() throws Exception {
        Options options = options("server");
        String text = "first\r\nsecond 😀\r lone\n".repeat(120_000);
        Files.writeString(options.data().resolve("temp.txt"), text);
        try (Server server = Server.start(options)) {
            EditorController controller = open(server);
            assertThat(onDelivery(screen::text)).isEqualTo(text);
            type(controller, Change.replace(text.length() - 1, 1, "end\r\n"));
            until(EditorModel.Safety.SAVED);
        }
        assertThat(Files.readString(options.data().resolve("temp.txt")))
                .isEqualTo(text.substring(0, text.length() - 1) + "end\r\n");
    }

    @Test
    void aLargePasteArrivesWhole() throws Exception {
        Options options = options("server");
        String pasted = "😀\u0001\r\n".repeat(60_000);
        try (Server server = Server.start(options)) {
            EditorController controller = open(server);
            type(controller, Change.insert(0, pasted));
            until(EditorModel.Safety.SAVED);
            assertThat(onDelivery(model::waiting)).isZero();
        }
        assertThat(Files.readString(options.data().resolve("temp.txt"))).isEqualTo(pasted);
    }

    @Test
    void aServerWithAnotherHistoryTakesTheTextsPlaceAndTheOwnOneIsKept() throws Exception {
        Map<Service, Integer> ports = new EnumMap<>(Service.class);
        EditorController controller;
        try (Server server = Server.start(options("one"))) {
            for (Service service : Service.values()) {
                ports.put(service, server.port(service));
            }
            controller = open(server);
            type(controller, Change.insert(0, "known to the first server"));
            until(EditorModel.Safety.SAVED);
        }
        until(EditorModel.Safety.RECONNECTING);
        type(controller, Change.insert(0, "typed offline, "));
        Options other = options("two");
        Files.writeString(other.data().resolve("temp.txt"), "the second server's");
        try (Server server = Server.start(other.withPorts(ports))) {
            assertThat(server.port(Service.EDITOR)).isEqualTo(ports.get(Service.EDITOR));
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> onDelivery(screen::text).equals("the second server's"));
            Path copy = folder.resolve("copies").resolve("temp 2026-11-21 11.30.05.txt");
            await().atMost(Duration.ofSeconds(10))
                    .until(() -> onDelivery(model::notice).endsWith(copy.toString()));
            assertThat(copy).hasContent("typed offline, known to the first server");
        }
    }

    @Test
    void whatWasTypedOfflineOutlivesTheWindowAndIsMergedOnce() throws Exception {
        Options options = options("server");
        Map<Service, Integer> ports = new EnumMap<>(Service.class);
        EditorController controller;
        ServerAddress address;
        try (Server server = Server.start(options)) {
            for (Service service : Service.values()) {
                ports.put(service, server.port(service));
            }
            address = address(server);
            controller = open(server);
            type(controller, Change.insert(0, "saved"));
            until(EditorModel.Safety.SAVED);
        }
        until(EditorModel.Safety.RECONNECTING);
        type(controller, Change.insert(5, " and typed offline"));

        EditorController second = startAgain(controller);
        link.connect(address, "Asha");
        until(EditorModel.Safety.OFFLINE);
        assertThat(onDelivery(() -> screen.text)).isEqualTo("saved and typed offline");
        assertThat(onDelivery(model::waiting)).isEqualTo(1);
        type(second, Change.insert(0, "again "));

        startAgain(second);
        try (Server server = Server.start(options.withPorts(ports))) {
            assertThat(address(server)).isEqualTo(address);
            link.connect(address, "Asha");
            until(EditorModel.Safety.SAVED);
            assertThat(onDelivery(() -> screen.text)).isEqualTo("again saved and typed offline");
        }
        assertThat(options.data().resolve("temp.txt")).hasContent("again saved and typed offline");
    }

    @Test
    void whatIsTypedIntoARenamedDocumentOutlivesTheWindow() throws Exception {
        document = "notes.txt";
        EditorController controller;
        ServerAddress address;
        try (Server server = Server.start(options("server"))) {
            address = address(server);
            controller = controller();
            link.connect(address, "Asha");
            await().atMost(Duration.ofSeconds(20)).until(link.editor()::online);
            link.editor().send(new EditorRequest.Create("notes.txt"));
            link.disconnect();
            link.connect(address, "Asha");
            until(EditorModel.Safety.SAVED);
            type(controller, Change.insert(0, "saved"));
            until(EditorModel.Safety.SAVED);
            List<String> refusals = new ArrayList<>();
            onDelivery(() -> {
                controller.rename("minutes.txt", refusals::add);
                return null;
            });
            until(EditorModel.Safety.SAVED);
            assertThat(onDelivery(controller::document)).isEqualTo("minutes.txt");
            assertThat(refusals).isEmpty();
        }
        until(EditorModel.Safety.RECONNECTING);
        type(controller, Change.insert(5, " and typed offline"));

        document = "minutes.txt";
        startAgain(controller);
        link.connect(address, "Asha");
        until(EditorModel.Safety.OFFLINE);
        assertThat(onDelivery(screen::text)).isEqualTo("saved and typed offline");
    }

    @Test
    void anEditWhoseAnswerWasLostIsSentAgainUnderItsIdByTheNextWindow() throws Exception {
        try (ScriptedServer server = new ScriptedServer(Service.EDITOR)) {
            EditorController controller = controller();
            link.connect(server.address(), "Asha");
            Peer first = server.welcome(Service.EDITOR);
            answerOpen(first, "'text':'ab','epoch':'e','revision':4,'people':[]", "document");
            until(EditorModel.Safety.SAVED);
            type(controller, Change.insert(2, "c"));
            assertThat(next(first, "edit").path("edit").asText()).isEqualTo("test1-1");
            type(controller, Change.insert(3, "d"));
            startAgain(controller);
            first.close();

            link.connect(server.address(), "Asha");
            Peer second = server.welcome(Service.EDITOR);
            answerOpen(second, "'epoch':'e','revision':4,'changes':[],'people':[]", "changes");
            ObjectNode again = next(second, "edit");
            assertThat(again.path("edit").asText()).isEqualTo("test1-1");
            assertThat(again.path("change")).hasToString("[2,\"c\"]");
            second.say("{'type':'accepted','document':'temp.txt','revision':5,'edit':'test1-1','id':" + again.path("id")
                    + "}");
            ObjectNode later = next(second, "edit");
            assertThat(later.path("edit").asText()).isEqualTo("test2-1");
            assertThat(later.path("change")).hasToString("[3,\"d\"]");
            second.close();
        }
    }

    @Test
    void whileTheServerCanSaveNothingTheReasonIsToldAndTheSameEditSentUntilItCan() throws Exception {
        try (ScriptedServer server = new ScriptedServer(Service.EDITOR)) {
            EditorController controller = controller();
            link.connect(server.address(), "Asha");
            Peer peer = server.welcome(Service.EDITOR);
            answerOpen(peer, "'text':'ab','epoch':'e','revision':4,'people':[]", "document");
            until(EditorModel.Safety.SAVED);
            type(controller, Change.insert(2, "c"));
            for (int i = 0; i < 2; i++) {
                ObjectNode edit = next(peer, "edit");
                assertThat(edit.path("edit").asText()).isEqualTo("test1-1");
                refuse(peer, edit, "unavailable", "The server cannot save anything just now");
                until(EditorModel.Safety.NOT_SAVED);
                assertThat(onDelivery(model::reason)).isEqualTo("The server cannot save anything just now");
            }
            ObjectNode edit = next(peer, "edit");
            peer.say("{'type':'accepted','document':'temp.txt','revision':5,'edit':'test1-1','id':" + edit.path("id")
                    + "}");
            until(EditorModel.Safety.SAVED);
            peer.close();
        }
    }

    @Test
    void whatIsTooLargeStaysHereUntilItIsTakenBack() throws Exception {
        try (ScriptedServer server = new ScriptedServer(Service.EDITOR)) {
            EditorController controller = controller();
            link.connect(server.address(), "Asha");
            Peer peer = server.welcome(Service.EDITOR);
            answerOpen(peer, "'text':'ab','epoch':'e','revision':4,'people':[]", "document");
            until(EditorModel.Safety.SAVED);
            type(controller, Change.insert(2, "much"));
            refuse(peer, next(peer, "edit"), "too-large", "The document is full");
            until(EditorModel.Safety.NOT_SAVED);
            assertThat(onDelivery(() -> screen.text)).isEqualTo("abmuch");
            onDelivery(() -> {
                controller.undo();
                return null;
            });
            until(EditorModel.Safety.SAVED);
            assertThat(onDelivery(() -> screen.text)).isEqualTo("ab");
            peer.close();
        }
    }

    @Test
    void anEditOnATooOldRevisionIsCarriedForwardAndSentAgain() throws Exception {
        try (ScriptedServer server = new ScriptedServer(Service.EDITOR)) {
            EditorController controller = controller();
            link.connect(server.address(), "Asha");
            Peer peer = server.welcome(Service.EDITOR);
            answerOpen(peer, "'text':'ab','epoch':'e','revision':4,'people':[]", "document");
            until(EditorModel.Safety.SAVED);
            type(controller, Change.insert(2, "c"));
            refuse(peer, next(peer, "edit"), "conflict", "too far behind");
            answerOpen(
                    peer,
                    "'epoch':'e','revision':5,'changes':[{'type':'change','document':'temp.txt','revision':5,'client':9,'session':9,"
                            + "'name':'Bo','time':'2026-11-21T11:30:05.000Z','edit':'b-1','change':['__']}],'people':[]",
                    "changes");
            ObjectNode again = next(peer, "edit");
            assertThat(again.path("edit").asText()).isEqualTo("test1-1");
            assertThat(again.path("revision").asLong()).isEqualTo(5);
            assertThat(again.path("change")).hasToString("[4,\"c\"]");
            assertThat(onDelivery(() -> screen.text)).isEqualTo("__abc");
            peer.close();
        }
    }

    @Test
    void theOwnCaretIsToldAgainWhereOthersMovedItMeanwhile() throws Exception {
        try (ScriptedServer server = new ScriptedServer(Service.EDITOR)) {
            EditorController controller = controller();
            link.connect(server.address(), "Asha");
            Peer peer = server.welcome(Service.EDITOR);
            answerOpen(peer, "'text':'abcdef','epoch':'e','revision':4,'people':[]", "document");
            until(EditorModel.Safety.SAVED);
            onDelivery(() -> {
                controller.caretMoved(3, 3);
                return null;
            });
            while (next(peer, "caret").path("position").asInt() != 3) {
                // the first place, of the new text
            }
            peer.say("{'type':'change','document':'temp.txt','revision':5,'client':9,'session':9,'name':'Bo',"
                    + "'time':'2026-11-21T11:30:05.000Z','edit':'b-1','change':['__']}");
            await().atMost(Duration.ofSeconds(10))
                    .until(() -> onDelivery(screen::text).toString().equals("__abcdef"));
            onDelivery(() -> {
                controller.caretMoved(3, 3);
                return null;
            });
            ObjectNode caret = next(peer, "caret");
            assertThat(caret.path("revision").asLong()).isEqualTo(5);
            assertThat(caret.path("position").asInt()).isEqualTo(3);
            peer.close();
        }
    }

    @Test
    void theCaretOfAnEditThatHadToBeSentAgainIsToldBehindIt() throws Exception {
        try (ScriptedServer server = new ScriptedServer(Service.EDITOR)) {
            EditorController controller = controller();
            link.connect(server.address(), "Asha");
            Peer peer = server.welcome(Service.EDITOR);
            answerOpen(peer, "'text':'ab','epoch':'e','revision':4,'people':[]", "document");
            until(EditorModel.Safety.SAVED);
            type(controller, Change.insert(0, "c"));
            refuse(peer, next(peer, "edit"), "unavailable", "The server cannot save anything just now");
            ObjectNode again = next(peer, "edit");
            peer.say("{'type':'accepted','document':'temp.txt','revision':5,'edit':'test1-1','id':" + again.path("id")
                    + "}");
            assertThat(next(peer, "caret").path("revision").asLong()).isEqualTo(5);
            peer.close();
        }
    }

    private static ObjectNode next(Peer peer, String type) throws IOException {
        while (true) {
            ObjectNode line = peer.next();
            assertThat(line).isNotNull();
            if (line.path("type").asText().equals(type)) {
                return line;
            }
        }
    }

    private static void answerOpen(Peer peer, String fields, String type) throws IOException {
        ObjectNode open = next(peer, "open");
        peer.say("{'type':'" + type + "','document':'temp.txt','id':" + open.path("id") + "," + fields + "}");
    }

    private static void refuse(Peer peer, ObjectNode edit, String code, String why) throws IOException {
        peer.say("{'type':'error','code':'" + code + "','message':'" + why + "','id':" + edit.path("id") + "}");
    }

    @Test
    void othersComeAndGoWithTheirCarets() throws Exception {
        try (Server server = Server.start(options("server"));
                ServerLink other = new ServerLink(delivery)) {
            EditorController controller = open(server);
            type(controller, Change.insert(0, "0123456789"));
            until(EditorModel.Safety.SAVED);
            EditorModel theirs = new EditorModel();
            EditorController bo = onDelivery(() -> new EditorController(
                    other,
                    delivery,
                    theirs,
                    new LocalCopies(folder, Clock.systemUTC()),
                    new Drafts(folder.resolve("bo"), delivery),
                    "temp.txt",
                    "bo"));
            onDelivery(() -> {
                bo.show(new Screen());
                return null;
            });
            other.connect(new ServerAddress("127.0.0.1", server.port(Service.EDITOR)), "Bo");
            await().atMost(Duration.ofSeconds(20))
                    .until(() -> onDelivery(model::people).size() == 2);
            await().atMost(Duration.ofSeconds(20)).until(() -> onDelivery(theirs::safety) == EditorModel.Safety.SAVED);
            onDelivery(() -> {
                bo.caretMoved(7, 5);
                return null;
            });
            await().atMost(Duration.ofSeconds(20)).until(() -> bosCaret() == 7);
            type(controller, Change.insert(0, "__"));
            assertThat(bosCaret()).isEqualTo(9);
            other.disconnect();
            await().atMost(Duration.ofSeconds(20))
                    .until(() -> onDelivery(model::people).size() == 1);
        }
    }

    private int bosCaret() throws Exception {
        return onDelivery(model::people).stream()
                .filter(participant -> participant.name().equals("Bo"))
                .mapToInt(Participant::position)
                .findFirst()
                .orElse(-2);
    }

    /** A screen without pixels. */
    private static final class Screen implements TextView {
        private String text = "";

        @Override
        public void show(String all) {
            text = all;
        }

        @Override
        public void apply(Change change) {
            change.check(text);
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
        public String text() {
            return text;
        }
    }
}
