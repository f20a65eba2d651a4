package roundtable.client.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import roundtable.protocol.Wire;

class UnfinishedFolderTest {
    private static final KnownServer HERE = new KnownServer(null, "here:8080");

    @TempDir
    private Path folder;

    private static Unfinished transfer(String server) {
        return new Unfinished(
                server,
                null,
                Unfinished.Direction.DOWN,
                "notes.txt",
                "/home/asha/notes.txt",
                10,
                "0".repeat(64),
                false);
    }

    /** A note of another window, which has been closed for so long. */
    private Unfinished left(String server, Duration ago) throws IOException {
        Unfinished transfer = transfer(server);
        try (UnfinishedFolder other = new UnfinishedFolder(folder)) {
            age(other.keep(transfer).file(), ago);
        }
        return transfer;
    }

    private static void age(Path file, Duration ago) throws IOException {
        Files.setLastModifiedTime(file, FileTime.from(Instant.now().minus(ago)));
    }

    private List<Path> notes() throws IOException {
        return files(".transfer");
    }

    private List<Path> files(String suffix) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(suffix)).toList();
        }
    }

    private List<Unfinished> claimed(KnownServer server) throws IOException {
        try (UnfinishedFolder next = new UnfinishedFolder(folder)) {
            return next.claim(server).stream()
                    .map(UnfinishedFolder.Note::content)
                    .toList();
        }
    }

    @Test
    void aTransferWaitsAMonthForAServerThatNobodyConnectsTo() throws Exception {
        Unfinished old = left("old:8080", Duration.ofDays(29));
        left("forgotten:8080", Duration.ofDays(31));
        Unfinished own = left("here:8080", Duration.ofDays(31));
        assertThat(claimed(HERE)).containsExactly(own);
        assertThat(notes()).as("its own, and that of the month").hasSize(2);
        assertThat(claimed(new KnownServer(null, "old:8080"))).containsExactly(old);
        assertThat(claimed(new KnownServer(null, "forgotten:8080"))).isEmpty();
    }

    @Test
    void whatAWindowRunsNoOtherTakes() throws Exception {
        try (UnfinishedFolder first = new UnfinishedFolder(folder)) {
            UnfinishedFolder.Note note = first.keep(transfer("here:8080"));
            assertThat(claimed(HERE)).isEmpty();
            note.drop();
        }
        assertThat(folder).as("nothing is left of a window that has finished").isEmptyDirectory();
    }

    @Test
    void aServerIsKnownByItsIdentityAndElseByItsAddress() throws Exception {
        Unfinished told = new Unfinished(
                "here:8080", "server-1", Unfinished.Direction.UP, "a.txt", "/home/asha/a.txt", -1, null, false);
        try (UnfinishedFolder other = new UnfinishedFolder(folder)) {
            other.keep(told);
        }
        assertThat(claimed(new KnownServer("server-2", "here:8080"))).isEmpty();
        assertThat(claimed(HERE)).isEmpty();
        assertThat(claimed(new KnownServer("server-1", "elsewhere:8080"))).containsExactly(told);
        Unfinished untold = left("here:8080", Duration.ZERO);
        assertThat(claimed(new KnownServer("server-2", "here:8080"))).containsExactly(untold);
    }

    @Test
    void aNoteThatWouldLeadElsewhereIsNotTaken() throws Exception {
        left("here:8080", Duration.ZERO);
        Path note = notes().getFirst();
        Files.writeString(note, Files.readString(note).replace("0".repeat(64), "/../../x"));
        assertThat(claimed(HERE)).isEmpty();
    }

    @Test
    void aBrokenNoteKeepsNoOtherFromBeingTakenAndIsRemovedAfterAMonth() throws Exception {
        Path empty = Files.createFile(folder.resolve("0.1.transfer"));
        Path half = Files.writeString(folder.resolve("1.1.transfer"), "{\"server\":\"he");
        Path gone = Files.createSymbolicLink(folder.resolve("2.1.transfer"), folder.resolve("nowhere"));
        age(half, Duration.ofDays(31));
        Unfinished own = left("here:8080", Duration.ZERO);
        assertThat(claimed(HERE)).containsExactly(own);
        assertThat(empty).exists();
        assertThat(half).doesNotExist();
        age(empty, Duration.ofDays(31));
        Files.delete(gone);
        assertThat(claimed(HERE)).containsExactly(own);
        assertThat(notes()).hasSize(1);
        assertThat(files(".window")).hasSize(1);
    }

    /** It held a lock on each note, which was a random name. */
    @Test
    void whatAnEarlierVersionHasLeftIsTakenAndWhatItRunsIsNot() throws Exception {
        Path left = Files.write(folder.resolve("a.transfer"), Wire.write(transfer("here:8080")));
        Path run = Files.write(folder.resolve("b.transfer"), Wire.write(transfer("here:8080")));
        try (FileChannel other = FileChannel.open(run, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            other.lock(Long.MAX_VALUE - 1, 1, false);
            assertThat(claimed(HERE)).hasSize(1);
        }
        assertThat(left).doesNotExist();
        assertThat(run).exists();
        assertThat(claimed(HERE)).hasSize(2);
    }
}
