package roundtable.client.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import roundtable.client.files.FaultyLine.Kind;
import roundtable.client.files.TransferProgress.Phase;
import roundtable.protocol.FilesEvent;

/** Transfers that break off, are damaged, stopped or given up, and what becomes of them. */
@Timeout(90)
class BrokenTransfersTest extends RealShelf {
    @Test
    void anUploadGoesOnFromTheBytesThatArrived() throws Exception {
        line.first(FaultyLine.toServer(Kind.CUT, HALF));
        byte[] content = bytes(BIG);
        Upload upload = controller.upload(List.of(write("big.bin", content))).getFirst();
        until(upload, Phase.INTERRUPTED);
        assertThat(shelf("big.bin")).doesNotExist();
        // The server may still be storing what came: until it is ready for the rest, it says so.
        while (upload.progress().phase() != Phase.DONE) {
            controller.retry(upload);
            deliveries.until("over", () -> upload.progress().phase().over());
            assertThat(upload.progress().phase()).isIn(Phase.DONE, Phase.INTERRUPTED);
        }
        assertThat(Files.readAllBytes(shelf("big.bin"))).isEqualTo(content);
        assertThat(line.sent(line.connections() - 1)).isLessThan(BIG - HALF / 2);
    }

    @Test
    void aDownloadGoesOnFromItsPart() throws Exception {
        byte[] content = bytes(BIG);
        FilesEvent.Listed listed = onShelf("big.bin", content);
        line.first(FaultyLine.fromServer(Kind.CUT, HALF));
        Path target = here().resolve("big.bin");
        Download download = controller.download(listed, target);
        until(download, Phase.INTERRUPTED);
        assertThat(target).doesNotExist();
        assertThat(partsHere()).containsExactly("big.bin." + listed.sha256().substring(0, 8) + ".part");
        controller.retry(download);
        until(download, Phase.DONE);
        assertThat(Files.readAllBytes(target)).isEqualTo(content);
        assertThat(line.received(1)).isLessThan(BIG - HALF + 10_000);
        assertThat(partsHere()).isEmpty();
    }

    @Test
    void aDownloadWhoseFileBecameAnotherFetchesTheNewOne() throws Exception {
        FilesEvent.Listed listed = onShelf("big.bin", bytes(BIG));
        line.first(FaultyLine.fromServer(Kind.CUT, HALF));
        Download download = controller.download(listed, here().resolve("big.bin"));
        until(download, Phase.INTERRUPTED);
        byte[] other = bytes(1000);
        onShelf("big.bin", other);
        controller.retry(download);
        until(download, Phase.DONE);
        assertThat(Files.readAllBytes(download.target())).isEqualTo(other);
        assertThat(partsHere()).isEmpty();
    }

    @Test
    void aDamagedDownloadIsFetchedOnceMoreAndThenRefused() throws Exception {
        byte[] content = bytes(BIG);
        FilesEvent.Listed listed = onShelf("big.bin", content);
        line.first(FaultyLine.fromServer(Kind.FLIP_A_BIT, HALF));
        Download mended = controller.download(listed, here().resolve("mended.bin"));
        until(mended, Phase.DONE);
        assertThat(Files.readAllBytes(mended.target())).isEqualTo(content);

        line.first(FaultyLine.fromServer(Kind.FLIP_A_BIT, HALF)).first(FaultyLine.fromServer(Kind.FLIP_A_BIT, HALF));
        Download refused = controller.download(listed, here().resolve("refused.bin"));
        until(refused, Phase.FAILED);
        assertThat(refused.progress().words()).startsWith("big.bin arrived damaged twice.");
        assertThat(refused.target()).doesNotExist();
        assertThat(partsHere()).isEmpty();
    }

    @Test
    void aDamagedUploadIsRefusedInTheServersWords() throws Exception {
        line.first(FaultyLine.toServer(Kind.FLIP_A_BIT, HALF));
        Upload upload = controller.upload(List.of(write("big.bin", bytes(BIG)))).getFirst();
        until(upload, Phase.FAILED);
        assertThat(upload.progress().words()).contains("nothing was stored under the name");
        assertThat(shelf("big.bin")).doesNotExist();
    }

    @Test
    void cancellingEndsAWaitAndLeavesNothingBehind() throws Exception {
        FilesEvent.Listed listed = onShelf("big.bin", bytes(BIG));
        line.first(FaultyLine.fromServer(Kind.STALL, HALF));
        Download download = controller.download(listed, here().resolve("big.bin"));
        until(download, Phase.MOVING);
        download.cancel();
        until(download, Phase.CANCELLED);
        assertThat(here()).isEmptyDirectory();

        onShelf("a.txt", bytes(10));
        Upload asked = controller.upload(List.of(write("a.txt", bytes(20)))).getFirst();
        until(asked, Phase.CONFLICT);
        asked.cancel();
        until(asked, Phase.CANCELLED);
    }

