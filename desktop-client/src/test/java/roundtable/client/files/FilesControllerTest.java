package roundtable.client.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import roundtable.client.files.FaultyLine.Kind;
import roundtable.client.files.TransferProgress.Phase;
import roundtable.protocol.FilesEvent;
import roundtable.protocol.Service;

/** The shelf and its transfers without a window, on a real server. */
@Timeout(90)
class FilesControllerTest extends RealShelf {
    @Test
    void whatIsUploadedIsListedAndComesDownTheSame() throws Exception {
        byte[] content = bytes(BIG);
        Upload upload = controller.upload(List.of(write("notes.bin", content))).getFirst();
        until(upload, Phase.DONE);
        // What watches the shelf may see a file before its hash is known; that is told behind it.
        deliveries.until(
                "it is listed with its hash", () -> model.files().stream().anyMatch(file -> file.sha256() != null));
        FilesEvent.Listed listed = model.files().getFirst();
        assertThat(listed.sha256()).isEqualTo(sha256(content));
        assertThat(Files.readAllBytes(shelf("notes.bin"))).isEqualTo(content);

        Download download = controller.downloadInto(listed, here());
        until(download, Phase.DONE);
        assertThat(download.target().getFileName()).hasToString("notes (2).bin");
        assertThat(Files.readAllBytes(download.target())).isEqualTo(content);
        assertThat(download.progress().percent()).isEqualTo(100);
        assertThat(partsHere()).isEmpty();
        controller.clearEnded();
        assertThat(model.transfers()).isEmpty();
    }

    @Test
    void emptyFilesGoBothWays() throws Exception {
        until(controller.upload(List.of(write("empty", new byte[0]))).getFirst(), Phase.DONE);
        deliveries.until("it is listed", () -> !model.files().isEmpty());
        Download download = controller.download(model.files().getFirst(), here().resolve("again"));
        until(download, Phase.DONE);
        assertThat(download.target()).isEmptyFile();
    }

    @Test
    void whatCannotBeATransferIsToldInWords() throws Exception {
        assertThat(failure(write("bad:name.txt", new byte[3])))
                .isEqualTo("A name must hold none of < > : \" / \\ | ? *");
        assertThat(failure(write(".hidden", new byte[3]))).contains("must not begin with a dot");
        assertThat(failure(here().resolve("gone.txt"))).startsWith("There is no file ");
        FilesEvent.Listed listed = onShelf("a.txt", bytes(10));
        Files.delete(shelf("a.txt"));
        Download missing = controller.download(listed, here().resolve("a.txt"));
        until(missing, Phase.FAILED);
        assertThat(missing.progress().words()).isEqualTo("This file is there no more.");
        Download nowhere =
                controller.download(listed, here().resolve("no such folder").resolve("a.txt"));
        until(nowhere, Phase.FAILED);
        assertThat(nowhere.progress().words()).startsWith("There is no file ");
    }

    private String failure(Path source) throws Exception {
        Upload upload = controller.upload(List.of(source)).getFirst();
        until(upload, Phase.FAILED);
        return upload.progress().words();
    }

    @Test
    void manyUploadsAllArrive() throws Exception {
        Stream.Builder<Path> sources = Stream.builder();
        for (int i = 0; i < 12; i++) {
            sources.add(write("file-" + i, bytes(1000 * i)));
        }
        List<Upload> uploads = controller.upload(sources.build().toList());
        deliveries.until("none is under way", () -> model.active() == 0);
        assertThat(uploads).allMatch(upload -> upload.progress().phase() == Phase.DONE);
        deliveries.until("all are listed", () -> model.files().size() == 12);
    }

    @Test
    void whatIsDoneToTheShelfByHandIsSeenWithoutAsking() throws Exception {
        Files.write(shelf("live.txt"), bytes(10));
        String hash = sha256(bytes(10));
        deliveries.until("it is listed", () -> model.files().stream().anyMatch(file -> hash.equals(file.sha256())));
        Files.delete(shelf("live.txt"));
        deliveries.until("it is gone", () -> model.files().isEmpty());
    }

