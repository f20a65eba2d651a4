package roundtable.client.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import roundtable.client.Deliveries;
import roundtable.client.files.TransferProgress.Phase;
import roundtable.client.link.ServerAddress;
import roundtable.client.link.ServerLink;
import roundtable.protocol.FilesEvent;
import roundtable.protocol.Service;
import roundtable.server.Options;
import roundtable.server.Server;

/** What was begun with one server goes on with that one, and with no other. */
@Timeout(60)
class OtherServerTest {
    private static final byte[] TAKEN = new byte[5];
    private static final byte[] OWN = new byte[10];

    @TempDir
    private Path folder;

    private final Deliveries deliveries = new Deliveries();
    private final ServerLink link = new ServerLink(deliveries);
    private Server first;
    private Server second;

    @BeforeEach
    void start() throws Exception {
        first = start("first");
        second = start("second");
    }

    private Server start(String name) throws Exception {
        Server server =
                Server.start(Options.defaults().withData(folder.resolve(name)).withAnyPorts());
        Files.write(shelf(name, "a.txt"), TAKEN);
        return server;
    }

    @AfterEach
    void close() {
        link.close();
        first.close();
        second.close();
    }

    private Path shelf(String server, String name) {
        return folder.resolve(server).resolve("server_files").resolve(name);
    }

    /** Both are said to be at one address, where now this stands and now that. */
    private FilesController controller(FilesModel model) {
        return FilesController.remembering(
                link.files(),
                model,
                () -> link.open(Service.FILES),
                deliveries,
                folder.resolve("transfers"),
                () -> "desk:8080");
    }

    private void connect(Server server, FilesModel model) throws InterruptedException {
        link.connect(new ServerAddress("127.0.0.1", server.port(Service.EDITOR)), "Asha");
        deliveries.until("the line is another", () -> !model.online());
        deliveries.until("its list is there", model::listed);
    }

    private void until(Transfer transfer, Phase phase) throws InterruptedException {
        deliveries.until(
                transfer.name() + " is " + phase, () -> transfer.progress().phase() == phase);
    }

    private Path own(String name) throws IOException {
        return Files.write(folder.resolve(name), OWN);
    }

    @Test
    void whatWaitsForOneServerIsNotSentToTheNext() throws Exception {
        FilesModel model = new FilesModel();
        try (FilesController controller = controller(model)) {
            connect(first, model);
            Upload upload = controller.upload(List.of(own("a.txt"))).getFirst();
            until(upload, Phase.CONFLICT);

            connect(second, model);
            upload.decide(Upload.Resolution.KEEP_BOTH);
            until(upload, Phase.INTERRUPTED);
            assertThat(upload.progress().words()).isEqualTo("Waits for the server that it was begun with: desk:8080");
            assertThat(controller.transfers().awaited(upload))
                    .contains(upload.progress().words());
            controller.retry(upload);
            until(upload, Phase.INTERRUPTED);
            assertThat(shelf("second", "a (2).txt")).doesNotExist();

            connect(first, model);
            until(upload, Phase.DONE);
            assertThat(shelf("first", "a (2).txt")).hasBinaryContent(OWN);
            assertThat(controller.transfers().awaited(upload)).isEmpty();
        }
    }

    @Test
    void aFetchLeavesItsPartWhereAnotherServerHasAFileOfTheName() throws Exception {
        FilesModel model = new FilesModel();
        Files.write(shelf("second", "a.txt"), OWN);
        try (FilesController controller = controller(model)) {
            connect(first, model);
            deliveries.until("it is listed", () -> model.files().stream().anyMatch(file -> file.sha256() != null));
            FilesEvent.Listed listed = model.files().getFirst();
            Path target = folder.resolve("fetched.txt");
            Path part = Files.write(LocalNames.part(target, listed.sha256()), new byte[2]);
            link.disconnect();
            deliveries.until("the line is down", () -> !model.online());
            Download download = controller.download(listed, target);
            until(download, Phase.INTERRUPTED);

            connect(second, model);
            controller.retry(download);
            until(download, Phase.INTERRUPTED);
            assertThat(part).hasBinaryContent(new byte[2]);

            connect(first, model);
            until(download, Phase.DONE);
            assertThat(target).hasBinaryContent(TAKEN);
        }
    }

    @Test
    void theNextRunGoesOnWithThoseOfTheServerThatStandsThere() throws Exception {
        FilesModel before = new FilesModel();
        try (FilesController closed = controller(before)) {
            connect(first, before);
            until(closed.upload(List.of(own("a.txt"))).getFirst(), Phase.CONFLICT);
            connect(second, before);
            Files.write(folder.resolve("b.txt"), OWN);
            Files.write(shelf("second", "b.txt"), TAKEN);
            until(closed.upload(List.of(folder.resolve("b.txt"))).getFirst(), Phase.CONFLICT);
        }
        FilesModel after = new FilesModel();
        try (FilesController next = controller(after)) {
            deliveries.until("one is taken over", () -> !after.transfers().isEmpty());
            assertThat(after.transfers()).extracting(Transfer::name).containsExactly("b.txt");
            until(after.transfers().getFirst(), Phase.CONFLICT);
            connect(first, after);
            deliveries.until("the other, too", () -> after.transfers().size() == 2);
            Upload other = (Upload) after.transfers().getFirst();
            until(other, Phase.CONFLICT);
            other.decide(Upload.Resolution.REPLACE);
            until(other, Phase.DONE);
            assertThat(shelf("first", "a.txt")).hasBinaryContent(OWN);
            next.retry(other);
        }
    }
}
