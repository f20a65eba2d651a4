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
import org.junit.jupiter.api.io.TempDir;

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
    void whatIsThereAlreadyAndWhatComesMakeOneHash() throws Exception {
        FileHash hash = new FileHash();
        try (FileChannel channel = FileChannel.open(file)) {
            assertThat(hash.add(channel, 1_000_000, done -> {})).isEqualTo(1_000_000);
        }
        ByteBuffer rest = ByteBuffer.wrap(CONTENT, 1_000_000, CONTENT.length - 1_000_000);
        hash.add(rest);
        assertThat(rest.position()).isEqualTo(1_000_000);
        assertThat(hash.hex()).isEqualTo(sha256);
    }

    @Test
    void aFileThatBecameShorterIsToldByWhatWasTakenIn() throws Exception {
        try (FileChannel channel = FileChannel.open(file)) {
            assertThat(new FileHash().add(channel, CONTENT.length + 5L, done -> {}))
                    .isEqualTo(CONTENT.length);
        }
    }
}
