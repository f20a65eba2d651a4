package roundtable.client.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import roundtable.client.files.FaultyLine.Kind;
import roundtable.client.files.TransferProgress.Phase;

/** Uploads whose names are taken, in one way or another. */
@Timeout(60)
class ConflictTest extends RealShelf {
    private Upload asking(String name) throws Exception {
        Files.write(shelf(name), new byte[1]);
        Upload upload = controller.upload(List.of(write(name, new byte[2]))).getFirst();
        until(upload, Phase.CONFLICT);
        return upload;
    }

    /** Until the server takes its bytes; what of them is on the way nobody knows. */
    private void untilItMoves(Upload upload) throws InterruptedException {
        deliveries.until(
                upload.name() + " moves",
                () -> List.of(Phase.MOVING, Phase.CHECKING)
                        .contains(upload.progress().phase()));
    }

    @Test
    void aNameThatIsTakenIsAskedAboutWhileOthersGoOn() throws Exception {
        onShelf("a.txt", bytes(10));
        byte[] mine = bytes(20);
        Upload asked = controller.upload(List.of(write("a.txt", mine))).getFirst();
        until(asked, Phase.CONFLICT);
        assertThat(asked.progress().words()).isEqualTo("There is a file called a.txt on the shelf already.");
        until(controller.upload(List.of(write("b.txt", mine))).getFirst(), Phase.DONE);

        asked.decide(Upload.Resolution.REPLACE);
        until(asked, Phase.DONE);
        assertThat(Files.readAllBytes(shelf("a.txt"))).isEqualTo(mine);
    }

    @Test
    void bothAreKeptOrTheOwnIsSkipped() throws Exception {
        byte[] theirs = bytes(10);
        onShelf("a.txt", theirs);
        onShelf("a (2).txt", theirs);
        Path own = write("a.txt", bytes(20));
        Upload both = controller.upload(List.of(own)).getFirst();
        until(both, Phase.CONFLICT);
        both.decide(Upload.Resolution.KEEP_BOTH);
        until(both, Phase.DONE);
        assertThat(both.name()).isEqualTo("a (3).txt");
        assertThat(Files.readAllBytes(shelf("a (3).txt"))).isEqualTo(bytes(20));
        assertThat(Files.readAllBytes(shelf("a.txt"))).isEqualTo(theirs);

        Upload skipped = controller.upload(List.of(own)).getFirst();
        until(skipped, Phase.CONFLICT);
        skipped.decide(Upload.Resolution.SKIP);
        until(skipped, Phase.SKIPPED);
        assertThat(Files.readAllBytes(shelf("a.txt"))).isEqualTo(theirs);
    }

    @Test
    void oneAnswerIsEnoughForAllNamesThatAreTaken() throws Exception {
        onShelf("a.txt", bytes(10));
        onShelf("b.txt", bytes(10));
        List<Upload> both = controller.upload(List.of(write("a.txt", bytes(20)), write("b.txt", bytes(20))));
        until(both.get(0), Phase.CONFLICT);
        until(both.get(1), Phase.CONFLICT);
        controller.transfers().decideForAll(Upload.Resolution.REPLACE);
        until(both.get(0), Phase.DONE);
        until(both.get(1), Phase.DONE);
        assertThat(Files.readAllBytes(shelf("b.txt"))).isEqualTo(bytes(20));
    }

    @Test
    void whoAsksEndsAtOnceThoughAllOthersThatMayMoveDo() throws Exception {
        Upload cancelled = asking("cancelled.txt");
        Upload paused = asking("paused.txt");
        Upload skipped = asking("skipped.txt");
        for (int i = 0; i < 3; i++) {
            line.first(FaultyLine.toServer(Kind.STALL, HALF));
            Upload moving =
                    controller.upload(List.of(write("big" + i, new byte[BIG]))).getFirst();
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
        Upload upload = controller.upload(List.of(write("photos", new byte[2]))).getFirst();
        until(upload, Phase.FAILED);
        assertThat(upload.progress().words()).contains("taken by something that is not a file");
    }

    @Test
    void whatSomebodyIsSendingIsTriedAgainUntilItIsThere() throws Exception {
        line.first(FaultyLine.toServer(Kind.STALL, HALF));
        Upload slow = controller.upload(List.of(write("big", new byte[BIG]))).getFirst();
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
        line.first(FaultyLine.toServer(Kind.STALL, HALF));
        Upload slow =
                controller.upload(List.of(write("Photo.JPG", new byte[BIG]))).getFirst();
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
