package roundtable.server.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is known of a file because it was just stored here. */
class StoredHashTest {
    @TempDir
    private Path folder;

    /** The hash that it is stored with is none of its content's, so one that was read from the file would be another. */
    @Test
    void noFileThatWasStoredWhileOthersLookedIsReadThroughAgain() throws Exception {
        try (Shelf shelf = new Shelf(folder.resolve("shelf"))) {
            for (int i = 0; i < 200; i++) {
                Files.createFile(folder.resolve("shelf/there " + i));
            }
            AtomicBoolean over = new AtomicBoolean();
            CompletableFuture<Void> looking = CompletableFuture.runAsync(() -> {
                while (!over.get()) {
                    look(shelf);
                }
            });
            for (int i = 0; i < 200; i++) {
                shelf.place(Files.createFile(folder.resolve("part")), "stored " + i, "known " + i, null);
            }
            over.set(true);
            looking.join();
            for (int i = 0; i < 200; i++) {
                assertThat(shelf.require("stored " + i).sha256()).isEqualTo("known " + i);
            }
        }
    }

    private static void look(Shelf shelf) {
        try {
            shelf.look();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
