package roundtable.client.editor;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import roundtable.protocol.ProtocolException;
import roundtable.protocol.change.Change;
import roundtable.protocol.change.ChangeJson;

/**
 * The files of one draft: the text under a name of its own, and {@code draft.json}, which names it and says what came
 * since. Each file is written beside and then put in place, the text first, so that at any instant the one in place is
 * whole. For one thread.
 */
final class DraftFolder {
    private static final System.Logger LOG = System.getLogger(DraftFolder.class.getName());
    private static final String INDEX = "draft.json";
    private static final String TEXT = ".txt";

    private static final ObjectMapper JSON = JsonMapper.builder()
            .addModule(new SimpleModule()
                    .addSerializer(Change.class, new ChangeJson.Writer())
                    .addDeserializer(Change.class, new ChangeJson.Reader()))
            .build();

    private final Path folder;
    private String written;

    DraftFolder(Path folder) {
        this.folder = folder;
    }

    /** What stands in {@code draft.json}; {@code length} is the text's, in UTF-16 units. */
    private record Index(
            String document,
            String epoch,
            long revision,
            String text,
            int length,
            Change since,
            Pending flight,
            List<Pending> waiting) {}

    /** The draft, where there is one; a damaged one is set aside, never written over. */
    Optional<Draft> read() throws IOException {
        Index index;
        try {
            index = JSON.readValue(Files.readAllBytes(folder.resolve(INDEX)), Index.class);
            String text = Files.readString(folder.resolve(name(index.text)));
            if (text.length() != index.length) {
                throw new IOException(
                        "its text is " + text.length() + " characters long and should be " + index.length);
            }
            index.since.check(text);
            written = index.text;
            return Optional.of(new Draft(
                    index.document,
                    index.epoch,
                    index.revision,
                    new Draft.Base(index.text, text, index.since),
                    index.flight,
                    index.waiting));
        } catch (NoSuchFileException e) {
            if (Files.notExists(folder.resolve(INDEX))) {
                return Optional.empty();
            }
            return setAside(e);
        } catch (IOException | ProtocolException | NullPointerException e) {
            return setAside(e);
        }
    }

    /** Only the name that a draft gives to its text is a path here. */
    private static String name(String text) {
        if (!text.matches("[0-9a-f]+")) {
            throw ProtocolException.invalid("'text' is not a name");
        }
        return text + TEXT;
    }

    private Optional<Draft> setAside(Exception why) throws IOException {
        Path aside = folder.resolveSibling(folder.getFileName() + " damaged " + System.currentTimeMillis());
        LOG.log(Level.WARNING, "a draft cannot be read and is set aside as " + aside, why);
        Files.createDirectory(aside);
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(one -> !one.endsWith(Drafts.LOCK)).toList()) {
                Files.move(file, aside.resolve(file.getFileName()));
            }
        }
        return Optional.empty();
    }

    /**
     * Puts the draft in the place of the one before.
     *
     * @param forced whether it has to outlive a power failure too
     */
    void write(Draft draft, boolean forced) throws IOException {
        Draft.Base base = draft.base();
        if (!base.name().equals(written)) {
            put(name(base.name()), base.text().toString().getBytes(StandardCharsets.UTF_8), true);
        }
        Index index = new Index(
                draft.document(),
                draft.epoch(),
                draft.revision(),
                base.name(),
                base.text().length(),
                base.since(),
                draft.flight(),
                draft.waiting());
        put(INDEX, JSON.writeValueAsBytes(index), forced);
        if (forced) {
            forceNames(folder);
        }
        if (!base.name().equals(written)) {
            written = base.name();
            removeOldTexts();
        }
    }

    /** The draft is kept elsewhere. */
    void empty() throws IOException {
        Files.deleteIfExists(folder.resolve(INDEX));
        written = null;
        removeOldTexts();
    }

    /** Makes the names in a directory outlive a power failure; where the system has no way to, it needs none. */
    static void forceNames(Path directory) throws IOException {
        if (System.getProperty("os.name").startsWith("Windows")) {
            return;
        }
        try (FileChannel names = FileChannel.open(directory, StandardOpenOption.READ)) {
            names.force(true);
        }
    }

    private void put(String name, byte[] content, boolean forced) throws IOException {
        Path next = folder.resolve(name + ".new");
        try (FileChannel file = FileChannel.open(
                next, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
            ByteBuffer rest = ByteBuffer.wrap(content);
            while (rest.hasRemaining()) {
                file.write(rest);
            }
            if (forced) {
                file.force(true);
            }
        }
        Files.move(next, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private void removeOldTexts() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(this::isOldText).toList()) {
                Files.delete(file);
            }
        }
    }

    private boolean isOldText(Path file) {
        String name = file.getFileName().toString();
        return name.endsWith(TEXT) && !name.equals(written + TEXT);
    }
}
