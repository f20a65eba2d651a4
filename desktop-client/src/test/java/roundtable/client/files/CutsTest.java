package roundtable.client.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import roundtable.client.Deliveries;
import roundtable.client.files.FaultyLine.Kind;
import roundtable.client.files.TransferProgress.Phase;
import roundtable.client.link.ServerAddress;
import roundtable.client.link.ServerLink;
import roundtable.protocol.FilesEvent;
import roundtable.protocol.Service;
import roundtable.server.Options;
import roundtable.server.Server;

/**
 * Lines that break at any byte: whatever is uploaded and fetched over them is whole in the end. {@code -Dcuts=100} for
 * more of them, {@code -Dseed=7} for others.
 */
@Timeout(600)
class CutsTest {
    private static final int CUTS = Integer.getInteger("cuts", 12);
    private static final long SEED = Long.getLong("seed", 1);
    private static final int LARGEST = 4_000_000;
    private static final int MOST_CUTS_OF_ONE = 4;

    @TempDir
    private Path folder;

    @Test
    void whatIsCutAtRandomIsWholeInTheEnd() throws Exception {
        Random random = new Random(SEED);
        Deliveries deliveries = new Deliveries();
        FilesModel model = new FilesModel();
        Options options = Options.defaults().withData(folder.resolve("server")).withAnyPorts();
        try (Server server = Server.start(options);
                ServerLink link = new ServerLink(deliveries);
                FaultyLine line = new FaultyLine(server.port(Service.FILES));
                FilesController controller = new FilesController(link.files(), model, line, deliveries)) {
            controller.transfers().retryAfter(Duration.ofMillis(5));
            link.connect(new ServerAddress("127.0.0.1", server.port(Service.EDITOR)), "Asha");
            deliveries.until("the list is there", model::listed);
            for (int cuts = 0, file = 0; cuts < CUTS; file++) {
                byte[] content = new byte[1 + random.nextInt(LARGEST)];
                random.nextBytes(content);
                String name = "file-" + file;
                Path source = Files.write(folder.resolve(name), content);
                cuts += cut(line, random, content.length);
                Upload upload = controller.upload(List.of(source)).getFirst();
                until(deliveries, upload, file);
                assertThat(Files.readAllBytes(
                                folder.resolve("server/server_files").resolve(name)))
                        .as("seed %d, file %d, up", SEED, file)
                        .isEqualTo(content);
                deliveries.until("it is listed", () -> listed(model, name) != null);
                cuts += cut(line, random, content.length);
                Download download = controller.download(listed(model, name), folder.resolve(name + ".copy"));
                until(deliveries, download, file);
                assertThat(Files.readAllBytes(download.target()))
                        .as("seed %d, file %d, down", SEED, file)
                        .isEqualTo(content);
            }
        }
    }

    /** The next connections break, in either direction, at any byte of greeting, answer and content. */
    private static int cut(FaultyLine line, Random random, int length) {
        int cuts = 1 + random.nextInt(MOST_CUTS_OF_ONE);
        for (int i = 0; i < cuts; i++) {
            line.first(new FaultyLine.Fault(Kind.CUT, random.nextBoolean(), random.nextInt(length + 200)));
        }
        return cuts;
    }

    private static void until(Deliveries deliveries, Transfer transfer, int file) throws InterruptedException {
        deliveries.until(
                "seed " + SEED + ", file " + file + " is done, not " + transfer.progress(),
                () -> transfer.progress().phase().ended());
        assertThat(transfer.progress().phase())
                .as("seed %d, file %d: %s", SEED, file, transfer.progress())
                .isEqualTo(Phase.DONE);
    }

    private static FilesEvent.Listed listed(FilesModel model, String name) {
        return model.files().stream()
                .filter(file -> file.name().equals(name) && file.sha256() != null)
                .findFirst()
                .orElse(null);
    }
}
