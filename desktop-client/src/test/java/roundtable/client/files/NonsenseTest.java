package roundtable.client.files;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import roundtable.client.Deliveries;
import roundtable.client.files.TransferProgress.Phase;
import roundtable.client.link.ScriptedServer;
import roundtable.client.link.ScriptedServer.Peer;
import roundtable.client.link.ServerLink;
import roundtable.client.text.Messages;
import roundtable.protocol.FilesEvent;
import roundtable.protocol.Service;

/** A server that says what it cannot mean: each such answer is refused, and the tab goes on. */
@Timeout(60)
class NonsenseTest {
    private static final String SHA = "0a".repeat(32);
    private static final String OTHER_SHA = "0b".repeat(32);
    private static final String GOOD =
            "{'name':'good.txt','size':5,'modified':'2026-01-01T00:00:00Z','sha256':'" + SHA + "'}";
    private static final FilesEvent.Listed LISTED = new FilesEvent.Listed("good.txt", 5, Instant.EPOCH, SHA);

    @TempDir
    private Path folder;

    private final Deliveries deliveries = new Deliveries();
    private final ServerLink link = new ServerLink(deliveries);
    private final FilesModel model = new FilesModel();
    private ScriptedServer server;
    private FilesController controller;
    private Peer line;

    @BeforeEach
    void connect() throws Exception {
        server = new ScriptedServer(Service.EDITOR, Service.FILES);
        controller = new FilesController(link.files(), model, () -> link.open(Service.FILES), deliveries);
        link.connect(server.address(), "Asha");
        server.welcome(Service.EDITOR);
        line = server.welcome(Service.FILES);
        deliveries.until("online", model::online);
    }

    @AfterEach
    void close() throws IOException {
        controller.close();
        link.close();
        server.close();
    }

    private void goesOn() throws Exception {
        controller.refresh();
        line.answer("list", "{'type':'files','files':[" + GOOD + "]");
        deliveries.until(
                "the next list is shown",
                () -> model.files().stream().anyMatch(file -> file.name().equals("good.txt")));
        assertThat(model.problem()).isEmpty();
        assertThat(model.online()).isTrue();
    }

    private static boolean isNonsense(String words) {
        return words.startsWith("The server made a mistake (its answer makes no sense: ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'type':'files'",
                "{'type':'files','files':null",
                "{'type':'files','files':[null]",
                "{'type':'files','files':[{'size':1,'modified':'2026-01-01T00:00:00Z'}]",
                "{'type':'files','files':[{'name':7,'size':1,'modified':'2026-01-01T00:00:00Z'}]",
                "{'type':'files','files':[{'name':'a','size':-1,'modified':'2026-01-01T00:00:00Z'}]",
                "{'type':'files','files':[{'name':'a','size':1e99,'modified':'2026-01-01T00:00:00Z'}]",
                "{'type':'files','files':[{'name':'a','size':1}]",
                "{'type':'files','files':[{'name':'a','size':1,'modified':'2026-01-01T00:00:00Z','sha256':'../x'}]",
                "{'type':'files','files':[],'left-out':{'count':-1,'first':[]}",
                "{'type':'files','files':[],'left-out':{'count':1,'first':[{'name':'a'}]}",
                "{'type':'stored','name':'a','size':1,'sha256':'x'",
                "{'type':'ready','name':'a','offset':0"
            })
    void aListThatMakesNoSenseIsRefused(String answer) throws Exception {
        line.answer("list", answer);
        deliveries.until("it is refused, not " + model.problem(), () -> isNonsense(model.problem()));
        goesOn();
    }