    @Test
    void howeverATransferEndsAnotherMayMoveInItsPlace() throws Exception {
        FilesEvent.Listed listed = onShelf("big.bin", bytes(BIG));
        FilesEvent.Listed gone = new FilesEvent.Listed("gone.bin", 10, listed.modified(), listed.sha256());
        for (int i = 0; i < 3; i++) {
            until(controller.download(gone, here().resolve("gone" + i)), Phase.FAILED);

            line.first(FaultyLine.fromServer(Kind.STALL, HALF));
            Download cancelled = controller.download(listed, here().resolve("cancelled" + i));
            until(cancelled, Phase.MOVING);
            cancelled.cancel();
            until(cancelled, Phase.CANCELLED);

            line.first(FaultyLine.fromServer(Kind.STALL, HALF));
            Download paused = controller.download(listed, here().resolve("paused" + i));
            until(paused, Phase.MOVING);
            paused.pause();
            until(paused, Phase.PAUSED);

            line.first(FaultyLine.fromServer(Kind.CUT, HALF));
            until(controller.download(listed, here().resolve("interrupted" + i)), Phase.INTERRUPTED);

            onShelf("taken.txt", bytes(10));
            Upload asked = controller
                    .upload(List.of(write("taken.txt", bytes(20 + i))))
                    .getFirst();
            until(asked, Phase.CONFLICT);
            asked.decide(Upload.Resolution.SKIP);
            until(asked, Phase.SKIPPED);
        }
        until(controller.download(listed, here().resolve("big.bin")), Phase.DONE);
    }

    @Test
    void whatIsPausedStaysWhereItIsUntilItIsToGoOn() throws Exception {
        byte[] content = bytes(BIG);
        FilesEvent.Listed listed = onShelf("big.bin", content);
        line.first(FaultyLine.fromServer(Kind.STALL, HALF));
        Download download = controller.download(listed, here().resolve("big.bin"));
        await().until(() -> download.progress().done() > HALF - 100_000);
        download.pause();
        until(download, Phase.PAUSED);
        assertThat(partsHere()).hasSize(1);
        controller.retry(download);
        until(download, Phase.DONE);
        assertThat(Files.readAllBytes(download.target())).isEqualTo(content);
        assertThat(line.received(1)).isLessThan(BIG - HALF + 200_000);
    }

    @Test
    void whatBrokeOffTriesAgainByItself() throws Exception {
        controller.transfers().retryAfter(Duration.ofMillis(10));
        line.first(FaultyLine.toServer(Kind.CUT, HALF)).first(FaultyLine.toServer(Kind.CUT, HALF));
        byte[] content = bytes(BIG);
        Upload upload = controller.upload(List.of(write("big.bin", content))).getFirst();
        until(upload, Phase.DONE);
        assertThat(Files.readAllBytes(shelf("big.bin"))).isEqualTo(content);
    }

    @Test
    void theNextWindowGoesOnWhereThisOneWasClosed() throws Exception {
        byte[] content = bytes(BIG);
        FilesEvent.Listed listed = onShelf("big.bin", content);
        FilesModel first = new FilesModel();
        FilesController closed = remembering(first);
        deliveries.until("the list is there", first::listed);
        line.first(FaultyLine.fromServer(Kind.STALL, HALF)).first(FaultyLine.toServer(Kind.CUT, HALF));
        Download download = closed.download(listed, here().resolve("copy.bin"));
        await().until(() -> download.progress().done() > HALF - 100_000);
        Upload upload = closed.upload(List.of(write("mine.bin", content))).getFirst();
        until(upload, Phase.INTERRUPTED);
        upload.pause();
        closed.close();

        FilesModel second = new FilesModel();
        try (FilesController next = remembering(second)) {
            deliveries.until("both are there", () -> second.transfers().size() == 2);
            Transfer paused = only(second, Upload.class);
            assertThat(paused.progress().phase()).isEqualTo(Phase.PAUSED);
            next.retry(paused);
            until(paused, Phase.DONE);
            until(only(second, Download.class), Phase.DONE);
        }
        assertThat(Files.readAllBytes(here().resolve("copy.bin"))).isEqualTo(content);
        assertThat(Files.readAllBytes(shelf("mine.bin"))).isEqualTo(content);
        assertThat(partsHere()).isEmpty();
        assertThat(folder.resolve("transfers")).isEmptyDirectory();
    }

    private static Transfer only(FilesModel of, Class<? extends Transfer> kind) {
        return of.transfers().stream().filter(kind::isInstance).findFirst().orElseThrow();
    }

    private FilesController remembering(FilesModel of) {
        return FilesController.remembering(
                link.files(), of, line, deliveries, folder.resolve("transfers"), () -> "server:1");
    }
}
