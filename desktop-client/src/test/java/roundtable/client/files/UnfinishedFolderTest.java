package roundtable.client.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UnfinishedFolderTest {
    @TempDir
    private Path folder;

    /** A note of another window, which has been closed for so long. */
    private Unfinished left(String server, Duration ago) throws IOException {
        Unfinished transfer = new Unfinished(
                server,
                null,
                Unfinished.Direction.DOWN,
                "notes.txt",
                "/home/asha/notes.txt",
                10,
                "0".repeat(64),
                false);
        List<Path> before = notes();
        new UnfinishedFolder(folder).keep(transfer).close();
        Path note = notes().stream()
                .filter(file -> !before.contains(file))
                .findFirst()
                .orElseThrow();
        Files.setLastModifiedTime(note, FileTime.from(Instant.now().minus(ago)));
        return transfer;
    }

    private List<Path> notes() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        }
    }

    @Test
    void aTransferWaitsAMonthForAServerThatNobodyConnectsTo() throws Exception {
        Unfinished old = left("old:8080", Duration.ofDays(29));
        left("forgotten:8080", Duration.ofDays(31));
        Unfinished own = left("here:8080", Duration.ofDays(31));
        List<UnfinishedFolder.Note> claimed = new UnfinishedFolder(folder).claim(new KnownServer(null, "here:8080"));
        assertThat(claimed).extracting(UnfinishedFolder.Note::content).containsExactly(own);
        assertThat(notes()).as("its own, and that of the month").hasSize(2);
        claimed.getFirst().close();

        List<UnfinishedFolder.Note> later = new UnfinishedFolder(folder).claim(new KnownServer(null, "old:8080"));
        assertThat(later).extracting(UnfinishedFolder.Note::content).containsExactly(old);
        assertThat(new UnfinishedFolder(folder).claim(new KnownServer(null, "forgotten:8080")))
                .isEmpty();
        later.getFirst().close();
    }

    @Test
    void aNoteThatWouldLeadElsewhereIsNotTaken() throws Exception {
        left("here:8080", Duration.ZERO);
        Path note = notes().getFirst();
        Files.writeString(note, Files.readString(note).replace("0".repeat(64), "/../../x"));
        assertThat(new UnfinishedFolder(folder).claim(new KnownServer(null, "here:8080")))
                .isEmpty();
    }
}
