package roundtable.client.editor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Texts from real files and into them. */
class TextFilesTest {
    @TempDir
    private Path folder;

    private final TextFiles files = new TextFiles(Runnable::run);

    private String read(Path file) throws Exception {
        CompletableFuture<String> outcome = new CompletableFuture<>();
        files.read(file, imported -> outcome.complete(imported.name() + ": " + imported.text()), outcome::complete);
        return outcome.get(20, TimeUnit.SECONDS);
    }

    private String write(Path file, String text) throws Exception {
        CompletableFuture<String> outcome = new CompletableFuture<>();
        files.write(file, text, () -> outcome.complete("written"), outcome::complete);
        return outcome.get(20, TimeUnit.SECONDS);
    }

    @Test
    void aTextIsReadWithTheLineEndsOfADocument() throws Exception {
        Path file = Files.writeString(folder.resolve("notes.txt"), "\uFEFFone\r\ntwo\rthree 😀\n");
        assertThat(read(file)).isEqualTo("notes.txt: one\ntwo\nthree 😀\n");
        assertThat(read(Files.createFile(folder.resolve("empty")))).isEqualTo("empty: ");
    }

    @Test
    void whatIsNoTextIsToldSo() throws Exception {
        Path latin = Files.write(folder.resolve("latin.txt"), "schön".getBytes(StandardCharsets.ISO_8859_1));
        assertThat(read(latin)).isEqualTo("the file is not UTF-8 text");
        assertThat(read(folder)).isEqualTo("a folder is no text");
        assertThat(read(folder.resolve("none"))).isEqualTo("There is no file " + folder.resolve("none") + ".");
    }

    @Test
    void aFileThatIsWrittenOverKeepsItsPlaceAndWhoMayReadIt() throws Exception {
        assumeThat(folder.getFileSystem().supportedFileAttributeViews()).contains("posix");
        Path shared = Files.writeString(folder.resolve("shared.txt"), "before");
        Files.setPosixFilePermissions(shared, PosixFilePermissions.fromString("rw-rw-r--"));
        Path link = Files.createSymbolicLink(folder.resolve("link.txt"), shared);
        assertThat(write(link, "after 😀")).isEqualTo("written");
        assertThat(shared).hasContent("after 😀");
        assertThat(link).isSymbolicLink();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(shared)))
                .isEqualTo("rw-rw-r--");

        Path usual = Files.createFile(folder.resolve("usual"));
        assertThat(write(folder.resolve("new.txt"), "text")).isEqualTo("written");
        assertThat(Files.getPosixFilePermissions(folder.resolve("new.txt")))
                .isEqualTo(Files.getPosixFilePermissions(usual));
    }

    @Test
    void whatCannotBeWrittenIsToldByItsNameAndLeavesNothing() throws Exception {
        Path nowhere = folder.resolve("none").resolve("text.txt");
        assertThat(write(nowhere, "text")).isEqualTo("There is no file " + nowhere + ".");
        assertThat(write(Files.createDirectories(folder.resolve("taken/inside")).getParent(), "text"))
                .contains("taken");
        try (Stream<Path> left = Files.walk(folder)) {
            assertThat(left.filter(Files::isRegularFile)).isEmpty();
        }
    }
}
