package roundtable.server.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HashesTest {
    /** A plain file, even for root, that cannot be read: the loopback interface has no speed. */
    private static final Path UNREADABLE = Path.of("/sys/class/net/lo/speed");

    @TempDir
    private Path folder;

    private final Hashes hashes = new Hashes();

    private static BasicFileAttributes attributes(Path path) throws IOException {
        return Files.readAttributes(path, BasicFileAttributes.class);
    }

    @Test
    void aFileThatCannotBeReadIsNotReadAgainByWhoeverAsksNext() throws Exception {
        assumeThat(UNREADABLE).isRegularFile();
        BasicFileAttributes attributes = attributes(UNREADABLE);
        CompletableFuture<String> first = hashes.of(UNREADABLE, attributes);
        await().until(first::isCompletedExceptionally);
        assertThat(hashes.of(UNREADABLE, attributes)).isSameAs(first);
        assertThat(hashes.known(UNREADABLE, attributes)).isEmpty();
    }

    @Test
    void aFileThatHasChangedIsReadAsItIsNow() throws Exception {
        Path file = Files.writeString(folder.resolve("file"), "now");
        BasicFileAttributes before = attributes(file);
        Files.writeString(file, "and then");
        CompletableFuture<String> given = hashes.of(file, before);
        await().until(given::isCompletedExceptionally);
        assertThat(hashes.of(file, before)).isNotSameAs(given);
        assertThat(hashes.of(file, attributes(file)).get()).hasSize(64);
    }
}
