package roundtable.client.editor;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.util.UUID;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import roundtable.client.text.FileTrouble;
import roundtable.client.text.Messages;
import roundtable.protocol.FileNames;

/** Texts that come from files and go into files, read and written off the thread that edits. */
public final class TextFiles {
    /** What a document may hold, in bytes of a file that has no other letters than ASCII. */
    private static final long LONGEST = 32L << 20;

    private final Executor delivery;

    /** Its outcomes are told on {@code delivery}. */
    public TextFiles(Executor delivery) {
        this.delivery = delivery;
    }

    /** A text that was read, and a name for the document that it can become. */
    public record Imported(String name, String text) {}

    /** Reads a text file. Line ends become LF, and a byte order mark is passed over. */
    public void read(Path file, Consumer<Imported> then, Consumer<String> failed) {
        work(
                file,
                () -> {
                    Imported imported = new Imported(name(file), text(file));
                    delivery.execute(() -> then.accept(imported));
                },
                failed);
    }

    private static String name(Path file) {
        String name = String.valueOf(file.getFileName());
        return FileNames.problem(name) == null ? name : Messages.text("editor.import.unnamed");
    }

    private static String text(Path file) throws IOException {
        if (Files.isDirectory(file)) {
            throw new Unfit("editor.import.folder", null);
        }
        if (Files.size(file) > LONGEST) {
            throw new Unfit("editor.import.long", null);
        }
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(Files.readAllBytes(file)))
                    .toString();
            String plain = text.startsWith("\uFEFF") ? text.substring(1) : text;
            return plain.replace("\r\n", "\n").replace('\r', '\n');
        } catch (CharacterCodingException e) {
            throw new Unfit("editor.import.encoding", e);
        }
    }

    /** A file whose text no document can hold; the message is for the person. */
    private static final class Unfit extends IOException {
        Unfit(String key, IOException cause) {
            super(Messages.text(key), cause);
        }
    }

    /** Writes a text into a file, which is whole at any moment: the old one or the new one. */
    public void write(Path file, CharSequence text, Runnable then, Consumer<String> failed) {
        String whole = text.toString();
        work(
                file,
                () -> {
                    write(Files.exists(file) ? file.toRealPath() : file.toAbsolutePath(), whole);
                    delivery.execute(then);
                },
                failed);
    }

    private static void write(Path file, String text) throws IOException {
        // Not a temporary file of the system's, which nobody else may read.
        Path beside = file.resolveSibling("." + UUID.randomUUID() + ".part");
        try {
            Files.writeString(beside, text, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
            if (Files.exists(file)
                    && Files.getFileStore(beside).supportsFileAttributeView(PosixFileAttributeView.class)) {
                Files.setPosixFilePermissions(beside, Files.getPosixFilePermissions(file));
            }
            move(beside, file);
        } finally {
            Files.deleteIfExists(beside);
        }
    }

    private static void move(Path beside, Path file) throws IOException {
        try {
            Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(beside, file, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private interface Work {
        void run() throws IOException;
    }

    private void work(Path file, Work work, Consumer<String> failed) {
        Thread.ofVirtual().name("text file").start(() -> {
            try {
                work.run();
            } catch (IOException e) {
                String why = e instanceof Unfit ? e.getMessage() : FileTrouble.words(e, file.toString());
                delivery.execute(() -> failed.accept(why));
            }
        });
    }
}
