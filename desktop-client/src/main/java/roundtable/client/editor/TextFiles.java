package roundtable.client.editor;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
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
        if (Files.size(file) > LONGEST) {
            throw new IOException(Messages.text("editor.import.long"));
        }
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(Files.readAllBytes(file)))
                    .toString();
            String plain = text.startsWith("\uFEFF") ? text.substring(1) : text;
            return plain.replace("\r\n", "\n").replace('\r', '\n');
        } catch (CharacterCodingException e) {
            throw new IOException(Messages.text("editor.import.encoding"), e);
        }
    }

    /** Writes a text into a file, which is whole at any moment: the old one or the new one. */
    public void write(Path file, CharSequence text, Runnable then, Consumer<String> failed) {
        String whole = text.toString();
        work(
                () -> {
                    Path beside = Files.createTempFile(file.toAbsolutePath().getParent(), ".", ".part");
                    try {
                        Files.writeString(beside, whole);
                        move(beside, file);
                    } finally {
                        Files.deleteIfExists(beside);
                    }
                    delivery.execute(then);
                },
                failed);
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

    private void work(Work work, Consumer<String> failed) {
        Thread.ofVirtual().name("text file").start(() -> {
            try {
                work.run();
            } catch (IOException e) {
                String why = e.getMessage();
                delivery.execute(() -> failed.accept(why));
            }
        });
    }
}
