package roundtable.client.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class FileHashTest {
    private static final byte[] CONTENT = new byte[3_000_001];

    @TempDir
    private Path folder;

    private Path file;
    private String sha256;

    @BeforeEach
    void write() throws Exception {
        new Random(7).nextBytes(CONTENT);
        file = Files.write(folder.resolve("file"), CONTENT);
        sha256 = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(CONTENT));
    }

    @Test
    void itIsTheSameHereAndBesideAndTheProcessEnds() throws Exception {
        try (FileHash here = FileHash.here();
                FileHash beside = FileHash.beside();
                FileChannel channel = FileChannel.open(file)) {
            for (FileHash hash : new FileHash[] {here, beside}) {
                hash.add(channel, 1_000_000, done -> {});
                hash.add(ByteBuffer.wrap(CONTENT, 1_000_000, CONTENT.length - 1_000_000));
                assertThat(hash.hex(channel)).isEqualTo(sha256);
            }
            assertThat(beside.process().handle().onExit().get()).isNotNull();
        }
    }

    @Test
    void aProcessThatGoesAwayCostsTimeAndNothingElse() throws Exception {
        try (FileHash hash = FileHash.beside();
                FileChannel channel = FileChannel.open(file)) {
            hash.add(ByteBuffer.wrap(CONTENT, 0, 1_000_000));
            hash.process().handle().destroyForcibly();
            hash.process().handle().onExit().get();
            hash.add(ByteBuffer.wrap(CONTENT, 1_000_000, CONTENT.length - 1_000_000));
            assertThat(hash.hex(channel)).isEqualTo(sha256);
        }
    }

    @Test
    void whoIsDoneWithItTakesTheProcessAlong() throws Exception {
        FileHash hash = FileHash.beside();
        hash.add(ByteBuffer.wrap(CONTENT));
        hash.close();
        assertThat(hash.process().handle().onExit().get().isAlive()).isFalse();
    }

    @Test
    void aProcessIsWorthItForLargeFilesAlone() {
        try (FileHash small = FileHash.of(1_000_000)) {
            assertThat(small.process()).isNull();
        }
    }
}