    @Test
    void aFolderIsUploadedUnderNamesThatTellWhereEachFileWas() throws Exception {
        Path photos = Files.createDirectories(here().resolve("photos"));
        Files.createDirectories(photos.resolve("beach"));
        Files.write(photos.resolve("beach/1.jpg"), bytes(10));
        Files.write(photos.resolve("all.txt"), bytes(20));
        Files.write(photos.resolve(".hidden"), bytes(30));
        Files.createSymbolicLink(photos.resolve("link"), photos.resolve("all.txt"));
        controller.upload(List.of(photos));
        deliveries.until("both are listed", () -> model.files().size() == 2);
        assertThat(model.files())
                .extracting(FilesEvent.Listed::name)
                .containsExactly("photos - all.txt", "photos - beach - 1.jpg");

        controller.upload(List.of(Files.createDirectory(here().resolve("empty"))));
        deliveries.until("it is said", () -> !model.problem().isEmpty());
        assertThat(model.problem()).isEqualTo("The folder empty holds no files that can be uploaded.");
    }

    @Test
    void twoOfOneNameIntoOneFolderHaveAPlaceEachAlsoWhereOneIsPaused() throws Exception {
        FilesEvent.Listed listed = onShelf("big.bin", bytes(BIG));
        line.first(FaultyLine.fromServer(Kind.STALL, HALF));
        Download paused = controller.downloadInto(listed, here());
        await().until(() -> paused.progress().done() > HALF - 100_000);
        paused.pause();
        until(paused, Phase.PAUSED);
        Download second = controller.downloadInto(listed, here());
        until(second, Phase.DONE);
        assertThat(second.target().getFileName()).hasToString("big (2).bin");
        controller.retry(paused);
        until(paused, Phase.DONE);
        assertThat(Files.readAllBytes(paused.target())).isEqualTo(bytes(BIG));
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void aFileThatCannotBeReadIsNoTroubleOfTheLine() throws Exception {
        // Opens, has a size, and no byte of it can be read.
        assertThat(failure(Path.of("/sys/class/net/lo/speed"))).startsWith("The file could not be used: ");
    }

    @Test
    void textsAndPicturesAreShownAndOtherFilesAreNot() throws Exception {
        FilesEvent.Listed text = onShelf("a.txt", "grüß dich".getBytes(StandardCharsets.UTF_8));
        assertThat(previewOf(text)).isEqualTo(new Preview.Text("a.txt", "grüß dich", false));
        byte[] long1 = "ä".repeat(Previews.MOST_TEXT).getBytes(StandardCharsets.UTF_8);
        assertThat(previewOf(onShelf("long.txt", long1)))
                .isEqualTo(new Preview.Text("long.txt", "ä".repeat(Previews.MOST_TEXT / 2), true));
        byte[] picture = new byte[100_000];
        System.arraycopy(new byte[] {(byte) 0x89, 'P', 'N', 'G'}, 0, picture, 0, 4);
        assertThat(previewOf(onShelf("b.png", picture)))
                .isInstanceOfSatisfying(
                        Preview.Picture.class,
                        shown -> assertThat(shown.content()).isEqualTo(ByteBuffer.wrap(picture)));
        assertThat(previewOf(onShelf("c.bin", bytes(1_000))))
                .isEqualTo(new Preview.None("c.bin", "There is no preview of this kind of file."));
        controller.preview(null);
        deliveries.until("nothing is shown", () -> model.preview().equals(Preview.NOTHING));
    }

    private Preview previewOf(FilesEvent.Listed file) throws InterruptedException {
        controller.preview(file);
        deliveries.until(
                "a preview of " + file.name(),
                () -> !(model.preview() instanceof Preview.Coming)
                        && model.preview().toString().contains(file.name()));
        return model.preview();
    }

    @Test
    void everyoneWhoIsConnectedIsToldWithTheirService() throws Exception {
        controller.refreshVisits();
        deliveries.until("they are told", () -> !model.visits().isEmpty());
        assertThat(model.visits()).anySatisfy(visit -> {
            assertThat(visit.name()).isEqualTo("Asha");
            assertThat(visit.service()).isEqualTo(Service.FILES);
            assertThat(visit.address()).startsWith("127.0.0.1:");
            assertThat(visit.disconnected()).isNull();
        });
    }
}
