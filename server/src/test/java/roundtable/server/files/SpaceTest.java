package roundtable.server.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import roundtable.protocol.FilesRequest;

class SpaceTest {
    @TempDir
    private Path folder;

    @Test
    void anOldPartThatSomebodyGoesOnWithIsNotRemoved() throws Exception {
        Instant now = Instant.now();
        try (Shelf shelf = new Shelf(folder.resolve("shelf"))) {
            PartFiles parts = new PartFiles(folder.resolve("uploads"), shelf.root());
            Space space = new Space(shelf, parts, new ShelfLimits(ShelfLimits.NO_QUOTA, 0));
            FilesRequest.Put put = new FilesRequest.Put("old", 2L, "0".repeat(64), null);
            Path part = Files.write(parts.of(put), new byte[1]);
            Files.setLastModifiedTime(part, FileTime.from(now.minus(Duration.ofDays(8))));
            try (Space.Claim claim = space.claim(put)) {
                space.clear(now);
                assertThat(claim.part()).isEqualTo(part).exists();
            }
            space.clear(now);
            assertThat(part).doesNotExist();
        }
    }
}
