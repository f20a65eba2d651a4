package roundtable.client.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import roundtable.client.Deliveries;
import roundtable.client.files.FaultyLine.Kind;
import roundtable.client.files.TransferProgress.Phase;
import roundtable.client.link.ServerAddress;
import roundtable.client.link.ServerLink;
import roundtable.protocol.Service;
import roundtable.server.Options;
import roundtable.server.Server;

/** Uploads whose names are taken, in one way or another. */
@Timeout(60)
class ConflictTest {
    private static final int BIG = 3_000_000;

    @TempDir
    private Path folder;

    private final Deliveries deliveries = new Deliveries();
    private final ServerLink link = new ServerLink(deliveries);
    private final FilesModel model = new FilesModel();
    private Server server;
    private FaultyLine line;
    private FilesController controller;

    @BeforeEach
    void connect() throws Exception {
        server = Server.start(
                Options.defaults().withData(folder.resolve("server")).withAnyPorts());
        line = new FaultyLine(server.port(Service.FILES));
        controller = new FilesController(link.files(), model, line, deliveries);
        link.connect(new ServerAddress("127.0.0.1", server.port(Service.EDITOR)), "Asha");
        deliveries.until("the list is there", model::listed);
    }

    @AfterEach
    void close() throws IOException {
        controller.close();
        link.close();
        line.close();
        server.close();
    }

    private Path shelf(String name) {
        return folder.resolve("server").resolve("server_files").resolve(name);
    }

    private Path write(String name, int size) throws IOException {
        return Files.write(folder.resolve(name), new byte[size]);
    }

    private Upload asking(String name) throws Exception {
        Files.write(shelf(name), new byte[1]);
        Upload upload = controller.upload(List.of(write(name, 2))).getFirst();
        until(upload, Phase.CONFLICT);
        return upload;
    }

    private void until(Transfer transfer, Phase phase) throws InterruptedException {
        deliveries.until(
                transfer.name() + " is " + phase, () -> transfer.progress().phase() == phase);
    }

    /** Until the server takes its bytes; what of them is on the way nobody knows. */
    private void untilItMoves(Upload upload) throws InterruptedException {
        deliveries.until(
                upload.name() + " moves",
                () -> List.of(Phase.MOVING, Phase.CHECKING)
                        .contains(upload.progress().phase()));
    }

    @Test
    void whoAsksEndsAtOnceThoughAllOthersThatMayMoveDo() throws Exception {
        Upload cancelled = asking("cancelled.txt");
        Upload paused = asking("paused.txt");
        Upload skipped = asking("skipped.txt");
        for (int i = 0; i < 3; i++) {
            line.first(FaultyLine.toServer(Kind.STALL, BIG / 2));
            Upload moving = controller.upload(List.of(write("big" + i, BIG))).getFirst();
            untilItMoves(moving);
        }
        cancelled.cancel();
        until(cancelled, Phase.CANCELLED);
        paused.pause();
        until(paused, Phase.PAUSED);
        skipped.decide(Upload.Resolution.SKIP);
        until(skipped, Phase.SKIPPED);
    }

    @Test
    void aNameThatAFolderHasIsRefusedInTheServersWords() throws Exception {
        controller.transfers().retryAfter(Duration.ofMillis(1));
        Files.createDirectory(shelf("photos"));
        Upload upload = controller.upload(List.of(write("photos", 2))).getFirst();
        until(upload, Phase.FAILED);
        assertThat(upload.progress().words()).contains("taken by something that is not a file");
    }

    @Test
    void whatSomebodyIsSendingIsTriedAgainUntilItIsThere() throws Exception {
        line.first(FaultyLine.toServer(Kind.STALL, BIG / 2));
        Upload slow = controller.upload(List.of(write("big", BIG))).getFirst();
        untilItMoves(slow);
        Path other = Files.createDirectory(folder.resolve("other"));
        Upload second = controller
                .upload(List.of(Files.write(other.resolve("big"), new byte[3])))
                .getFirst();
        until(second, Phase.INTERRUPTED);
        assertThat(second.progress().words()).isEqualTo("Somebody is sending big just now. This is tried again.");
    }

    @Test
    void aNameThatIsAnotherOnlyInItsCaseIsAskedAbout() throws Exception {
        Files.write(shelf("photo.jpg"), new byte[1]);
        line.first(FaultyLine.toServer(Kind.STALL, BIG / 2));
        Upload slow = controller.upload(List.of(write("Photo.JPG", BIG))).getFirst();
        untilItMoves(slow);
        Path other = Files.createDirectory(folder.resolve("other"));
        Upload second = controller
                .upload(List.of(Files.write(other.resolve("Photo.JPG"), new byte[3])))
                .getFirst();
        until(second, Phase.CONFLICT);
        second.decide(Upload.Resolution.KEEP_BOTH);
        until(second, Phase.DONE);
        assertThat(shelf("Photo (2).JPG")).hasBinaryContent(new byte[3]);
    }
}
