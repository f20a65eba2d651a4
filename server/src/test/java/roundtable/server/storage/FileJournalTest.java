package roundtable.server.storage;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The file that must not lose what was acknowledged, whatever a crash leaves of it. */
final class FileJournalTest {
    private static final Logger LOG = Logger.getLogger("roundtable.journal");

    @TempDir
    private Path folder;

    @BeforeEach
    void quietly() {
        LOG.setLevel(Level.OFF);
    }

    @AfterEach
    void restore() {
        LOG.setLevel(null);
    }

    private Path file() {
        return folder.resolve("journal");
    }

    private static List<String> contents(Path file) throws IOException {
        List<String> batches = new ArrayList<>();
        try (FileJournal journal = FileJournal.open(file)) {
            journal.replay((position, entries) -> batches.add(new String(entries, UTF_8)));
        }
        return batches;
    }

    /** Appends batches of one or two entries, and returns where each begins, and where the last ends. */
    private static List<Long> write(Path file, int batches) throws IOException {
        List<Long> positions = new ArrayList<>();
        try (FileJournal journal = FileJournal.open(file)) {
            journal.replay((position, entries) -> true);
            for (int i = 0; i < batches; i++) {
                byte[] entry = ("{\"n\":" + i + ",\"text\":\"ü😀\"}").getBytes(UTF_8);
                positions.add(journal.append(i % 2 == 0 ? List.of(entry) : List.of(entry, entry)));
            }
            positions.add(journal.end());
        }
        return positions;
    }

    @Test
    void cutAtEveryByteOfItsLastRecordsItHasAllThatWasWholeAndKeepsTheRest() throws Exception {
        List<Long> positions = write(file(), 6);
        byte[] whole = Files.readAllBytes(file());
        List<String> all = contents(file());
        assertThat(all).hasSize(6);
        for (int length = Math.toIntExact(positions.get(2)); length < whole.length; length++) {
            Path dir = Files.createDirectory(folder.resolve("cut" + length));
            Path cut = Files.write(dir.resolve("journal"), Arrays.copyOf(whole, length));
            int complete = wholeBatches(positions, length);
            assertThat(contents(cut)).as("cut at %d", length).isEqualTo(all.subList(0, complete));
            int end = Math.toIntExact(positions.get(complete));
            assertThat(Files.size(cut)).isEqualTo(end);
            if (end < length) {
                assertThat(Files.readAllBytes(dir.resolve("journal.torn-at-" + end)))
                        .as("the torn part is kept")
                        .isEqualTo(Arrays.copyOfRange(whole, end, length));
            }
            write(cut, 1);
            assertThat(contents(cut)).as("it can be written on").hasSize(complete + 1);
        }
    }

    private static int wholeBatches(List<Long> positions, int length) {
        int complete = 0;
        while (complete + 1 < positions.size() && positions.get(complete + 1) <= length) {
            complete++;
        }
        return complete;
    }

    @Test
    void cutWithinItsVeryFirstLineItBeginsAnew() throws Exception {
        write(file(), 0);
        byte[] whole = Files.readAllBytes(file());
        for (int length = 0; length < whole.length; length++) {
            Path cut = Files.write(folder.resolve("cut" + length), Arrays.copyOf(whole, length));
            assertThat(contents(cut)).isEmpty();
            write(cut, 1);
            assertThat(contents(cut)).hasSize(1);
        }
    }

    @Test
    void anyChangedByteInTheMiddleStopsItWithThePlace() throws Exception {
        List<Long> positions = write(file(), 4);
        byte[] whole = Files.readAllBytes(file());
        for (int at = Math.toIntExact(positions.get(1)); at < positions.get(2); at++) {
            byte[] damaged = whole.clone();
            damaged[at] ^= 1;
            Path copy = Files.write(folder.resolve("damaged"), damaged);
            assertThatThrownBy(() -> contents(copy))
                    .as("damaged at %d", at)
                    .isInstanceOf(JournalException.class)
                    .hasMessageContaining(copy + " is damaged: the record at byte " + positions.get(1))
                    .hasMessageContaining("Restore the file from a copy");
            assertThat(Files.readAllBytes(copy)).as("it is left as it is").isEqualTo(damaged);
        }
    }

