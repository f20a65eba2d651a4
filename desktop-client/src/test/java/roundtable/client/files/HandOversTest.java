package roundtable.client.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import roundtable.client.Deliveries;
import roundtable.client.files.FaultyLine.Kind;
import roundtable.client.text.Messages;
import roundtable.protocol.FilesEvent.Listed;
import roundtable.protocol.Service;
import roundtable.server.Options;
import roundtable.server.Server;

/** Files of the shelf for other programs, on a real server. */
@Timeout(60)
class HandOversTest {
    @TempDir
    private Path folder;

    private final Deliveries deliveries = new Deliveries();
    private final List<String> notices = new ArrayList<>();
    private Server server;
    private FaultyLine line;
    private HandOvers handOvers;

    @BeforeEach
    void start() throws Exception {
        server = Server.start(
                Options.defaults().withData(folder.resolve("server")).withAnyPorts());
        line = new FaultyLine(server.port(Service.FILES));
        handOvers = new HandOvers(line, deliveries, "Download", notices::add);
    }

    @AfterEach
    void close() throws IOException {
        handOvers.close();
        line.close();
        server.close();
    }

    private Listed onShelf(String name, byte[] content) throws Exception {
        Files.write(folder.resolve("server/server_files").resolve(name), content);
        String sha256 =
                HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        return new Listed(name, content.length, Instant.EPOCH, sha256);
    }

    private HandOver begin(Listed... files) {
        return handOvers.begin(List.of(files)).orElseThrow();
    }

    @Test
    void whatIsTakenHoldOfComesByItselfUnderItsOwnNameAndOnlyOnce() throws Exception {
        Listed notes = onShelf("notes.txt", "Read chapter 7.".getBytes(StandardCharsets.UTF_8));
        Listed empty = onShelf("empty.txt", new byte[0]);
        HandOver both = begin(notes, empty);
        deliveries.until("both are here", both::isWhole);
        assertThat(both.paths())
                .extracting(path -> path.getFileName().toString())
                .containsExactly("notes.txt", "empty.txt");
        assertThat(both.paths().getFirst()).hasContent("Read chapter 7.");
        assertThat(both.paths().getLast()).isEmptyFile();
        assertThat(begin(notes).isWhole()).as("without being fetched again").isTrue();
        assertThat(line.connections()).isEqualTo(2);

        Listed other = onShelf("notes.txt", "Read chapter 8.".getBytes(StandardCharsets.UTF_8));
        HandOver later = begin(other);
        deliveries.until("the new one is here", later::isWhole);
        assertThat(later.paths().getFirst()).hasContent("Read chapter 8.");
        assertThat(both.paths().getFirst()).hasContent("Read chapter 7.");
        assertThat(notices).isEmpty();
    }

    @Test
    void whatIsWantedTooEarlyIsSaidAndSaidAgainWhenItIsHere() throws Exception {
        HandOver file = begin(onShelf("notes.txt", "Read chapter 7.".getBytes(StandardCharsets.UTF_8)));
        handOvers.tooEarly(file);
        assertThat(notices).containsExactly(Messages.text("files.hand-over.early", 1, "notes.txt"));
        deliveries.until("it is here", () -> notices.size() == 2);
        assertThat(file.isWhole()).isTrue();
        assertThat(notices).last().isEqualTo(Messages.text("files.hand-over.again", 1, "notes.txt"));
    }

    @Test
    void whatIsTakenNowIsGivenOnceItIsHere() throws Exception {
        List<Path> given = new ArrayList<>();
        HandOver file = begin(onShelf("notes.txt", "Read chapter 7.".getBytes(StandardCharsets.UTF_8)));
        handOvers.give(file, given::addAll);
        assertThat(given).isEmpty();
        deliveries.until("it is given", () -> !given.isEmpty());
        assertThat(given.getFirst()).hasContent("Read chapter 7.");
        assertThat(notices)
                .containsExactly(
                        Messages.text("files.hand-over.coming", 1, "notes.txt"),
                        Messages.text("files.hand-over.copied", 1, "notes.txt"));
    }

    @Test
    void aLineThatBreaksIsSaidAndTheNextTryBeginsAnew() throws Exception {
        Listed file = onShelf("notes.bin", new byte[1_000_000]);
        line.first(FaultyLine.fromServer(Kind.CUT, 500_000));
        Path broken = begin(file).paths().getFirst();
        deliveries.until("it is said", () -> !notices.isEmpty());
        assertThat(notices).containsExactly(Messages.text("files.hand-over.broken", "notes.bin"));
        await("nothing of it is left").until(() -> Files.notExists(broken.getParent()));
        HandOver again = begin(file);
        deliveries.until("it is here", again::isWhole);
        assertThat(again.paths().getFirst()).hasSize(1_000_000);
    }

    @Test
    void nothingIsLeftOfWhatIsStillOnItsWayAtTheEnd() throws Exception {
        Listed file = onShelf("notes.bin", new byte[1_000_000]);
        line.first(FaultyLine.fromServer(Kind.STALL, 500_000));
        Path parts = begin(file).paths().getFirst().getParent();
        await("some of it is here").until(() -> !isEmpty(parts));
        handOvers.close();
        assertThat(isEmpty(parts)).as("nothing of it is left").isTrue();
        deliveries.drain();
        assertThat(notices).isEmpty();
    }

    private static boolean isEmpty(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.findAny().isEmpty();
        }
    }

    @Test
    void whatIsTooLargeIsNotEvenBegun() {
        Listed large = new Listed("film.mkv", HandOvers.MOST, Instant.EPOCH, "0".repeat(64));
        assertThat(handOvers.begin(List.of(large, new Listed("more.txt", 1, Instant.EPOCH, "0".repeat(64)))))
                .isEmpty();
        assertThat(notices)
                .containsExactly(
                        Messages.text("files.hand-over.large", 2, "film.mkv", HandOvers.MOST / 1_000_000, "Download"));
        assertThat(line.connections()).isZero();
    }
}
