package roundtable.client.simulation;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import roundtable.client.simulation.disk.Crash;
import roundtable.client.simulation.disk.SimulatedDisk;
import roundtable.server.storage.DataFolder;
import roundtable.server.storage.FileJournal;

/** What a loss of power leaves of the server's files, whatever of the unforced a disk keeps. */
final class PowerLossTest {
    private static final int SEEDS = 200;

    private final Complaints quiet = new Complaints();

    @AfterEach
    void end() {
        quiet.close();
    }

    private static FileJournal open(SimulatedDisk disk, List<String> batches) throws IOException {
        FileJournal journal =
                FileJournal.open(DataFolder.open(disk.root().resolve("data")).own("journal"));
        journal.replay((position, entries) -> batches.add(new String(entries, UTF_8)));
        return journal;
    }

    @Test
    void aNewFolderIsThereWithAllThatWasStoredInIt() throws IOException {
        for (int seed = 0; seed < SEEDS; seed++) {
            SimulatedDisk disk = new SimulatedDisk(new Random(seed));
            open(disk, new ArrayList<>()).append(List.of("{}".getBytes(UTF_8)));
            disk.restart(true);
            List<String> batches = new ArrayList<>();
            open(disk, batches);
            assertThat(batches).as("seed %d", seed).containsExactly("[{}]");
        }
    }

    /** What the system has given up writing it still shows, until the power fails. */
    @Test
    void aRecordWhoseForceFailedIsOnDiskOnceAStartHasTakenItUp() throws IOException {
        for (int seed = 0; seed < SEEDS; seed++) {
            SimulatedDisk disk = new SimulatedDisk(new Random(seed));
            FileJournal journal = open(disk, new ArrayList<>());
            disk.sick(true);
            assertThatThrownBy(() -> {
                        while (true) {
                            journal.append(List.of("{\"n\":1}".getBytes(UTF_8)));
                        }
                    })
                    .isInstanceOf(IOException.class);
            disk.sick(false);
            disk.restart(false);
            List<String> taken = new ArrayList<>();
            open(disk, taken).append(List.of("{\"n\":2}".getBytes(UTF_8)));
            taken.add("[{\"n\":2}]");
            disk.restart(true);
            List<String> batches = new ArrayList<>();
            open(disk, batches);
            assertThat(batches).as("seed %d", seed).isEqualTo(taken);
        }
    }

    @Test
    void aReplacedFileIsTheOldOrTheNewOne() throws IOException {
        for (int seed = 0; seed < SEEDS; seed++) {
            SimulatedDisk disk = new SimulatedDisk(new Random(seed));
            Path file = disk.root().resolve("file");
            DataFolder.replace(file, "old".getBytes(UTF_8));
            disk.crashAfter(seed % 8);
            try {
                DataFolder.replace(file, "the new one".getBytes(UTF_8));
            } catch (Crash crash) {
                assertThat(crash).isNotNull();
            }
            disk.restart(true);
            assertThat(Files.readString(file)).as("seed %d", seed).isIn("old", "the new one");
        }
    }
}