    @Test
    void zerosOrScrapBehindTheLastRecordAreCutOff() throws Exception {
        write(file(), 2);
        byte[] whole = Files.readAllBytes(file());
        for (byte[] scrap : List.of(new byte[4_096], "\n\n\n".getBytes(UTF_8), "0123abcd [{}]\n".getBytes(UTF_8))) {
            byte[] longer = Arrays.copyOf(whole, whole.length + scrap.length);
            System.arraycopy(scrap, 0, longer, whole.length, scrap.length);
            Files.write(file(), longer);
            assertThat(contents(file())).hasSize(2);
            assertThat(Files.readAllBytes(file())).isEqualTo(whole);
        }
    }

    @Test
    void aFileOfSomethingElseIsLeftAlone() throws Exception {
        Files.writeString(file(), "My diary, which is longer than one line\nand has another\n");
        assertThatThrownBy(() -> contents(file())).isInstanceOf(JournalException.class);
        assertThat(Files.readString(file())).startsWith("My diary");
    }

    @Test
    void itCanBeReadFromAnyBatchWhileItIsWritten() throws Exception {
        try (FileJournal journal = FileJournal.open(file())) {
            journal.replay((position, entries) -> true);
            List<Long> positions = new ArrayList<>();
            for (int i = 0; i < 300; i++) {
                positions.add(journal.append(List.of(("{\"n\":" + i + "}").getBytes(UTF_8))));
            }
            List<String> read = new ArrayList<>();
            journal.read(positions.get(290), (position, entries) -> {
                assertThat(position).isEqualTo(positions.get(290 + read.size()));
                return read.add(new String(entries, UTF_8)) && read.size() < 5;
            });
            assertThat(read)
                    .containsExactly(
                            "[{\"n\":290}]", "[{\"n\":291}]", "[{\"n\":292}]", "[{\"n\":293}]", "[{\"n\":294}]");
        }
    }

    @Test
    void whatASnapshotVouchesForIsSkippedOnlyWhileEveryBitOfItIsTheSame() throws Exception {
        List<Long> positions = write(file(), 6);
        long third = positions.get(3);
        String checksum;
        try (FileJournal journal = FileJournal.open(folder.resolve("first"))) {
            Files.write(folder.resolve("first"), Arrays.copyOf(Files.readAllBytes(file()), Math.toIntExact(third)));
            journal.replay((position, entries) -> true);
            checksum = journal.checksum();
        }
        List<String> all = contents(file());
        assertThat(contentsBehind(third, checksum)).isEqualTo(all.subList(3, 6));
        byte[] whole = Files.readAllBytes(file());
        for (int at = 0; at < third; at++) {
            byte[] damaged = whole.clone();
            damaged[at] ^= 1;
            Files.write(file(), damaged);
            try (FileJournal journal = FileJournal.open(file())) {
                assertThat(journal.skip(third, checksum))
                        .as("damaged at %d", at)
                        .isFalse();
                assertThatThrownBy(() -> journal.replay((position, entries) -> true))
                        .as("damaged at %d", at)
                        .isInstanceOf(JournalException.class);
            }
        }
    }

    @Test
    void aJournalThatHasBecomeShorterThanItsSnapshotIsNotUsed() throws Exception {
        List<Long> positions = write(file(), 3);
        try (FileJournal journal = FileJournal.open(file())) {
            assertThatThrownBy(() -> journal.skip(positions.getLast() + 1, "00000000"))
                    .isInstanceOf(JournalException.class)
                    .hasMessageContaining("shorter than it was");
        }
    }

    @Test
    void theChecksumGoesOnOverWhatIsAppendedAndOverARestart() throws Exception {
        write(file(), 2);
        write(file(), 2);
        String appended;
        long end;
        try (FileJournal journal = FileJournal.open(file())) {
            journal.replay((position, entries) -> true);
            journal.append(List.of("{}".getBytes(UTF_8)));
            appended = journal.checksum();
            end = journal.end();
        }
        assertThat(contentsBehind(end, appended)).isEmpty();
    }

    private List<String> contentsBehind(long position, String checksum) throws IOException {
        List<String> batches = new ArrayList<>();
        try (FileJournal journal = FileJournal.open(file())) {
            assertThat(journal.skip(position, checksum)).isTrue();
            journal.replay((at, entries) -> batches.add(new String(entries, UTF_8)));
        }
        return batches;
    }
}
