package roundtable.client.window.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Component;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import javax.swing.JButton;
import javax.swing.JLabel;
import org.assertj.swing.edt.GuiActionRunner;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import roundtable.client.Deliveries;
import roundtable.client.files.Download;
import roundtable.client.files.Transfer;
import roundtable.client.files.TransferProgress.Phase;
import roundtable.client.files.Transfers;
import roundtable.client.files.TransfersModel;
import roundtable.client.link.ServerAddress;
import roundtable.client.link.ServerLink;
import roundtable.client.window.Window;
import roundtable.protocol.FilesEvent.Listed;
import roundtable.protocol.Service;
import roundtable.server.Options;
import roundtable.server.Server;

/** What is said of a file that was fetched, or cannot be. */
@ExtendWith(Window.class)
@Timeout(60)
class TransferRowTest {
    @TempDir
    private Path folder;

    private final Deliveries deliveries = new Deliveries();
    private final TransfersModel model = new TransfersModel();

    private TransferRow row(
            Transfer transfer,
            Transfers transfers,
            Function<Transfer, Optional<String>> waiting,
            Optional<Consumer<Path>> opener) {
        return GuiActionRunner.execute(() -> new TransferRow(transfer, transfers, waiting, opener));
    }

    private static Component part(TransferRow row, String name) {
        return Stream.of(row.getComponents())
                .filter(part -> name.equals(part.getName()))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void whoHasFetchedAFileCanOpenItsFolder() throws Exception {
        Path shelf = Files.createDirectories(folder.resolve("shelf"));
        Files.writeString(shelf.resolve("notes.txt"), "Read chapter 7.");
        Options options = Options.defaults()
                .withData(folder.resolve("server"))
                .withShelfFolder(shelf)
                .withAnyPorts();
        try (Server server = Server.start(options);
                ServerLink link = new ServerLink(deliveries);
                Transfers transfers = new Transfers(model, () -> link.open(Service.FILES), deliveries, done -> {})) {
            link.connect(new ServerAddress("localhost", server.port(Service.EDITOR)), "Asha");
            deliveries.until("there is a line", link.files()::online);
            Path target = folder.resolve("notes.txt");
            Download download = transfers.download(new Listed("notes.txt", 15, Instant.EPOCH, null), target);
            List<Path> opened = new ArrayList<>();
            TransferRow early = row(download, transfers, waiting -> Optional.empty(), Optional.of(opened::add));
            deliveries.until("it is here", () -> download.progress().phase() == Phase.DONE);
            GuiActionRunner.execute(early::refresh);
            JButton open = (JButton) part(early, FilesPanel.FOLDER);
            assertThat(open.isVisible()).isTrue();
            GuiActionRunner.execute(() -> open.doClick(0));
            assertThat(opened).containsExactly(folder);
            TransferRow without = row(download, transfers, waiting -> Optional.empty(), Optional.empty());
            assertThat(part(without, FilesPanel.FOLDER).isVisible()).isFalse();
        }
    }

    @Test
    void whatAFileWaitsForIsSaidWhereThatIsKnown() throws Exception {
        try (Transfers transfers = new Transfers(
                model,
                () -> {
                    throw new java.io.IOException("there is no line");
                },
                deliveries,
                done -> {})) {
            Listed listed = new Listed("notes.txt", 15, Instant.EPOCH, "0".repeat(64));
            Download download = transfers.download(listed, folder.resolve("notes.txt"));
            deliveries.until("it broke off", () -> download.progress().phase() == Phase.INTERRUPTED);
            TransferRow row = row(download, transfers, waiting -> Optional.of("Waits for Node 3."), Optional.empty());
            assertThat(((JLabel) part(row, FilesPanel.TRANSFER_WORDS)).getText())
                    .isEqualTo("Waits for Node 3.");
            TransferRow unknown = row(download, transfers, waiting -> Optional.empty(), Optional.empty());
            assertThat(((JLabel) part(unknown, FilesPanel.TRANSFER_WORDS)).getText())
                    .isEqualTo(download.progress().words());
        }
    }
}
