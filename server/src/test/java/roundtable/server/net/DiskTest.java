package roundtable.server.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file that keeps its readers waiting, as a slow disk does: a pipe into which nobody has written yet. */
final class DiskTest {
    @TempDir
    private Path folder;

    @Test
    void whoWaitsForTheDiskKeepsNobodyElseFromTheProcessor() throws Exception {
        Path pipe = folder.resolve("pipe");
        assumeTrue(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor() == 0);
        int carriers = Runtime.getRuntime().availableProcessors();
        List<FileChannel> files = new ArrayList<>();
        List<Thread> waiting = new ArrayList<>();
        for (int i = 0; i < carriers; i++) {
            // For writing, too: so that opening it waits for nobody.
            FileChannel file = FileChannel.open(pipe, StandardOpenOption.READ, StandardOpenOption.WRITE);
            files.add(file);
            waiting.add(Thread.ofVirtual().start(() -> read(file)));
        }
        Thread other = Thread.ofVirtual().start(() -> {});
        boolean ran = other.join(Duration.ofSeconds(10));
        Files.write(pipe, new byte[carriers]);
        for (Thread thread : waiting) {
            thread.join();
        }
        for (FileChannel file : files) {
            file.close();
        }
        assertThat(ran).isTrue();
    }

    private static void read(FileChannel file) {
        try {
            Disk.call(() -> (long) file.read(ByteBuffer.allocate(1)));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void whatGoesWrongIsTold() {
        assertThatThrownBy(() -> Disk.call(() -> {
                    throw new EOFException("the end");
                }))
                .isInstanceOf(EOFException.class)
                .hasMessage("the end");
        assertThatThrownBy(() -> Disk.call(() -> {
                    throw new IllegalArgumentException("wrong");
                }))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