    @Test
    void aListWithoutEndIsRefusedBeforeItFillsTheMemory() throws Exception {
        ObjectNode request = line.next();
        StringBuilder part = new StringBuilder("{'type':'files','id':" + request.get("id") + ",'more':true,'files':[");
        for (int i = 0; i < 2_000; i++) {
            part.append(i == 0 ? "" : ",")
                    .append("{'name':'%d','size':1,'modified':'2026-01-01T00:00:00Z'}".formatted(i));
        }
        String whole = part.append("]}").toString();
        Thread endless = Thread.ofVirtual().start(() -> {
            try {
                for (int i = 0; i < 110; i++) {
                    line.say(whole);
                }
            } catch (IOException closed) {
                Thread.currentThread().interrupt();
            }
        });
        deliveries.until("it is refused", () -> isNonsense(model.problem()));
        endless.join();
        goesOn();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'type':'files-changed'}",
                "{'type':'files-changed','changed':[{'size':1}],'removed':[]}",
                "{'type':'files-changed','changed':[],'removed':[null]}",
                "{'type':'error'}"
            })
    void aChangeThatMakesNoSenseIsSaidAndTheLineStays(String event) throws Exception {
        line.answer("list", "{'type':'files','files':[]");
        deliveries.until("listed", model::listed);
        line.say(event);
        deliveries.until("it is said", () -> model.problem().startsWith("The server made a mistake ("));
        goesOn();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'type':'status'",
                "{'type':'status','clients':[{'client':1,'address':'a','service':'files','connected':'2026-01-01T00:00:00Z'}]",
                "{'type':'status','clients':[{'client':1,'name':'a','service':'files','connected':'2026-01-01T00:00:00Z'}]",
                "{'type':'status','clients':[{'client':1,'name':'a','address':'a','service':'files'}]",
                "{'type':'files','files':[]"
            })
    void whoIsHereIsRefusedWhereItMakesNoSense(String answer) throws Exception {
        controller.refreshVisits();
        line.answer("status", answer);
        deliveries.until("it is refused", () -> isNonsense(model.problem()));
        goesOn();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'type':'file'",
                "{'type':'file','name':'good.txt','size':5,'offset':0,'length':5",
                "{'type':'file','name':'good.txt','size':5,'offset':0,'length':5,'sha256':'x'",
                "{'type':'file','name':'good.txt','size':-5,'offset':0,'length':5,'sha256':'SHA'",
                "{'type':'file','name':'good.txt','size':5,'offset':-1,'length':6,'sha256':'SHA'",
                "{'type':'file','name':'good.txt','size':5,'offset':1,'length':4,'sha256':'SHA'",
                "{'type':'file','name':'good.txt','size':5,'offset':0,'length':-1,'sha256':'SHA'",
                "{'type':'file','name':'good.txt','size':5,'offset':0,'length':4,'sha256':'SHA'",
                "{'type':'file','name':'good.txt','size':5,'offset':0,'length':9223372036854775807,'sha256':'SHA'",
                "{'type':'file','name':'good.txt','size':9223372036854775807,'offset':0,"
                        + "'length':9223372036854775807,'sha256':'SHA'",
                "{'type':'error','code':'nonsense'"
            })
    void aFileThatMakesNoSenseFails(String answer) throws Exception {
        Download download = controller.download(LISTED, folder.resolve("good.txt"));
        server.welcome(Service.FILES).answer("get", answer.replace("SHA", SHA));
        deliveries.until("it fails", () -> download.progress().phase() == Phase.FAILED);
        assertThat(download.progress().words()).startsWith("The server made a mistake (");
        assertThat(folder.resolve("good.txt")).doesNotExist();
    }

    @Test
    void aFileThatIsLargerThanTheDiskIsNotBegun() throws Exception {
        FilesEvent.Listed huge = new FilesEvent.Listed("good.txt", Long.MAX_VALUE, Instant.EPOCH, SHA);
        Download download = controller.download(huge, folder.resolve("good.txt"));
        server.welcome(Service.FILES)
                .answer(
                        "get",
                        "{'type':'file','name':'good.txt','size':9223372036854775807,'offset':0,"
                                + "'length':9223372036854775807,'sha256':'" + SHA + "'");
        deliveries.until("it fails", () -> download.progress().phase() == Phase.FAILED);
        assertThat(download.progress().words()).contains("does not fit on this disk");
    }

    @Test
    void aFileThatIsAnotherOneEachTimeItIsAskedForIsGivenUp() throws Exception {
        Download download = controller.download(LISTED, folder.resolve("good.txt"));
        for (int i = 0; i < 4; i++) {
            server.welcome(Service.FILES)
                    .answer(
                            "get",
                            "{'type':'file','name':'good.txt','size':5,'offset':0,'length':5,'sha256':'%064x'"
                                    .formatted(i));
        }
        deliveries.until("it fails", () -> download.progress().phase() == Phase.FAILED);
        assertThat(download.progress().words()).contains("keeps changing");
        try (var left = Files.list(folder)) {
            assertThat(left).as("no part is left").isEmpty();
        }
    }

    @Test
    void aFileThatIsNotWhatItWasSaidToBeIsGivenUpAtTheSecondTime() throws Exception {
        Download download = controller.download(LISTED, folder.resolve("good.txt"));
        for (int i = 0; i < 2; i++) {
            Peer peer = server.welcome(Service.FILES);
            peer.answer(
                    "get", "{'type':'file','name':'good.txt','size':5,'offset':0,'length':5,'sha256':'" + SHA + "'");
            peer.raw(new byte[500]);
        }
        deliveries.until("it fails", () -> download.progress().phase() == Phase.FAILED);
        assertThat(download.progress().words()).contains("damaged twice");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'type':'ready'",
                "{'type':'ready','name':'mine.txt'",
                "{'type':'ready','name':'mine.txt','offset':-1",
                "{'type':'ready','name':'mine.txt','offset':6",
                "{'type':'ready','offset':0",
                "{'type':'stored','name':'mine.txt','size':5",
                "{'type':'stored','name':'mine.txt','size':6,'sha256':'SHA'",
                "{'type':'stored','name':'mine.txt','size':5,'sha256':'OTHER'",
                "{'type':'files','files':[]"
            })
    void anUploadWhoseAnswerMakesNoSenseFails(String answer) throws Exception {
        Upload upload = controller
                .upload(List.of(Files.writeString(folder.resolve("mine.txt"), "hello")))
                .getFirst();
        server.welcome(Service.FILES).answer("put", answer.replace("SHA", SHA).replace("OTHER", OTHER_SHA));
        deliveries.until("it fails", () -> upload.progress().phase() == Phase.FAILED);
        assertThat(upload.progress().words())
                .satisfies(words -> assertThat(isNonsense(words)).isTrue());
    }

    @Test
    void anUploadIsDoneOnlyWhereTheServerHasStoredThatContent() throws Exception {
        Upload upload = controller
                .upload(List.of(Files.writeString(folder.resolve("mine.txt"), "hello")))
                .getFirst();
        Peer peer = server.welcome(Service.FILES);
        peer.answer("put", "{'type':'ready','name':'mine.txt','offset':5");
        peer.say("{'type':'stored','name':'mine.txt','size':5,'sha256':'" + OTHER_SHA + "'}");
        deliveries.until("it fails", () -> upload.progress().phase() == Phase.FAILED);
        assertThat(isNonsense(upload.progress().words())).isTrue();
    }

    @Test
    void aServerThatFallsSilentIsNotWaitedForWithoutEnd() throws Exception {
        TransfersModel impatient = new TransfersModel();
        try (Transfers transfers = new Transfers(
                impatient, () -> link.open(Service.FILES), deliveries, transfer -> {}, Duration.ofMillis(200))) {
            Download download = transfers.download(LISTED, folder.resolve("good.txt"));
            Upload upload = transfers
                    .upload(List.of(Files.writeString(folder.resolve("mine.txt"), "hello")))
                    .getFirst();
            for (int i = 0; i < 2; i++) {
                Peer peer = server.welcome(Service.FILES);
                if (peer.next().path("type").asText().equals("get")) {
                    peer.say("{'type':'file','name':'good.txt','size':5,'offset':0,'length':5,'sha256':'" + SHA + "'}");
                    peer.raw(new byte[2]);
                }
            }
            for (Transfer transfer : List.of(download, upload)) {
                deliveries.until(
                        transfer + " is interrupted", () -> transfer.progress().phase() == Phase.INTERRUPTED);
                assertThat(transfer.progress().words()).isEqualTo(Messages.text("files.silent"));
            }
        }
    }

    @Test
    void whatIsWaitedForIsTheServerOnceWhatIsHereHasBeenRead() throws Exception {
        Files.write(LocalNames.part(folder.resolve("good.txt"), SHA), new byte[3]);
        Download download = controller.download(LISTED, folder.resolve("good.txt"));
        Peer peer = server.welcome(Service.FILES);
        assertThat(peer.next().path("offset").longValue()).isEqualTo(3);
        assertThat(download.progress().phase()).isEqualTo(Phase.WAITING);
        assertThat(download.progress().done()).isEqualTo(3);
    }

    @Test
    void aPreviewOfWhatMakesNoSenseIsRefused() throws Exception {
        controller.preview(LISTED);
        server.welcome(Service.FILES)
                .answer(
                        "get",
                        "{'type':'file','name':'good.txt','size':5,'offset':0,'length':-5,'sha256':'" + SHA + "'");
        deliveries.until(
                "it is refused", () -> model.preview() instanceof Preview.None none && isNonsense(none.words()));
    }
}
