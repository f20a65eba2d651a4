package roundtable.client.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
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

/** The shelf and its transfers without a window, on a real server and over lines that fail. */
@Timeout(90)
class FilesControllerTest {
    private static final int BIG = 6_000_000;
    private static final int HALF = BIG / 2;

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
        Files.createDirectories(here());
    }

    @AfterEach
    void close() throws IOException {
        controller.close();
        link.close();
        line.close();
        server.close();
    }

    private Path here() {
        return folder.resolve("here");
    }

    private Path shelf(String name) {
        return folder.resolve("server").resolve("server_files").resolve(name);
    }

    private Path write(String name, byte[] content) throws IOException {
        return Files.write(folder.resolve("here").resolve(name), content);
    }

    private static byte[] bytes(int length) {
        byte[] bytes = new byte[length];
        new Random(7).nextBytes(bytes);
        return bytes;
    }

    private static String sha256(byte[] content) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    }

    private FilesEvent.Listed onShelf(String name, byte[] content) throws Exception {
        Files.write(shelf(name), content);
        controller.refresh();
        String wanted = sha256(content);
        deliveries.until(
                name + " is listed",
                () -> model.files().stream()
                        .anyMatch(file -> file.name().equals(name) && wanted.equals(file.sha256())));
        return model.files().stream()
                .filter(file -> file.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private void until(Transfer transfer, Phase phase) throws InterruptedException {
        deliveries.until(
                transfer.name() + " is " + phase + ", not " + transfer.progress(),
                () -> transfer.progress().phase() == phase);
    }

    private List<String> partsHere() throws IOException {
        try (Stream<Path> files = Files.list(here())) {
            return files.map(path -> path.getFileName().toString())
                    .filter(name -> name.endsWith(".part"))
                    .toList();
        }
    }

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
